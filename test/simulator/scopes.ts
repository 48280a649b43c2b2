/** The products and generations that manage keys. */
export type KeySurface = 'crypto-generate' | 'crypto-2fa' | 'crypto-rest' | 'business';

/** Everything the simulator can serve. */
export type Surface = KeySurface | 'fiat-app-secret' | 'crypto-session' | 'legacy';

export const allSurfaces: readonly Surface[] = [
	'crypto-generate',
	'crypto-2fa',
	'crypto-rest',
	'business',
	'fiat-app-secret',
	'crypto-session',
	'legacy',
];

const fine = [
	'transactions:read',
	'transactions:write',
	'accounts:read',
	'accounts:write',
	'webhooks:manage',
	'analytics:read',
];

/**
 * The scopes a surface documents, which are also what a key gets that asks for none.
 *
 * https://docs.yativo.com/yativo-crypto/api-keys, https://docs.yativo.com/api-reference/api-keys/create,
 * https://docs.yativo.com/yativo-fiat/api-keys
 */
export const scopesOf: Readonly<Record<KeySurface, readonly string[]>> = {
	'crypto-generate': fine,
	'crypto-2fa': ['read', 'write', 'transactions', 'webhooks'],
	'crypto-rest': fine,
	business: [
		'transactions:read',
		'payouts:write',
		'customers:read',
		'customers:write',
		'virtual-accounts:write',
		'webhooks:write',
	],
};

/** What crypto-generate answers in its sample, whatever was asked. */
export const coarseScopes: readonly string[] = ['read', 'write', 'transactions'];

/** All scopes of the product that a surface belongs to; `wallets:read` is in an example of the crypto guide alone. */
export function vocabularyOf(surface: KeySurface): readonly string[] {
	return surface === 'business'
		? scopesOf.business
		: [...scopesOf['crypto-2fa'], ...scopesOf['crypto-rest'], 'wallets:read'];
}

/** Whether a credential with these scopes may do something that asks for `read` or `write` access. */
export function permits(scopes: readonly string[], access: 'read' | 'write'): boolean {
	return scopes.some(scope => scope === access || scope === `accounts:${access}`);
}
