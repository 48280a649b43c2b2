import * as l10n from '@vscode/l10n';
import type { ApiKey } from './apiKey.ts';
import { doubtSecret, wrapped } from './connect/checkField.ts';
import { digest } from './digest.ts';
import { displayText } from './displayText.ts';
import { isProvedSame } from './keyHandle.ts';
import type { KnownKey } from './knownKeys.ts';
import type { Product } from './profile.ts';

/** What is known of the key that a secret is said to belong to. */
export interface Owner {
	readonly key: Pick<ApiKey, 'maskedKey'>;
	readonly product: Product;
}

/**
 * How a secret looks that belongs to a key with this prefix. The length of the guide's secrets is not documented.
 *
 * Sources: https://docs.yativo.com/api-reference/api-keys/create, https://docs.yativo.com/yativo-crypto/api-keys
 */
const pairs = [
	{ key: /^yativo_/, secret: /^[0-9a-f]{64}$/ },
	{ key: /^yvk_/, secret: /^yvs_[a-z]{1,16}_[A-Za-z0-9]{8,}$/ },
	{ key: /^yk_/, secret: /^ys_[a-z]{1,16}_[A-Za-z0-9]{8,}$/ },
];

/** Why a text cannot be the secret of a key, or `undefined` when it can. Says nothing of the text itself. */
export function secretDoubt(text: string, { key, product }: Owner): string | undefined {
	if (/\s/.test(text)) {
		return l10n.t('A secret has no spaces inside.');
	}
	const slip = wrapped(text);
	if (slip !== undefined) {
		return slip;
	}
	if (product === 'business') {
		return businessDoubt(text, key);
	}
	if (/^(yativo|yvk_[a-z]+|yk_[a-z]+)_/.test(text)) {
		return l10n.t('This is the public part of a key, not its secret.');
	}
	if (/^yat_/.test(text)) {
		return l10n.t('This is a credential of a business account.');
	}
	const pair = pairs.find(candidate => candidate.key.test(key.maskedKey ?? ''));
	return pair && !pair.secret.test(text)
		? (doubtSecret(text, key.maskedKey ?? '') ?? l10n.t('The secret of this key looks different.'))
		: undefined;
}

/** Why a text cannot be the public part of a crypto key, or `undefined` when it can. Says nothing of the text itself. */
export function publicPartDoubt(text: string, key: Pick<ApiKey, 'maskedKey' | 'keyDigest'>): string | undefined {
	const slip = wrapped(text);
	if (slip !== undefined) {
		return slip;
	}
	if (key.keyDigest !== undefined) {
		return digest(text) === key.keyDigest ? undefined : l10n.t('This is another key.');
	}
	if (/\s/.test(text)) {
		return l10n.t('A key has no blanks inside.');
	}
	if (/^(yvs|ys)_/.test(text)) {
		return l10n.t('This is the secret of a key, not the key.');
	}
	const [prefix = '', lastFour = ''] = /^(\w*)…(\w{4})?$/.exec(key.maskedKey ?? '')?.slice(1) ?? [];
	return text.startsWith(prefix) && text.endsWith(lastFour) ? undefined : l10n.t('This is another key.');
}

/** What is asked of a text that is said to be half of a key. */
export interface OwnerQuestion {
	readonly key: Pick<ApiKey, 'id' | 'keyDigest'>;
	/** Whose credential a SHA-256 stands for, as far as this machine knows. */
	readonly find: (digest: string) => KnownKey | undefined;
}

/** Why a text cannot belong to a key: it is known to be another key's, or to have ended. Says nothing of the text itself. */
export function ownerDoubt(text: string, { key, find }: OwnerQuestion): string | undefined {
	const known = find(digest(text));
	if (!known || (isProvedSame(known.key, key) && !known.isReplaced)) {
		return undefined;
	}
	const name = displayText(known.key.name);
	if (known.isReplaced) {
		return l10n.t('This is an old secret of “{0}”, which a rotation has replaced.', name);
	}
	return known.part === 'secret'
		? l10n.t('This machine holds this as the secret of “{0}”. If that is wrong, delete it there first.', name)
		: l10n.t('This is the API key of “{0}”.', name);
}

/** A business key is its own secret, so its last four characters are known where the list tells them. */
function businessDoubt(text: string, { maskedKey }: Pick<ApiKey, 'maskedKey'>): string | undefined {
	if (!/^yat_[a-z]{1,16}_[A-Za-z0-9]{8,}$/.test(text)) {
		return l10n.t('A business key starts with yat_live_.');
	}
	const lastFour = /…([A-Za-z0-9]{4})$/.exec(maskedKey ?? '')?.[1];
	return lastFour !== undefined && !text.endsWith(lastFour)
		? l10n.t('This is another key: its last four characters differ.')
		: undefined;
}
