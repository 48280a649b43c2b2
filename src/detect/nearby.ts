import type { Binding } from './binding.ts';
import { mentionsYativo } from './mention.ts';
import { nearestOwner, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import type { Context } from './rule.ts';
import { wordsOf } from './words.ts';

/**
 * How far, in characters, a crypto API key may stand from its secret, Yativo from a vague name, with and without other vendors
 * in between, and what goes with a value.
 */
const pairReach = 240;
const mentionReach = 700;
const lonelyReach = 3000;
const contestReach = 1500;
const longestAssignment = 160;
const besideReach = 400;

const cryptoKey =
	/(?<![A-Za-z0-9_])(?:yativo_[0-9a-f]{48}|yv?k_(?:live|test|sandbox)_[A-Za-z0-9]{16,64})(?![A-Za-z0-9_])/;
const cryptoSecret = /(?<![A-Za-z0-9_])[0-9a-f]{64}(?![A-Za-z0-9_])/;
const computed = /\b(?:sha\d{0,3}|hash|digest|checksum|signature|tx\w{0,6}|commit|integrity)\b/i;

/**
 * Whether a value without a name stands beside a crypto API key: in the same call or row with no other value in between, or a line or
 * two away, where no other value stands beside the key.
 */
export function isPaired(text: string, span: Span, binding: Binding): boolean {
	const [before, after] = around(text, span, pairReach);
	const above = before.split('\n').slice(-3);
	const below = after.split('\n', 3);
	const beginning = above.pop() ?? '';
	const nearestBefore = beginning.split(cryptoSecret).at(-1) ?? '';
	const [nearestAfter = ''] = (below.shift() ?? '').split(cryptoSecret, 1);
	const arguments_ = binding.before.slice(0, binding.before.findIndex(argument => cryptoSecret.test(argument)) >>> 0);
	return (
		!computed.test(beginning) &&
		(arguments_.some(argument => cryptoKey.test(argument)) ||
			cryptoKey.test(`${nearestBefore} ${nearestAfter}`) ||
			(binding.before.length === 0 &&
				[...above, ...below].some(line => cryptoKey.test(line) && !cryptoSecret.test(line))))
	);
}

/** A header in which another vendor sends the signature of a webhook: of a vendor that is known, with an `X-`, or as `Tarn-Signature`. */
const otherSignature = /\b(?:x-(?!yativo|webhook)[a-z]{2,20}(?:-[a-z]{2,20})?|stripe|svix|paddle)-(?:signature|hmac)/i;
const namedSignature = /\b(?!Yativo|Webhook|Content|Request|Http)[A-Z][a-z]{2,20}-Signature/;

/** Whether a text names a header in which another vendor sends the signature of a webhook. */
export function hasOtherSignature(text: string): boolean {
	return otherSignature.test(text) || namedSignature.test(text);
}
const yativoSignature = /x-yativo-signature/i;
/** The headers in which Yativo sends the signature of a webhook. */
export const ownSignature = /x-(?:yativo|webhook)-signature/i;

/** A line by which a program takes in the library of a vendor whose webhooks have secrets that begin as Yativo's do. */
const otherLibrary =
	/^[ \t]{0,40}(?:(?:import|from|use|using|require)\b|(?:const|let|var)\b.{0,80}\brequire\().{0,80}\b(?:svix|stripe|clerk|resend|polar)\b/im;

/** Whether the webhooks of another vendor are verified around a value, and none of Yativo's. */
export function verifiesForeignHooks(text: string, span: Span, context: Context): boolean {
	const parts = around(text, span, contestReach);
	const isForeign = (part: string) => hasOtherSignature(part) || (context.shared === true && otherLibrary.test(part));
	return parts.some(isForeign) && !parts.some(part => ownSignature.test(part));
}

/** Whether the webhooks that are verified around a value are Yativo's, by the header that Yativo alone sends. */
export function verifiesOwnHooks(text: string, span: Span): boolean {
	const parts = around(text, span, contestReach);
	return parts.some(part => yativoSignature.test(part)) && !parts.some(hasOtherSignature);
}

/** Whether a crypto API key within a few lines has a name with the same words that nothing explains: `LATAM_API_KEY`, `LATAM_API_SECRET`. */
export function isNamedLikeKey(text: string, span: Span, qualifiers: readonly string[]): boolean {
	const names = around(text, span, pairReach)
		.flatMap(part => part.split('\n'))
		.filter(line => cryptoKey.test(line))
		.map(line => wordsOf(line.slice(0, line.search(cryptoKey))));
	return qualifiers.length > 0 && names.some(words => qualifiers.every(word => words.includes(word)));
}

/** Whether Yativo is mentioned near, or not far and no other vendor nearer. */
export function isNear(text: string, span: Span, owners: Owners): boolean {
	return (
		around(text, span, mentionReach).some(mentionsYativo) ||
		(around(text, span, lonelyReach).some(mentionsYativo) && !vendorNear(owners, span))
	);
}

/** Whether one of some names, in words joined by spaces, stands within a few lines. */
export function isBeside(text: string, span: Span, names: readonly string[]): boolean {
	return around(text, span, besideReach).some(part => {
		const lower = part.toLowerCase();
		const mayHold = names.filter(name => lower.includes(name.split(' ', 1)[0] ?? ''));
		const words = mayHold.length === 0 ? '' : wordsOf(part).join(' ');
		return mayHold.some(name => words.includes(name));
	});
}

/** Whether, of all vendors that are named within reach, Yativo is the nearest one. Those that variables below are named after do not count. */
export function isNearestToYativo(text: string, owners: Owners, span: Span): boolean {
	const { start, end } = span;
	const [inFront, behind] = around(text, span, contestReach);
	const before = owners.between(start - inFront.length, start).at(-1);
	const after = owners
		.between(end, end + behind.length)
		.find(({ at }) => !isOfNamedVariable(text.slice(end, at + longestAssignment), at - end));
	const useBefore = after === undefined || (before !== undefined && start - before.at <= after.at - end);
	return (useBefore ? before : after)?.isYativo === true;
}

const assignment = /^[ \t]{0,80}(?:export[ \t])?(\w{1,60})[ \t]{0,4}=/;

/** Whether a place is on a later line that sets a variable of another vendor: what is named there, is named for that one. */
function isOfNamedVariable(behind: string, at: number): boolean {
	const lineEnd = behind.lastIndexOf('\n', at - 1);
	const name = lineEnd < 0 ? undefined : assignment.exec(behind.slice(lineEnd + 1))?.[1];
	return name !== undefined && nearestOwner(name, 'plain') === 'foreign';
}

/** Whether another vendor is named within reach. */
export function vendorNear(owners: Owners, { start, end }: Span): boolean {
	return [...owners.between(start - contestReach, start), ...owners.between(end, end + contestReach)].some(
		({ isYativo }) => !isYativo,
	);
}

/** Where another document of a YAML file begins. */
const nextDocument = /\n---[ \t]{0,8}\r?\n(?=(?:#.{0,200}\r?\n){0,8}[A-Za-z][\w-]{0,40}:)/;

/** What stands within reach before and behind a value, in its own document. */
function around(text: string, { start, end }: Span, reach: number): readonly [string, string] {
	const before = text.slice(Math.max(0, start - reach), start);
	const [after = ''] = text.slice(end, end + reach).split(nextDocument, 1);
	return [before.split(nextDocument).at(-1) ?? '', after];
}
