import * as l10n from '@vscode/l10n';
import type { ApiKey } from './apiKey.ts';
import { digest } from './digest.ts';
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
	return pair && !pair.secret.test(text) ? l10n.t('The secret of this key looks different.') : undefined;
}

/** Why a text cannot be the public part of a crypto key, or `undefined` when it can. Says nothing of the text itself. */
export function publicPartDoubt(text: string, key: Pick<ApiKey, 'maskedKey' | 'keyDigest'>): string | undefined {
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
