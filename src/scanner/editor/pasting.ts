import { digest } from '../../core/digest.ts';
import { minimalEdit } from '../../core/references/minimal.ts';
import { type Place, replaceAllWithReferences, type Text } from '../../core/references/replaceAll.ts';
import { scan, surroundings } from '../../detect/scan.ts';
import type { PastedLeak, PastedReferences, Pasting } from './messages.ts';

/** A document as it is before something is pasted. */
export interface PasteTarget extends Omit<Text, 'languageId'> {
	readonly version: number;
}

/** The credentials that a pasted text would bring, told by what is around them as in any other text. */
export function pastedLeaks({ text: before, path }: PasteTarget, { start, end, text }: Pasting): readonly PastedLeak[] {
	const from = Math.max(0, start - surroundings);
	const around = before.slice(from, start) + text + before.slice(end, end + surroundings);
	return scan(around, { path })
		.filter(found => !found.suppressed && from + found.start < start + text.length && from + found.end > start)
		.filter(found => found.tier !== 4 && !found.decodedFrom)
		.map(({ rule, secret, ...found }) => {
			const value = secret.reveal();
			return { rule, start: from + found.start, end: from + found.end, digest: digest(value), value };
		});
}

/** What to put in place of `[start, end)` so that references stand where the pasted text has credentials. */
export function pastedReferences(
	target: PasteTarget,
	{ start, end, text, languageId }: Pasting,
	places: readonly Place[],
): PastedReferences | undefined {
	const { text: before, version, ...file } = target;
	const head = before.slice(0, start);
	const tail = before.slice(end);
	const pasted = head + text + tail;
	const { edit, replaced, refused } = replaceAllWithReferences({ ...file, languageId, text: pasted }, places);
	if (edit === undefined || refused.length > 0) {
		return undefined;
	}
	const after = pasted.slice(0, edit.start) + edit.text + pasted.slice(edit.end);
	return after.startsWith(head) && after.endsWith(tail) && after.length >= head.length + tail.length
		? { kind: 'text', replaced, text: after.slice(head.length, after.length - tail.length) }
		: { kind: 'edit', replaced, version, edit: minimalEdit(before, { start: 0, end: before.length, text: after }) };
}
