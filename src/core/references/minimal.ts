import type { Edit } from '../edit.ts';

/** The same edit without what it leaves as it was at its start and end. */
export function minimalEdit(text: string, edit: Edit): Edit {
	const before = text.slice(edit.start, edit.end);
	const after = edit.text;
	let head = 0;
	while (head < before.length && head < after.length && before[head] === after[head]) {
		head += 1;
	}
	let tail = 0;
	const most = Math.min(before.length, after.length) - head;
	while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
		tail += 1;
	}
	return { start: edit.start + head, end: edit.end - tail, text: after.slice(head, after.length - tail) };
}
