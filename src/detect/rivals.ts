import { librariesIn } from './libraries.ts';
import { mayName } from './mention.ts';
import { isForeign, unexplainedWords } from './naming.ts';
import { nobody, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** How far around a value those are looked for who are named where Yativo is. */
const reach = 1600;

/** What an entry is called that says which of several a thing is. */
export const identityKeys =
	'_?id|name|display_?name|code|slug|type|kind|provider|vendor|gateway|psp|driver|service|channel|rail|processor|exchange|venue|source';

/** Places where one of several is named, each with what is the same for all of them (`place`) and the name. */
const places: readonly RegExp[] = [
	// A member of an enumeration: `Rail::Yativo`.
	/(?<![\w.:])(?<place>[A-Z]\w{1,40}(?:::|\.))(?<name>[A-Z]\w{1,40})(?![\w(])/g,
	// An entry or an option that says which one it is: `provider: 'yativo'`, `--name yativo`.
	new RegExp(
		String.raw`(?<![\w-])["']?(?<place>${identityKeys})["']?\s{0,4}(?:=>|[:=])\s{0,4}["']?(?<name>[A-Za-z][\w-]{1,40}(?: [\w/ -]{1,40})?)["']?(?=\s{0,4}(?:[,;})\]]|\r?\n|$))`,
		'gi',
	),
	new RegExp(String.raw`--(?<place>${identityKeys})[ =]["']?(?<name>[A-Za-z][\w-]{1,40})(?![\w/.])`, 'g'),
	// An arm of a choice, and a comparison.
	/(?<![\w$])(?<place>case|when)\s{1,4}["':.]?(?<name>[A-Za-z][\w-]{1,40})["']?\s{0,4}(?=[:,]|=>|->|\r?\n|then\b)/g,
	/(?<![\w.])(?<place>[\w.]{1,40}\s{0,2}(?:===?|\.equals\()\s{0,2})["'](?<name>[A-Za-z][\w-]{1,40})["']/g,
	// The last part of a key: `"sync:yativo"`.
	/["'/](?<place>\$?\w{2,20}[:/])(?<name>[A-Za-z][\w-]{1,40})["']/g,
	// A module that is set up, a step, a test.
	/^[ \t]{0,8}(?<name>[A-Z]\w{1,40})(?<place>\.\w{2,20}) (?:do|\{)/gm,
	/(?<![\w.])(?<place>[a-z]\w{1,20})\(["'](?<name>[A-Za-z][\w -]{1,40})["'](?:\)\s{0,4}\{|,\s{0,4}(?:async\s)?(?:\(|function))/g,
	// A client, or what one is set up with, by its class: `YativoClient`.
	/\b(?<name>[A-Z][a-z0-9]{2,30})(?<place>(?:Http|Api|Sdk)?(?:Client|Sdk|Api|Gateway|Provider|Adapter|Connector|Config|Settings|Credentials|Properties|Options|Module))(?=[.({\s:])/g,
	// A pair of a map: `"yativo" to "…"`.
	/["'](?<name>[A-Za-z][\w-]{1,40})["'](?<place> (?:to|->) )(?=["'\w])/g,
	// An element or an attribute that says which one it is; an entry of a line of a log.
	new RegExp(String.raw`<(?<place>${identityKeys})>(?<name>[A-Za-z][\w -]{1,40})</`, 'gi'),
	new RegExp(String.raw`(?<![\w-])(?<place>${identityKeys})=["']?(?<name>[A-Za-z][\w-]{1,40})["']?(?=[\s>])`, 'gi'),
	// What is registered under a name, a dictionary of a property list, a variable for a client, a tuple.
	/(?<place>\bconfig :\w{1,40}, ):(?<name>[a-z]\w{1,40})\b/g,
	/(?<place>\b[\w.]{1,40}[ (]):(?<name>[a-z]\w{1,40})\)? do\b/g,
	/(?<place><key>)(?<name>[A-Za-z]\w{2,40})<\/key>[ \t]{0,8}$/gm,
	/^[ \t]{0,16}(?<name>[a-z_]\w{2,30})(?<place> = )(?:new |await ){0,2}[A-Z][\w:.]{1,60}\($/gm,
	/(?<place>\{)(?<name>[a-z]\w{1,40}),(?=[ \t]{0,8}\[)/g,
	// A comment behind a value, and whose a secret is said to be: `yativo secret`.
	/["'\w][ \t]{1,20}(?<place>#|\/\/) (?<name>[A-Z][\w-]{1,40})(?=[\s,.]|$)/gm,
	/(?<![\w-])(?<name>[A-Za-z][\w-]{2,40}) (?<place>(?:(?:api|app|webhook|client)[ _])?secret)\b/gi,
	// A field of a form: `name="yativo[api_secret]"`.
	/(?<place>\bname=)["'](?<name>[A-Za-z]\w{1,40})\[/g,
	// Who speaks in a line of a log.
	/^\[[^\]\n]{4,30}\] (?<name>[a-z][\w-]{2,30})(?<place>: )/gm,
	// An arm of a choice in a shell, and a path where secrets are kept.
	/^[ \t]{1,16}["']?(?<name>[a-z][\w-]{1,40})["']?(?<place>\))[ \t]{0,8}(?:\r?\n|[A-Za-z])/gm,
	/(?<![\w/.-])(?<place>(?:[\w-]{1,30}\/){0,4}(?:kv|secrets?|vault|vendors?|providers?|creds?|credentials|integrations?|psps?|rails?|hooks?|webhooks?)\/(?:[\w-]{1,30}\/){0,2})(?<name>[A-Za-z][\w-]{1,40})(?=[\s"'\\:]|$)/g,
];

/** Words of names that say what a thing is, not whose. */
const things = new Set(
	'secret key token url id account webhook env path host hash authorization content accept apikey'.split(' '),
);

/** The words by which those are called who are named around a value where Yativo is: `kelpex` beside `provider: 'yativo'`. */
export function rivalsAround({ start, end }: Span, owners: Owners): ReadonlySet<string> {
	if (!owners.between(start - reach, end + reach).some(({ isYativo }) => isYativo)) {
		return nobody;
	}
	const around = owners.slice(start - reach, end + reach);
	const rivals = new Set([...columnsBeside(around).flatMap(strangeWords), ...librariesIn(around)]);
	const linesOfYativo = around.split('\n').filter(mayName).join('\n');
	for (const place of places.filter(form => namesYativo(linesOfYativo, form))) {
		const named = Array.from(around.matchAll(place), ({ groups }) => groups as { place: string; name: string });
		const own = new Set(named.filter(({ name }) => isNameOfYativo(name)).map(({ place }) => place.toLowerCase()));
		const others = named.filter(({ place, name }) => own.has(place.toLowerCase()) && !speaksOfYativo(name));
		const names = others.map(({ name }) => name).filter(name => wordsOf(name).length <= 3);
		for (const word of names.flatMap(namingWords)) {
			rivals.add(word);
		}
	}
	return rivals;
}

/** The head of a table with a column for Yativo: in Markdown, and of nothing but names between semicolons, commas or tabs. */
const tableHeads: readonly RegExp[] = [
	/^\|(?<cells>.{0,200}\byativo\b.{0,200})\|[ \t]{0,8}\r?\n\|[ \t:|-]{3,200}$/im,
	/^(?<cells>(?:[\w .-]{1,40}[;,\t]){1,12}yativo(?:[;,\t][\w .-]{1,40}){0,12})\r?$/im,
];

/** Whom the other columns of a table are for. */
function columnsBeside(text: string): readonly string[] {
	const cells = tableHeads.flatMap(head => head.exec(text)?.groups?.cells?.split(/[|;,\t]/) ?? []);
	return cells.map(cell => cell.trim()).filter(cell => isName(cell) && !speaksOfYativo(cell));
}

/** The words by which a name of several is told from others: `Lumenwire session` by the first that is nobody else's. */
function namingWords(name: string): readonly string[] {
	return (
		name
			.split(/[\s/]{1,8}/)
			.map(strangeWords)
			.find(words => words.length > 0) ?? []
	);
}

/** The words that tell a name from others; those of other vendors are known to be theirs. */
function strangeWords(name: string): readonly string[] {
	return unexplainedWords(name).filter(word => word.length > 2 && !isForeign(word) && !things.has(word));
}

/** Whether a form of places names Yativo in a text. */
function namesYativo(text: string, form: RegExp): boolean {
	return Array.from(text.matchAll(form)).some(({ groups }) => isNameOfYativo(groups?.name ?? ''));
}

function isNameOfYativo(name: string): boolean {
	return speaksOfYativo(name) && isName(name);
}

function isName(name: string): boolean {
	const words = wordsOf(name);
	return words.length <= 3 && !words.some(word => things.has(word));
}
