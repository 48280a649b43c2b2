import { read } from './value.ts';

/** Read alike by programs and shells without quotes. */
const plain = /^[\w.:/@%+,=~-]+$/;

/**
 * How to write a value behind `NAME=` so that a program reads exactly that value, whatever follows in the file: without
 * quotes where that is safe, else in the first kind of quotes that can hold it, `preferred` before the others.
 *
 * @returns `undefined` when no way of writing can hold the value, such as one with all three kinds of quotes.
 */
export function writtenValue(value: string, preferred?: string): string | undefined {
	if (value === '') {
		return '';
	}
	const quoted = [`'${value}'`, `"${value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`, `\`${value}\``];
	const alike = quoted.filter(written => written[0] === preferred);
	const ways = [...alike, ...(plain.test(value) ? [value] : []), ...quoted, value];
	return ways.find(written => isRead(written, value));
}

/** Whether the way of writing survives any kind of quote further down. */
function isRead(written: string, value: string): boolean {
	const names = read(`N=${written}\n'\n"\n\`\n`);
	return names.size === 1 && names.get('N') === value;
}
