import type { NotScanned } from '../../scanner/editor/messages.ts';

/** Why something is not among what was looked at. The last two are the editor's own. */
export type NotScannedReason = NotScanned['reason'] | 'too long to watch' | 'folder of another machine';

/** Things that were left out for one reason, by their addresses. */
export interface LeftOut {
	readonly reason: NotScannedReason;
	readonly uris: readonly string[];
}

/** What was left out, by reason: the fewest first, because they are the ones that somebody can do something about. */
export function leftOutBy(
	all: readonly { readonly uri: string; readonly reason: NotScannedReason }[],
): readonly LeftOut[] {
	const groups = Map.groupBy(all, ({ reason }) => reason);
	return [...groups]
		.map(([reason, some]) => ({ reason, uris: [...new Set(some.map(({ uri }) => uri))].sort() }))
		.sort((a, b) => a.uris.length - b.uris.length || (a.reason < b.reason ? -1 : 1));
}
