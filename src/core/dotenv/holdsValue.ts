import { digest } from '../digest.ts';
import { parse } from './parse.ts';
import { entryValue } from './value.ts';

/** Whether a dotenv text gives any variable one of these values. @param digests SHA-256 */
export function holdsValue(text: string, digests: ReadonlySet<string>): boolean {
	return parse(text).some(entry => digests.has(digest(entryValue(text, entry))));
}
