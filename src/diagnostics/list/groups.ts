import { keyHandle } from '../../core/keyHandle.ts';
import type { KnownKey } from '../../core/knownKeys.ts';
import { comparePlaces, type ListedLeak } from './listedLeak.ts';

/** How the list is arranged. */
export type Grouping = 'key' | 'file';

/** Leaks that belong together; never empty. */
export type LeakGroup = {
	/** The same as long as it stands for the same key or file. */
	readonly id: string;
	readonly leaks: readonly [ListedLeak, ...ListedLeak[]];
} & (
	| { readonly kind: 'key'; readonly masked: string; readonly owner?: KnownKey }
	| { readonly kind: 'file'; readonly path: string; readonly uri?: string }
);

/** The groups in the order of their gravest leaks, and the leaks of each in the order in which they stand in files. */
export function groupLeaks(leaks: readonly ListedLeak[], grouping: Grouping): readonly LeakGroup[] {
	const groups = Map.groupBy(leaks, leak => (grouping === 'key' ? keyOf(leak) : leak.path));
	return [...groups].flatMap<LeakGroup>(([id, members]) => {
		const [gravest] = members;
		const [first, ...rest] = members.toSorted(comparePlaces);
		if (!gravest || !first) {
			return [];
		}
		const common = { id: `${grouping}|${id}`, leaks: [first, ...rest] as const };
		if (grouping === 'file') {
			const open = members.find(({ source }) => source === 'files');
			const uri = open?.cell?.notebook ?? open?.uri;
			return [{ ...common, kind: 'file', path: first.path, ...(uri !== undefined && { uri }) }];
		}
		const { owner, leak } = gravest;
		return [{ ...common, kind: 'key', masked: leak.masked, ...(owner && { owner }) }];
	});
}

/** Both halves of a key that is known are one; of others each credential stands for itself. */
function keyOf({ owner, leak }: ListedLeak): string {
	return owner ? `${owner.profile.id} ${keyHandle(owner.key)}` : leak.digest;
}
