import { beginsWord, endsWord } from './boundary.ts';
import type { Candidate } from './candidate.ts';
import { isMuchMixed } from './placeholder.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { alphabetOf, runsOf } from './runs.ts';
import { chosenRuns, ValuesBehind } from './valuesBehind.ts';
import { Variables } from './variables.ts';

const prefixed = rules
	.filter(rule => rule.shape === 'prefix' && rule.context === undefined)
	.map(rule => ({ rule, literal: literalOf(rule), pattern: new RegExp(rule.pattern, 'y') }));

/** The fixed text that a pattern begins with. */
function literalOf({ pattern }: Rule): string {
	return /^\w{1,40}/.exec(pattern.replace('[', ' '))?.[0] ?? '';
}

/**
 * The word for a secret; names of keys that are secrets, and of functions that take one: `webhook_signing_key`, `createHmac(`; and the
 * Account ID that an App Secret stands beside.
 */
const telling =
	/secret|segre(?:do|t)|geheim|sekret|gizli|секрет|シークレット|密[钥鑰]|(?:hook|hmac|signing)s?[\s_.-]?(?:(?:(?:hmac|signing)[\s_-]?)?(?:key|token)|(?:signature|new|digest|hexdigest|verifier|validator)?\()|acct_[0-9A-Z]{20}/gi;

/** How far behind the word that tells the kind its `secret` may end, in characters. */
const nameReach = 200;

/** What stands between a name and its value at most where both are on one line, in characters: `" => "`. */
const longestBinding = 12;

/** Strings that name themselves, among those that begin at `heads`. */
export function prefixedCandidates(text: string, heads: readonly number[]): readonly Candidate[] {
	const found: Candidate[] = [];
	for (const start of heads) {
		for (const { rule, literal, pattern } of prefixed) {
			pattern.lastIndex = start;
			if (text.startsWith(literal, start) && pattern.test(text)) {
				const end = pattern.lastIndex;
				if (isWhole(text, start, end)) {
					found.push({ rule, start, end, value: text.slice(start, end) });
				}
				break;
			}
		}
	}
	return found;
}

/** Strings that only their surroundings can tell, for a text that speaks of Yativo. `only`: those of one rule. */
export function contextualCandidates(text: string, only?: Rule): readonly Candidate[] {
	const words = new Words(text);
	const finders = only === undefined ? contextual : contextual.filter(({ rule }) => rule === only);
	const found: Candidate[] = [];
	for (const { rule, find } of finders) {
		for (const [start, end] of find(text, words)) {
			if (isWhole(text, start, end)) {
				found.push({ rule, start, end, value: text.slice(start, end) });
			}
		}
	}
	return found;
}

type Place = readonly [start: number, end: number];

/** What several rules look for in one text, found when first asked. */
class Words {
	readonly #text: string;
	#runs: readonly Place[] | undefined;
	#secrets: readonly number[] | undefined;

	constructor(text: string) {
		this.#text = text;
	}

	/** Where the words for a secret end, in the order of the text. */
	get secrets(): readonly number[] {
		this.#secrets ??= endsOf(this.#text, telling);
		return this.#secrets;
	}

	/** Where values may stand that somebody chose. */
	get runs(): readonly Place[] {
		this.#runs ??= chosenRuns(this.#text);
		return this.#runs;
	}
}

/** Finds what has a rule's shape. */
type Finder = (text: string, words: Words) => readonly Place[];

const contextual = rules.filter(rule => rule.context !== undefined).map(rule => ({ rule, find: finderFor(rule) }));

function finderFor(rule: Rule): Finder {
	switch (rule.shape) {
		case 'hex': {
			const length = Number(/\{(\d{1,3})\}/.exec(rule.pattern)?.[1]);
			return text => digitRuns(text, length);
		}
		case 'named':
			return namedFinder(rule);
		default: {
			const literal = literalOf(rule);
			const pattern = new RegExp(rule.pattern, 'y');
			return text => literalHits(text, literal, pattern);
		}
	}
}

const digits = alphabetOf('0123456789abcdef');

/** Where exactly so many lower-case hexadecimal digits stand between other characters. */
function digitRuns(text: string, length: number): readonly Place[] {
	return runsOf(text, digits, length).filter(([start, end]) => end - start === length);
}

/**
 * Where a pattern matches that begins with a fixed text: found by that text from its second letter on, so that most of a file is never
 * matched, and only searched for a letter that is rarer than most first ones.
 */
function literalHits(text: string, literal: string, pattern: RegExp): readonly Place[] {
	const [first = ''] = literal;
	const rest = literal.slice(1);
	const hits: Place[] = [];
	for (let at = text.indexOf(rest, 1); at >= 0; at = text.indexOf(rest, at + 1)) {
		const start = at - 1;
		pattern.lastIndex = start;
		if (text[start] === first && beginsWord(text, start) && pattern.test(text)) {
			hits.push([start, pattern.lastIndex]);
		}
	}
	return hits;
}

/** Where the matches of a pattern end: the only thing about a match that costs no object, which a hard text has 100,000 of. */
function endsOf(text: string, pattern: RegExp): readonly number[] {
	const ends: number[] = [];
	pattern.lastIndex = 0;
	while (pattern.test(text)) {
		ends.push(pattern.lastIndex);
	}
	return ends;
}

/**
 * Finds values behind the word for a secret, where the word that tells the rule's kind stands before that; also where a variable
 * stands there that is set to the value elsewhere.
 */
function namedFinder({ pattern, context }: Rule): Finder {
	const keyword = new RegExp(context?.keyword ?? '', 'gi');
	const whole = new RegExp(`^(?:${pattern})$`);
	return (text, words) => {
		const { secrets } = words;
		if (secrets.length === 0) {
			return [];
		}
		const found: Place[] = [];
		const keywords = endsOf(text, keyword);
		let next = 0;
		let values: ValuesBehind | undefined;
		const variables = new Variables(text, words.runs);
		for (const secretAt of secrets) {
			while ((keywords[next] ?? secretAt) < secretAt) {
				next++;
			}
			if ((keywords[next - 1] ?? Number.NEGATIVE_INFINITY) >= secretAt - nameReach) {
				values ??= new ValuesBehind(text, pattern, words.runs);
				const direct = values.at(secretAt);
				found.push(...direct);
				if ((direct[0]?.[0] ?? text.length) - secretAt > longestBinding) {
					found.push(...variables.behind(secretAt).filter(([start, end]) => whole.test(text.slice(start, end))));
				}
			}
		}
		return found.filter(([start, end]) => !isCode(text, start, end));
	};
}

/** The name before the default of a placeholder: `${yativo.app-secret:`. */
const placeholderName = /[$#]\{[\w.-]{1,80}:$/;

/** What stands before a bare string in a flow of YAML: `{ webhook_secret: … }`. */
const rightBehindColon = /:[ \t]{0,2}$/;

/** What follows an identifier or a type and no bare string. */
const codeBehind = /[ \t]{0,4}[;,)}\]]/y;

/** Whether a value is no literal but an identifier or a type: without quotes, and followed as code is. */
function isCode(text: string, start: number, end: number): boolean {
	codeBehind.lastIndex = end;
	return (
		codeBehind.test(text) &&
		!(rightBehindColon.test(text.slice(Math.max(0, start - 3), start)) && isMuchMixed(text.slice(start, end))) &&
		/[\s:]/.test(text.charAt(start - 1)) &&
		!placeholderName.test(text.slice(Math.max(0, start - 84), start))
	);
}

function isWhole(text: string, start: number, end: number): boolean {
	return beginsWord(text, start) && endsWord(text, end);
}
