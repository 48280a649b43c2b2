import type { Span } from './owner.ts';

/** How far up a header or a column list is looked for. */
const reach = 800;
const maxRows = 12;

/** The name of the column that a value stands in: in SQL by the column list, in a CSV or Markdown table by the header. */
export function columnOf(text: string, { start }: Span): string | undefined {
	const before = text.slice(Math.max(0, start - reach), start);
	return sqlColumn(before) ?? tableColumn(before);
}

/** `insert into t (a, b) values ('x', '…`: the value's place in its row is its column's place in the list. */
function sqlColumn(before: string): string | undefined {
	const open = before.lastIndexOf('(');
	const values = open < 0 ? -1 : before.toLowerCase().lastIndexOf('values');
	if (values < 0 || open < values) {
		return undefined;
	}
	const columns = /\(([^()]{1,400})\)\s{0,40}$/.exec(before.slice(0, values))?.[1];
	const index = before.slice(open + 1).split(',').length - 1;
	return columns?.split(',')[index]?.trim();
}

function tableColumn(before: string): string | undefined {
	const lines = before.split('\n');
	const row = lines.pop() ?? '';
	const separator = [',', ';', '\t', '|', /[^\S\n]{2,80}/].find(candidate => row.split(candidate).length > 1);
	if (separator === undefined) {
		return undefined;
	}
	const index = row.split(separator).length - 1;
	for (const line of lines.reverse().slice(0, maxRows)) {
		const cells = line.split(separator);
		const cell = cells[index];
		if (cell === undefined) {
			return undefined;
		}
		const name = cell.replace(/["'`]/g, '').trim();
		if (/^[A-Za-z][\w .-]{1,40}$/.test(name) && cells.every(other => !/\d{3}/.test(other))) {
			return name;
		}
	}
	return undefined;
}
