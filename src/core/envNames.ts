import { displayText } from './displayText.ts';
import type { Environment } from './profile.ts';
import { redact } from './redact.ts';

/** What a program needs of a credential, each in a variable of its own. */
export type Part = 'apiKey' | 'apiSecret' | 'businessKey' | 'accountId' | 'appSecret' | 'webhookSecret';

/** The credentials that programs use. */
export type CredentialKind = 'crypto' | 'business' | 'appSecret' | 'webhook';

/** One part of a credential and the name of its environment variable. */
export interface NamedPart {
	readonly part: Part;
	readonly name: string;
}

/**
 * What follows `YATIVO_` for each part.
 *
 * Sources: https://docs.yativo.com/yativo-crypto/api-keys, https://docs.yativo.com/yativo-fiat/api-keys,
 * https://docs.yativo.com/yativo/webhooks. Those for account id and App Secret are named after the fields of
 * https://docs.yativo.com/yativo-fiat/authentication, whose examples name no variables.
 */
const endings: Readonly<Record<Part, string>> = {
	apiKey: 'API_KEY',
	apiSecret: 'API_SECRET',
	businessKey: 'API_KEY',
	accountId: 'ACCOUNT_ID',
	appSecret: 'APP_SECRET',
	webhookSecret: 'WEBHOOK_SECRET',
};

const partsByKind: Readonly<Record<CredentialKind, readonly Part[]>> = {
	crypto: ['apiKey', 'apiSecret'],
	business: ['businessKey'],
	appSecret: ['accountId', 'appSecret'],
	webhook: ['webhookSecret'],
};

/** What programs need of a credential, in the order in which people name it. */
export function partsOf(kind: CredentialKind): readonly Part[] {
	return partsByKind[kind];
}

/** Longest part of a key's name that goes into a variable's name, in characters. */
const maxWordsLength = 24;

/**
 * The variables of a credential: the documented names, or, when one of them serves another key already, names with words
 * of the key's own name in them (`YATIVO_STAGING_API_KEY`), with a number where that is taken too or says nothing.
 *
 * @param parts those that are to be named; what others of the credential are called does not matter.
 * @param isTaken whether a name stands for something else. Must be false for almost all names.
 */
export function suggestNames(
	parts: readonly Part[],
	keyName: string,
	isTaken: (name: string) => boolean,
): readonly NamedPart[] {
	const words = wordsOf(keyName);
	const free = (middle: string) => {
		const named = parts.map(part => ({ part, name: nameOf(middle, part) }));
		return named.some(({ name }) => isTaken(name)) ? undefined : named;
	};
	let named = free('') ?? free(words);
	for (let number = 2; named === undefined; number += 1) {
		named = free([words, number].filter(Boolean).join('_'));
	}
	return named;
}

/** Whether every shell and every program can read a variable of this name. */
export function isEnvName(name: string): boolean {
	return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name);
}

/**
 * Before the names of its variables, in the environment that Terraform reads them from.
 *
 * Source: https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_var_name
 */
export const terraformPrefix = 'TF_VAR_';

/** The name of a variable as most programs write it: `TF_VAR_yativo_api_key` of Terraform is their `YATIVO_API_KEY`. */
export function commonName(name: string): string {
	return name.startsWith(terraformPrefix) ? name.slice(terraformPrefix.length).toUpperCase() : name;
}

/** What a comment above a key's variables says. Never an id; what looks like a credential inside a name is removed. */
export function keyComment(key: {
	readonly name: string;
	readonly environment: Environment;
	readonly scopes: readonly string[];
}): string {
	const scopes = key.scopes.map(scope => displayText(redact(scope)));
	const granted = scopes.length > 0 ? `, scopes: ${scopes.join(', ')}` : '';
	const name = displayText(redact(key.name));
	return `Yativo key${name && ` “${name}”`} (${key.environment})${granted}`;
}

function nameOf(middle: string, part: Part): string {
	return ['YATIVO', middle, endings[part]].filter(Boolean).join('_');
}

/** The words of a key's name that tell it from others, in capitals; `''` when there are none in Latin letters or digits. */
function wordsOf(keyName: string): string {
	const words = keyName
		.slice(0, 200)
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toUpperCase()
		.split(/[^A-Z0-9]+/)
		.filter(word => !['', 'YATIVO', 'API', 'KEY', 'SECRET'].includes(word));
	const joined = words.join('_');
	const end = joined.lastIndexOf('_', maxWordsLength);
	return joined.length <= maxWordsLength ? joined : joined.slice(0, end > 0 ? end : maxWordsLength);
}
