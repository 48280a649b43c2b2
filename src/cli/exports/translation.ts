import type { Rule } from '../../detect/rule.ts';
import { rules } from '../../detect/rules.ts';

/** A rule as other tools can have it: sources of regular expressions without look-around. */
export interface Translation {
	readonly id: string;
	readonly title: string;
	/** The credential alone. */
	readonly secret: string;
	/** What stands in front of it when it is not at the beginning of a text: one character, or a name and what follows it. */
	readonly before: string;
	/** Whether it may also stand at the beginning of a text. */
	readonly mayBegin: boolean;
	/** Words of which one must be in the file, lower case. */
	readonly keywords: readonly string[];
}

/** One character that is no part of a word: what stands on either side of a credential. */
export const notInWord = '[^A-Za-z0-9_]';

/** What ends just before a credential: no part of a word, or an escape such as `\n` and `%22`. */
const boundary = `(?:${notInWord}|\\\\[nrtbfv]|%[0-9A-Fa-f]{2})`;

/** Values that were made up to stand for a credential. */
export const madeUp =
	'[xX]{4}|[0]{8}|123456789|abcdefgh|AbCdEfGh|deadbeef|EXAMPLE|PLACEHOLDER|[Ss]ecret|SECRET|[Yy]our[-_]|YOUR[-_]';

/** Between the words of a name: `API_SECRET`, `apiSecret`, `api-secret`. */
const joint = '[ _.-]?';

/** Between a name and its value: `: "`, ` = '`, `", "`, `: Bearer `, or in Kubernetes the key `value` on the next line. */
const binding =
	'["\'`\\])]{0,3}[ \\t]{0,8}(?:\\r?\\n[ \\t]{0,16}value)?(?:=>|[:=,(])[ \\t]{0,8}(?:[Bb]earer )?["\'`]{0,3}';

const owner = '[Yy][Aa][Tt][Ii][Vv][Oo][A-Za-z0-9 _.-]{0,40}';

/** Whether a tool can ask if the file speaks of Yativo; where it cannot, the name of the value has to. */
export type Scope = 'file' | 'name';

/**
 * What of the rules other tools can be told. What only our own engine judges is left out: credentials in encodings or pieces,
 * values far from their name, and the public sandbox key, which is known by its digest alone.
 */
export function translations(scope: Scope): readonly Translation[] {
	return rules.filter(rule => rule.shape !== 'digest').map(rule => translate(rule, scope));
}

function translate({ id, title, pattern, context }: Rule, scope: Scope): Translation {
	const secret = withoutLongBounds(pattern);
	if (context === undefined) {
		const prefix = /^[a-z]+_/.exec(pattern)?.[0] ?? '';
		return { id, title, secret, before: boundary, mayBegin: true, keywords: [prefix] };
	}
	const name = `${scope === 'file' ? `(?:^|${notInWord})(?:${owner})?` : owner}(?:${inAnyCase(context.tellingNames)})`;
	return { id, title, secret, before: name + binding, mayBegin: false, keywords: ['yativo'] };
}

/** RE2 and Hyperscan count no further than about 1000; they need no bound, because they never go back. */
function withoutLongBounds(pattern: string): string {
	return pattern.replace(/\{(\d+),\d{4,}\}/g, '{$1,}');
}

/** The words of a name as people write them, from what a rule says of its lower-case words joined by spaces. */
function inAnyCase(words: string): string {
	return words
		.replace(/\(\?<?[!=][^)]*\)/g, '')
		.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)
		.replaceAll(' ', joint);
}
