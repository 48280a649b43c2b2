import { type Block, blockAround, blockReach, indentationOf } from './block.ts';
import { isForeign, unexplainedWords } from './naming.ts';
import { nearestOwner, type Owner, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import { identityKeys } from './rivals.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** How far settings of the same prefix are looked for, in characters. */
const reach = 1200;
const maxLineLength = 400;

/** A setting on a line of its own, with what sets it in environments, units and images: `RAIL_URL=…`, `psp.providers[1].name: …`. */
const setting =
	/^[ \t]{0,40}(?:-\s)?(?:(?:export|set|ENV|ARG|declare -x|(?:private |public )?const|#define)\s{1,4}|Environment=)?["']?(?<key>[A-Za-z][\w.[\]-]{2,80})["']?(?:(?: As String)?\s{0,8}[:=]|(?<=#define\s{1,4}\w{2,80})\s)\s{0,24}(?<value>\S.{0,300})$/i;
/** What a key ends in that says which service the settings are for. */
const service =
	/(?:^|[._-])(?:url|uri|host|base_?url|endpoint|domain|server|name|provider|vendor|type|driver|gateway|psp)$/i;
/** What every service has: settings that share no more than this may be for several. */
const kinds = new Set('api app application client webhook hook key secret'.split(' '));

/**
 * Whose the settings are that share the beginning of a value's name, as one of them tells by its address or its name:
 * `RAIL_URL=https://crypto-api.yativo.com` beside `RAIL_SECRET=…`.
 */
export function ownerOfSettings(text: string, { start, end }: Span): Owner {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const own = start - lineStart > maxLineLength ? undefined : setting.exec(`${text.slice(lineStart, start)}x`);
	const above = text
		.slice(Math.max(0, lineStart - reach), lineStart)
		.split('\n')
		.reverse();
	const [, ...below] = text.slice(end, end + reach).split('\n');
	const others = [...above, ...below].map(line => setting.exec(line.slice(0, maxLineLength))?.groups ?? {});
	const owners = prefixesOf(own?.groups?.key ?? '').flatMap(prefix =>
		others.map(({ key = '', value = '' }) =>
			key.startsWith(prefix) && service.test(key.slice(prefix.length)) ? nearestOwner(value, 'structural') : undefined,
		),
	);
	return owners.find(owner => owner !== undefined) ?? 'unknown';
}

/** What the names of settings for one service may begin with, the longest first: `YV_API_` and `YV_` of `YV_API_SECRET`. */
function prefixesOf(key: string): readonly string[] {
	return [...key.matchAll(/(?<=^.{1,79})[._\]-]/g)]
		.map(({ index }) => key.slice(0, index + 1))
		.filter(prefix => prefix.length > 2 && !wordsOf(prefix).every(word => kinds.has(word)))
		.reverse();
}

/** An entry of an object that says what the object is: `'code' => 'yativo'`, `_id: 'paypal'`, `type: yativo`, `--name yativo`. */
const identity = new RegExp(
	String.raw`(?:(?:^|[{[(,\s])["']?(?:${identityKeys}|key)["']?\s{0,4}(?:=>|[:=])|(?<=\s)--(?:${identityKeys})[ =]|<(?:${identityKeys})>)\s{0,4}(?:["'](?<quoted>[\w ./-]{2,40})["']|(?<bare>[A-Za-z][\w-]{1,40}(?: [\w/ -]{1,40})?)(?=\s{0,4}(?:[,;})\]\\<]|$)))`,
	'gi',
);

/** How many objects outward an identity is looked for. */
const maxDepth = 5;

/** What picks the row that a statement of SQL changes. */
const picked =
	/^[^;]{0,200}\bwhere\s{1,8}(?:\w{1,20}\.)?["`]?(?<column>\w{1,40})["`]?\s{0,4}=\s{0,4}'(?<name>[\w .-]{2,40})'/i;
const isIdentity = new RegExp(`^(?:${identityKeys})$`, 'i');

/** Whose the row is that a statement sets a value in, as its condition says: `… WHERE slug = 'yativo'`. */
export function ownerOfRow(text: string, { start, end }: Span, rivals: ReadonlySet<string>): Owner {
	const { column = '', name = '' } = picked.exec(text.slice(end, end + maxLineLength))?.groups ?? {};
	const owner = nearestOwner(name, 'structural', rivals);
	if (owner !== undefined) {
		return owner;
	}
	const isOfNobodyElse =
		unexplainedWords(name).length === 0 || speaksOfYativo(text.slice(text.lastIndexOf(';', start) + 1, start));
	return isIdentity.test(column) && !isOfNobodyElse ? 'foreign' : 'unknown';
}

/** Who is named in a text: those that are known everywhere, and those that are in this one. */
export interface Named {
	readonly owners: Owners;
	readonly rivals: ReadonlySet<string>;
}

/** Whose the object is that a value stands in, or one around it, as an entry of it says. */
export function ownerOfObject(text: string, span: Span, { owners, rivals }: Named): Owner {
	if (rivals.size === 0 && owners.between(span.start - blockReach, span.end + blockReach).length === 0) {
		return 'unknown';
	}
	for (let block: Block | undefined = blockAround(text, span), depth = 0; block && depth < maxDepth; depth++) {
		const names = ownLines(block.body).flatMap(line => [...line.matchAll(identity)]);
		const words = names.flatMap(({ groups }) => wordsOf(groups?.quoted ?? groups?.bare ?? ''));
		const isForeigner = words.some(word => isForeign(word) || rivals.has(word));
		if (words.includes('yativo')) {
			return isForeigner ? 'unknown' : 'yativo';
		}
		if (isForeigner) {
			return 'foreign';
		}
		block = block.outer();
	}
	return 'unknown';
}

/** The lines of a block that are in no other block within it. */
function ownLines(body: string): readonly string[] {
	const lines = body.split('\n').filter(line => line.trim() !== '');
	const depth = Math.min(...lines.map(indentationOf));
	return lines.filter(line => indentationOf(line) === depth);
}
