import type { Context } from './rule.ts';
import {
	applicationWords,
	buildWords,
	computedWords,
	genericWords,
	homonymVendorWords,
	neutralWords,
	referenceWords,
	vendorWords,
} from './vocabulary.ts';
import { wordsOf } from './words.ts';

/**
 * What a name says about a value. `ours`: of this kind, and Yativo's. `telling`, `vague`: of this kind, whose is open.
 * `foreign`: of this kind, but somebody else's. `unexplained`: of this kind, with a word that nothing explains. `derived`: a hash, an id, a reference. `generic`: nothing.
 * `other`: something else.
 */
export type Verdict = 'ours' | 'telling' | 'vague' | 'foreign' | 'unexplained' | 'derived' | 'generic' | 'other';

/** Whether a verdict says that a value is of this kind, and possibly Yativo's. */
export function isOfKind(verdict: Verdict): boolean {
	return verdict === 'ours' || verdict === 'telling';
}

const compiled = new Map<string, RegExp>();

function matcher(source: string): RegExp {
	const known = compiled.get(source);
	if (known) {
		return known;
	}
	const made = new RegExp(`(?<![^ ])(?:${source})(?![^ ])`);
	compiled.set(source, made);
	return made;
}

/** A value behind the name of a file is its digest. */
const fileName =
	/\.(?:tar|gz|tgz|zip|bz2|xz|7z|[cm]?jsx?|[cm]?tsx?|py|rb|go|rs|java|php|sh|exe|dmg|deb|rpm|apk|jar|whl|gem|msi|iso|img|bin|so|dll|wasm|png|svg|jpe?g|pdf|md|txt|csv|html?|css|ya?ml|toml|lock|json|xml)$/i;

/** Names of what is told of a secret, and of what Rails signs with: `WEBHOOK_SECRET_NAME`, `secret_key_base`. */
const about = /secret (?:names?|files?|ur[il]s?|types?|enabled|header|bucket|key base)$/;

/** Whether a text begins with the extension of a file. */
export function isFileName(text: string): boolean {
	return fileName.test(/^\.\w{1,7}(?!\w)/.exec(text)?.[0] ?? '');
}

/** `sha256 of the secret`. */
export const digestOf = /\b(?:sha[\w-]{1,6}|md5|hash|digest|checksum|fingerprint)\s(?:of|for)\b/i;

/** `signature of the secret`, `unrelated to the secret`, `not the secret`, `with the secret. Its output:`. */
const noSecret =
	/\b(?:(?:signature|hmac)\s(?:of|for)|unrelated|not\s(?:an?|the|our|your))\b|\b(?:output|result)s?\W{0,3}$/i;

/** What something is signed with, whoever signs it. */
const signs = /(?<![^ ])(?:signing|signature|hmac) (?:secret|key)$/;

/** What an identifier or a key says: every word of it counts, and one that cannot be explained may be somebody else. */
export function judgeName(name: string, { names, tellingNames, verifies }: Context): Verdict {
	const translated = inEnglish(name);
	if (isOfAnotherScript(translated)) {
		return 'generic';
	}
	const words = withoutPurpose(wordsOf(translated).map(withoutCounter));
	const joined = words.join(' ');
	const isQualifier = (word: string, index: number) =>
		buildWords.has(word) && matcher(names).test(words.slice(index + 1).join(' '));
	if (
		words.some((word, index) => isDerived(word) && !isQualifier(word, index)) ||
		fileName.test(name) ||
		about.test(joined)
	) {
		return 'derived';
	}
	if (!matcher(names).test(joined)) {
		if (words.length > 0 && words.every(word => genericWords.has(word))) {
			return 'generic';
		}
		if (isGlued(joined) || (verifies === true && signs.test(joined) && !words.some(isForeign))) {
			return 'unexplained';
		}
		return words.some(word => vendorWords.has(word)) ? 'foreign' : 'other';
	}
	if (words.includes('yativo')) {
		return 'ours';
	}
	const rest = joined.replace(matcher(names), '').split(' ');
	if (rest.some(isForeign)) {
		return 'foreign';
	}
	if (!rest.every(isExplained)) {
		return 'unexplained';
	}
	return matcher(tellingNames).test(joined) ? 'telling' : 'vague';
}

/** The word for a secret in other scripts. */
const secretInScripts = /секрет\p{L}{0,8}|シークレット|密[钥鑰]|시크릿/giu;

/** A name with the words for a secret that other scripts have for it. */
function inEnglish(name: string): string {
	return /[^\0-\u024f]/.test(name) ? name.replace(secretInScripts, ' secret ') : name;
}

