import { blockAround } from './block.ts';
import type { Span } from './owner.ts';
import { neutralWords } from './vocabulary.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** A URL, and a host with its port as a string. */
const address = /\b(?:https?|wss?|grpcs?):\/\/(?<url>[\w.-]{1,100})|["'`](?<host>[a-z][\w.-]{1,80}):\d{2,5}["'`]/gi;
/** The name that an address is given, right before it; and the call or the command that it is handed to. */
const named = /([\w-]{1,40})["'`\]]{0,2}\s{0,24}(?:=>|:?=|:)\s{0,4}["'`]{0,1}$/;
const handed = /(?:\(\s{0,80}|\b(?:curl|wget|http|https|xh)\b[^\n|;]{0,120}\s)["'`]{0,1}$/;
/** Names of where requests go; and of the application's own addresses, and pages to read, which tell nothing. */
const service = /base|end_?point|host|addr|api|server|domain|target|gateway|service|health|^ur[il]$/i;
const ownAddress =
	/callback|hook|return|redirect|success|cancel|notif|origin|cors|allow|app|site|public|front|self|doc|schema|repo|issuer|audience|logo|image|icon/i;
const nameReach = 160;

/** What stands in hosts of everybody, besides names of domains of up to three letters. */
const hostWords = new Set('example localhost internal cluster proxy mock wiremock stub tunnel ngrok docker'.split(' '));

/** Whether the requests of the block that a value stands in go to somebody else, and none of them to Yativo. */
export function goesToStranger(text: string, span: Span): boolean {
	const { header, body } = blockAround(text, span);
	const block = `${header}\n${body}`;
	const hosts = [...block.matchAll(address)].map(({ index, groups }) => ({
		host: groups?.url ?? groups?.host ?? '',
		isAsked: isAsked(block.slice(Math.max(0, index - nameReach), index)),
	}));
	return !speaksOfYativo(block) && hosts.some(({ host, isAsked }) => isAsked && isStranger(host));
}

function isAsked(before: string): boolean {
	const name = named.exec(before)?.[1];
	return name === undefined ? handed.test(before) : service.test(name) && !ownAddress.test(name);
}

function isStranger(host: string): boolean {
	return wordsOf(host).some(
		word => word.length > 3 && !/^\d/.test(word) && !neutralWords.has(word) && !hostWords.has(word),
	);
}
