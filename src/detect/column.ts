import { type Block, blockAround, blockReach, headerOf } from './block.ts';
import { unexplainedWords } from './naming.ts';
import type { Span } from './owner.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** How far up a header or a column list is looked for. */
const reach = 1600;
const maxRows = 24;

/** The name of the column that a value stands in: in SQL by the column list, in a table or a CSV file by the header. */
export function columnOf(text: string, { start, end }: Span): string | undefined {
	const before = text.slice(Math.max(0, start - reach), start);
	return sqlColumn(before) ?? copyColumn(before) ?? markupColumn(before) ?? tableColumn(before, lineBehind(text, end));
}

/** The first cell of a value's row, where the rows of a table say what their values are. */
export function rowTitle(text: string, { start }: Span): string {
	const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	return /^[|\s]{0,8}(?<title>[A-Za-z][\w .()-]{1,40}?)\s{0,40}[|;,\t]/.exec(before)?.groups?.title ?? '';
}

/**
 * Whether a value stands in a row of somebody else's: where another row of the table names Yativo, this one names what nothing
 * explains.
 */
export function isInForeignRow(text: string, { start, end }: Span): boolean {
	const above = text.slice(Math.max(0, start - reach), start).split('\n');
	const below = text.slice(end, end + reach).split('\n');
	const row = [above.pop(), below.shift()].join('\0'.repeat(longestName));
	const separator = ['|', '\t', ',', ';'].find(candidate => row.split(candidate).length > 2);
	if (separator === undefined || !isRow(row, separator)) {
		return false;
	}
	const own = cellsOf(row, separator);
	const others = [...above.slice(-maxRows), ...below.slice(0, maxRows)].map(line => cellsOf(line, separator));
	return (
		!own.some(isYativos) &&
		others.some(
			cells =>
				cells.length === own.length && cells.some((cell, index) => isYativos(cell) && isStranger(own[index] ?? '')),
		)
	);
}

/** Whom a company issues credentials to, in the names of tables, and as lists of nobody else are called. */
const counterparties =
	/^(?:merchant|partner|customer|consumer|integrator|reseller|subscriber|affiliate|client|user|shop)s?$/;
const lists = /^(?:merchants|partners|customers|consumers|integrators|resellers|subscribers|affiliates)$/i;
/** Words of tables that say whom those deal with: what stands there is not issued by the company. */
const dealings =
	/^(?:yativo|providers?|gateways?|psps?|processors?|integrations?|connections?|connectors?|credentials?|accounts?|rails?)$/;