/** Whether a name is written in a script whose words are not known here. */
function isOfAnotherScript(name: string): boolean {
	return /\p{L}/u.test(name) && !/\p{Script=Latin}/u.test(name);
}

/** What some words before a value say. An identifier among them decides, the nearest first; else the words do. */
export function judgePhrase(phrase: string, context: Context): Verdict {
	const { names, tellingNames } = context;
	if (digestOf.test(phrase) || noSecret.test(phrase)) {
		return 'derived';
	}
	const translated = inEnglish(phrase);
	if (translated !== phrase) {
		return judgePhrase(translated, context);
	}
	if (isOfAnotherScript(phrase)) {
		return 'generic';
	}
	const tokens = phrase.match(wordOfPhrase) ?? [];
	const own = lastClause(phrase, names).match(wordOfPhrase) ?? [];
	for (const token of lastItem(own).toReversed()) {
		const verdict = isIdentifier(token) || isDerived(token.toLowerCase()) ? judgeName(token, context) : 'other';
		if (verdict !== 'other' && verdict !== 'generic') {
			return verdict;
		}
		if (matcher(names).test(token.toLowerCase())) {
			break;
		}
	}
	const raw = tokens.slice(-10).flatMap(token => token.split(/[^\w\u00c0-\u024f]/).filter(word => word !== ''));
	const words = raw.map(word => word.toLowerCase());
	if (words.every(word => genericWords.has(word))) {
		return words.length > 0 ? 'generic' : 'other';
	}
	const joined = words.join(' ');
	const found = joined.match(matcher(names));
	if (found?.index === undefined) {
		return genericWords.has(words.at(-1) ?? '') ? 'generic' : 'other';
	}
	if (lastItem(own.map(token => token.toLowerCase())).some(isDerived)) {
		return 'derived';
	}
	if (words.some(isForeign)) {
		return 'foreign';
	}
	if (words.includes('yativo')) {
		return 'ours';
	}
	const ahead = joined
		.slice(0, found.index)
		.split(' ')
		.filter(word => word !== '').length;
	const qualifier = raw[ahead - 1] ?? '';
	if (/^[A-Z]\w/.test(qualifier) && !neutralWords.has(qualifier.toLowerCase())) {
		return 'foreign';
	}
	return matcher(tellingNames).test(joined) ? 'telling' : 'vague';
}

/** A word of running text, an identifier or a path. */
const wordOfPhrase = /[\w$\u00c0-\u024f./-]{1,80}/g;

/** What follows the last mark between the items of a sentence, where that says what a value is: `account id X: app secret is`. */
function lastClause(phrase: string, names: string): string {
	const clause = phrase.split(/[:;,]\s/).at(-1) ?? phrase;
	return matcher(names).test(clause.toLowerCase()) ? clause : phrase;
}

/** What follows the last `and`: in `account id X and app secret` it alone tells what the value is. */
function lastItem(words: readonly string[]): readonly string[] {
	return words.slice(words.lastIndexOf('and') + 1);
}

/** Whether a name ends in the word for a secret, with more written before it than anybody can take apart: `PAYSECRET`. */
export function isGlued(name: string): boolean {
	const [, before] = /([a-z]{1,12})secret$/i.exec(name) ?? [];
	return before !== undefined && !vendorWords.has(before.toLowerCase());
}

/** The words of a name that nothing explains. */
export function unexplainedWords(name: string): readonly string[] {
	return wordsOf(name)
		.map(withoutCounter)
		.filter(word => !isExplained(word));
}

function isExplained(word: string): boolean {
	return word === '' || neutralWords.has(word) || /^(?:v?\d{1,4}|[a-z])$/.test(word);
}

function isDerived(word: string): boolean {
	return computedWords.has(word) || referenceWords.has(word);
}

/** Whether a word names another owner of secrets. */
export function isForeign(word: string): boolean {
	return vendorWords.has(word) || homonymVendorWords.has(word) || applicationWords.has(word);
}

function isIdentifier(token: string): boolean {
	return /[a-z0-9][A-Z]|[A-Z]{2}[a-z]|[\w][_./-][\w]|^[A-Z]{2}[A-Z0-9_]{0,80}$/.test(token);
}

/** A key that something is signed with is no signature: `hmac_secret`, `signature key`. */
function withoutPurpose(words: readonly string[]): readonly string[] {
	return words.map((word, index) =>
		/^(?:hmac|sign|signature)$/.test(word) && /^(?:secret|key|token)$/.test(words[index + 1] ?? '') ? 'signing' : word,
	);
}

/** `secret2` is a secret; `sha256` stays. */
function withoutCounter(word: string): string {
	return isDerived(word) || applicationWords.has(word) ? word : word.replace(/(?<=[a-z]{3})\d{1,4}$/, '');
}
