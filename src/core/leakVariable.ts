import { type CredentialKind, type Part, suggestNames } from './envNames.ts';
import { credentialKindOf } from './envPlan.ts';
import type { KnownKey } from './knownKeys.ts';
import type { Product } from './profile.ts';

/** What a rule finds, as the part of a credential that programs read from a variable; access tokens have none. */
const parts: Readonly<Record<string, readonly [CredentialKind, Part]>> = {
	'yativo-crypto-key': ['crypto', 'apiKey'],
	'yativo-guide-key': ['crypto', 'apiKey'],
	'yativo-older-key': ['crypto', 'apiKey'],
	'yativo-crypto-secret': ['crypto', 'apiSecret'],
	'yativo-guide-secret': ['crypto', 'apiSecret'],
	'yativo-older-secret': ['crypto', 'apiSecret'],
	'yativo-shared-sandbox-key': ['crypto', 'apiKey'],
	'yativo-business-key': ['business', 'businessKey'],
	'yativo-app-secret': ['appSecret', 'appSecret'],
	'yativo-webhook-secret': ['webhook', 'webhookSecret'],
	'yativo-chosen-webhook-secret': ['webhook', 'webhookSecret'],
};

const accessToken = 'YATIVO_ACCESS_TOKEN';

/**
 * The variable for a credential that a rule found and no key is known for: the documented name of its part, with a number
 * where that stands for something else. What the other parts of a credential are called does not matter here.
 */
export function leakVariable(rule: string, isTaken: (name: string) => boolean): string {
	const part = partFound(rule);
	const [named] = part ? suggestNames([part], '', isTaken) : [];
	return named?.name ?? numbered(accessToken, isTaken);
}

/** Which part of a credential a rule finds; access tokens are none. */
export function partFound(rule: string): Part | undefined {
	return parts[rule]?.[1];
}

/** Which half of a key of a product a rule finds; `undefined` where what it finds is no half of such a key. */
export function halfFound(rule: string, product: Product): KnownKey['part'] | undefined {
	const [kind, part] = parts[rule] ?? [];
	const half = part === 'apiKey' ? 'apiKey' : 'secret';
	return kind === credentialKindOf(product) ? half : undefined;
}

function numbered(name: string, isTaken: (name: string) => boolean): string {
	let candidate = name;
	for (let number = 2; isTaken(candidate); number++) {
		candidate = `${name}_${number}`;
	}
	return candidate;
}
