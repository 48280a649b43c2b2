import { type Block, blockAround, blockReach, headerOf } from './block.ts';
import type { Span } from './owner.ts';
import { yativoKey } from './partner.ts';
import { neutralWords } from './vocabulary.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** A URL; a host with its port as a string; and a host that a name ending in `host` or the like is given. */
const address =
	/\b(?:https?|wss?|grpcs?):\/\/(?<url>[\w.-]{1,100}[^\s"'`<>]{0,160})|["'`](?<port>[a-z][\w.-]{1,80}):\d{2,5}["'`]|(?<=(?:host|server|endpoint|domain)["']?\s{0,8}[:=]\s{0,4}["']?)(?<host>[a-z][\w-]{1,60}(?:\.[\w-]{1,60}){1,6})/gi;
/** What every address has: most surroundings are only searched for this. */
const mayHoldAddress = /:\/\/|:\d{2,5}["'`]|host|server|endpoint|domain/i;
/** The call, the command or the directive that an address is handed to; and the name that it is given, right before it. */
const handed =
	/(?:\(\s{0,80}(?:string:\s?)?|\b(?:curl|wget|http|https|xh|(?:reverse_)?proxy(?:_pass)?)\b[^\n|;]{0,120}\s|\b(?:fwd|forward(?:ed|ing)?|sen[dt]|sending|call(?:ed|ing)?)\s{1,4}(?:[\w-]{1,20}\s{1,4}){0,2})["'`]{0,1}$/;
const named =
	/(?:([\w-]{1,40})["'`\]]{0,2}\s{0,24}(?:=>|:?=|:)?\s{0,24}["'`]{0,1}|\b(?:name|key|id)(?:=|["']\s{0,4}:\s{0,4})["']([\w.-]{1,40})["'],?\s{1,8}["']?value(?:=|["']\s{0,4}:\s{0,4})["'])$/;
/** Names of where requests go; and of the application's own addresses, and pages to read, which tell nothing. */
const service =
	/base|end_?point|host|addr|api|server|domain|target|gateway|service|health|ur[il]$|^(?:dst|dest|destination|href)$/i;
const ownAddress =
	/callback|hook|return|redirect|success|cancel|notif|origin|cors|allow|app|site|public|front|self|doc|schema|repo|issuer|audience|logo|image|icon/i;
const nameReach = 160;

/** What stands in hosts of everybody, besides names of domains of up to three letters. */
const hostWords = new Set('example localhost internal cluster proxy mock wiremock stub tunnel ngrok docker'.split(' '));

/** What parts of a request are called. */
const parts = new Set(
	'body auth authentication authorization request raw payload json urlencoded formdata bearer'.split(' '),
);

/** How many blocks outward an address is looked for, where none of them has a name of its own. */
const maxDepth = 4;

/** Whether the requests that a value goes with are sent to somebody else, and none of them to Yativo: told by the innermost block with an address. */
export function goesToStranger(text: string, span: Span): boolean {
	if (!mayHoldAddress.test(text.slice(Math.max(0, span.start - blockReach), span.end + blockReach))) {
		return false;
	}
	const asked = addressesIn(commandBefore(text, span)).filter(({ isAsked }) => isAsked);
	if (asked.length > 0) {
		return !asked.some(({ host }) => speaksOfYativo(host)) && asked.some(isStrangers);
	}
	const host = requestedBy(text, span);
	if (host !== undefined && speaksOfYativo(host)) {
		return false;
	}
	if (host !== undefined && isStrangers({ host, isAsked: true })) {
		return true;
	}
	for (let block: Block | undefined = blockAround(text, span), depth = 0; block && depth < maxDepth; depth++) {
		const whole = `${block.header}\n${block.body}`;
		const addresses = addressesIn(whole);
		const name: string = headerOf(block.header) ?? '';
		if (addresses.some(({ host }) => speaksOfYativo(host)) || speaksOfYativo(name) || yativoKey.test(whole)) {
			return false;
		}
		if (addresses.some(isStrangers)) {
			return true;
		}
		block = wordsOf(name).every(word => neutralWords.has(word) || parts.has(word)) ? block.outer() : undefined;
	}
	return false;
}

/** The line before a value, with those that a shell goes on from. */
function commandBefore(text: string, { start }: Span): string {
	const lines = text.slice(Math.max(0, start - blockReach), start).split('\n');
	const first = lines.findLastIndex((_, index) => !/\\\r?$/.test(lines[index - 1] ?? ''));
	return lines.slice(Math.max(0, first)).join('\n');
}

/**
 * The first line of a request in an HTTP file or, behind a time and the like, in a log; and what ends it: the mark before the next one,
 * the end of a block of code.
 */
const requestLine =
	/^(?:.{0,80}[ \t>"])?(?:GET|POST|PUT|PATCH|DELETE)[ \t]{1,8}((?<=^\w{3,6}[ \t]{1,8})\S{1,300}|https?:\S{1,300})/gm;
const requestEnd = /^(?:###|```)/m;

/** Where the request goes whose headers or body a value stands in; an address that a variable above holds is looked up. */
function requestedBy(text: string, { start }: Span): string | undefined {
	const before = text.slice(Math.max(0, start - blockReach), start);
	const request = [...before.matchAll(requestLine)].at(-1);
	if (request === undefined || requestEnd.test(before.slice(request.index))) {
		return undefined;
	}
	const [, url = ''] = request;
	const variable = /^\{\{(\w{1,40})\}\}/.exec(url)?.[1];
	const declaration = variable && new RegExp(`^@${variable}\\s{0,8}=\\s{0,8}(\\S{1,200})`, 'm').exec(before)?.[1];
	return (declaration ?? url).replace(/^\w{1,8}:\/\//, '');
}

/** Whether a line hands something to somebody else than Yativo, told by the address on it. */
export function namesStranger(line: string): boolean {
	return addressesIn(line).some(isStrangers) && !speaksOfYativo(line);
}

/** A host with its path, and whether requests are sent there. */
interface Address {
	readonly host: string;
	readonly isAsked: boolean;
}

function addressesIn(text: string): readonly Address[] {
	return Array.from(text.matchAll(address), ({ index, groups }) => ({
		host: groups?.url ?? groups?.port ?? groups?.host ?? '',
		isAsked: groups?.host !== undefined || isAsked(text.slice(Math.max(0, index - nameReach), index)),
	}));
}

function isAsked(before: string): boolean {
	const [, name, attribute] = named.exec(before) ?? [];
	const given = attribute ?? name ?? '';
	return handed.test(before) || (service.test(given) && !ownAddress.test(given));
}

/** An address that the application itself is called at. */
const takesHooks = /(?:^|[./-])(?:(?:web)?hooks?|callbacks?)\b/i;

function isStrangers({ host, isAsked }: Address): boolean {
	const [name = ''] = host.split(/[/:?#]/, 1);
	return (
		isAsked &&
		!takesHooks.test(host) &&
		!speaksOfYativo(host) &&
		wordsOf(name).some(word => word.length > 3 && !/^\d/.test(word) && !neutralWords.has(word) && !hostWords.has(word))
	);
}