const insertion = /\binsert\s{1,8}(?:ignore\s{1,8})?into\s{1,8}(?<table>[\w."`[\]]{1,80})/gi;

/** Whether a value is of somebody whom the company issues credentials to, in a row that is inserted or in a list: it is for its own API. */
export function isOfCounterparty(text: string, span: Span): boolean {
	return isInsertedOfOne(text, span) || isListedOfOne(text, span);
}

/** What every list of counterparties has above it: most texts are only searched for this. */
const mayList = /(?:merchant|partner|customer|consumer|integrator|reseller|subscriber|affiliate)s/i;

/** How many blocks outward a list of counterparties may be. */
const maxDepth = 2;

function isListedOfOne(text: string, span: Span): boolean {
	if (!mayList.test(text.slice(Math.max(0, span.start - blockReach), span.start))) {
		return false;
	}
	for (let block: Block | undefined = blockAround(text, span), depth = 0; block && depth <= maxDepth; depth++) {
		const name: string = headerOf(block.header) ?? '';
		if (lists.test(name) || speaksOfYativo(name)) {
			return !speaksOfYativo(name);
		}
		block = block.outer();
	}
	return false;
}

function isInsertedOfOne(text: string, { start }: Span): boolean {
	const before = text.slice(Math.max(0, start - reach), start);
	const last = [...before.matchAll(insertion)].at(-1);
	if (last === undefined || /;[ \t]{0,8}(?:--.{0,80})?\r?\n/.test(before.slice(last.index))) {
		return false;
	}
	const words = wordsOf(last.groups?.table ?? '');
	return words.some(word => counterparties.test(word)) && !words.some(word => dealings.test(word));
}

/** A row that is a tuple of strings, numbers and constants, on one line: `('yativo', NULL, 'https://…'),`. */
const tuple = /^\s{0,40}[({[](?<cells>.{1,800})[)}\]]\s{0,4}[,;]?\s{0,4}$/;
const quoted = /(["'`]).{0,400}?\1/g;

/** Commas and semicolons part more than cells. */
function isRow(line: string, separator: string): boolean {
	const cells = tuple.exec(line)?.groups?.cells?.replace(quoted, '') ?? line.replace(/\bhttps?:/g, '');
	return separator === '|' || separator === '\t' || !/[(){}[\]=:]/.test(cells);
}

/** Whether a cell holds no name: it has a number in it, or is as long as no word is and has digits. */
function isValue(cell: string): boolean {
	return /\d{3}|^\W{0,4}(?=\S{0,80}\d)\S{16,80}/.test(cell.replace(/(?:sha-?|md)\d{1,3}/gi, ''));
}

/** The longest cell that is a name and no sentence or value, in characters. */
const longestName = 40;

function isYativos(cell: string): boolean {
	return cell.length <= longestName && speaksOfYativo(cell);
}

function isStranger(cell: string): boolean {
	return cell.length < longestName && !/\d{3}/.test(cell) && unexplainedWords(cell).length > 0;
}

function cellsOf(row: string, separator: string): readonly string[] {
	return row
		.replace(/^\s{0,40}[({[]|[)}\]]\s{0,4}[,;]?\s{0,4}$/g, '')
		.split(separator)
		.map(cell => cell.replace(/["'`*]/g, '').trim());
}

function lineBehind(text: string, end: number): string {
	return text.slice(end, end + reach).split('\n', 1)[0] ?? '';
}

/** `insert into t (a, b) values ('x', '…`: the value's place in its row is its column's place in the list. */
function sqlColumn(before: string): string | undefined {
	const selected = /\(([^()]{1,400})\)\s{1,40}select\s([^;()]{0,200})$/i.exec(before);
	if (selected) {
		const [, names = '', chosen = ''] = selected;
		return names.split(',')[chosen.split(',').length - 1]?.trim();
	}
	const open = before.lastIndexOf('(');
	const values = open < 0 ? -1 : before.toLowerCase().lastIndexOf('values');
	if (values < 0 || open < values) {
		return undefined;
	}
	const columns = /\(([^()]{1,400})\)\s{0,40}$/.exec(before.slice(0, values))?.[1];
	const index = before.slice(open + 1).split(',').length - 1;
	return columns?.split(',')[index]?.trim();
}

/** `copy t (a, b) from stdin;` and rows whose cells are parted by tabs. */
function copyColumn(before: string): string | undefined {
	const columns = /\bcopy\s[^()]{1,120}\(([^()]{1,400})\)\s{1,8}from\s{1,8}stdin\b[\s\S]{0,600}$/i.exec(before)?.[1];
	return columns?.split(',')[before.slice(before.lastIndexOf('\n') + 1).split('\t').length - 1]?.trim();
}

/** Cells and rows of HTML, and of the XML that spreadsheets are saved as. */
const markupRow = /<(?:tr|row)\b/i;
const markupCell = /<(?:t[dh]|cell)\b/i;

function markupColumn(before: string): string | undefined {
	const rows = before.split(markupRow);
	const index = (rows.pop() ?? '').split(markupCell).length - 1;
	const header = rows.find(row => row.split(markupCell).length > index);
	const cell = header?.split(markupCell)[index];
	return index > 0 && rows.length > 1 ? cell?.replace(/^[^>]{0,200}>|<[^<>]{0,200}>?/g, '').trim() : undefined;
}

/** Columns of what password managers export: one for the values of everything, and one that says what each is. */
const isOfEverything = /^(?:login[_ ])?(?:password|secret|value)$/i;
const titles = /^["']?(?:name|title|label|item|entry)["']?$/i;

/** What stands in Markdown between the head of a table and its rows. */
const ruleOfTable = /^\s{0,8}\|?(?:\s{0,8}:?-{1,80}:?\s{0,8}\|){1,24}/;

function tableColumn(before: string, behind: string): string | undefined {
	const lines = before.split('\n');
	const row = lines.pop() ?? '';
	const separator = [',', ';', '\t', '|', /[^\S\n]{2,80}/].find(
		candidate => `${row}${behind}`.split(candidate).length > 1,
	);
	if (separator === undefined) {
		return undefined;
	}
	const index = row.split(separator).length - 1;
	const above = lines.reverse().slice(0, maxRows);
	const head = separator === '|' ? above.findIndex(line => ruleOfTable.test(line)) + 1 : 0;
	for (const line of above.slice(head)) {
		const cells = line.split(separator);
		const cell = cells[index];
		if (cell === undefined) {
			return undefined;
		}
		const name = cell.replace(/["'`]/g, '').trim();
		if (
			cells.length > 1 &&
			!/[:{]\s{0,8}$/.test(line) &&
			/^[A-Za-z][\w .-]{1,40}$/.test(name) &&
			!cells.some(isValue)
		) {
			const title = isOfEverything.test(name) ? cells.findIndex(other => titles.test(other.trim())) : -1;
			return title < 0 || title > index ? name : (row.split(separator)[title]?.replace(/["'`]/g, '').trim() ?? name);
		}
	}
	return undefined;
}
