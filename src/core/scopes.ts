import * as l10n from '@vscode/l10n';
import type { Surface } from './profile.ts';

/** `money`: moves money. `sensitive`: opens the way to it. */
export type Risk = 'money' | 'sensitive' | 'none';

/** What a scope allows. `meaning` is absent where no documentation gives one. */
export interface ScopeInfo {
	readonly meaning?: string;
	readonly risk: Risk;
}

/** Sources: https://docs.yativo.com/yativo-crypto/api-keys, https://docs.yativo.com/yativo-fiat/api-keys */
const risks: Readonly<Record<string, Risk>> = {
	transactions: 'money',
	'transactions:write': 'money',
	'payouts:write': 'money',
	write: 'sensitive',
	'accounts:write': 'sensitive',
	'virtual-accounts:write': 'sensitive',
};

/**
 * The scopes that a surface documents, least powerful first.
 *
 * Sources: https://docs.yativo.com/yativo-crypto/api-keys (crypto-2fa), https://docs.yativo.com/api-reference/api-keys/create
 * (crypto-generate, crypto-rest), https://docs.yativo.com/yativo-fiat/api-keys (business).
 */
export function scopesOf(surface: Surface): readonly string[] {
	switch (surface) {
		case 'crypto-2fa':
			return ['read', 'webhooks', 'write', 'transactions'];
		case 'crypto-generate':
		case 'crypto-rest':
			return [
				'transactions:read',
				'accounts:read',
				'analytics:read',
				'webhooks:manage',
				'accounts:write',
				'transactions:write',
			];
		case 'business':
			return [
				'transactions:read',
				'customers:read',
				'customers:write',
				'webhooks:write',
				'virtual-accounts:write',
				'payouts:write',
			];
	}
}

/** What a new key gets unless the user says otherwise: the least that is of use. */
export function leastScopes(surface: Surface): readonly [string, ...string[]] {
	return surface === 'crypto-2fa' ? ['read'] : ['transactions:read'];
}

/** What a scope allows, in the user's words. Unknown scopes have no meaning here, and the risk that their name suggests. */
export function scopeInfo(scope: string): ScopeInfo {
	const meaning = meaningOf(scope);
	return {
		risk: risks[scope] ?? (/(^|:)(payouts?|transfers?|withdraw\w{0,5})(:write)?$/i.test(scope) ? 'money' : 'none'),
		...(meaning && { meaning }),
	};
}

function meaningOf(scope: string): string | undefined {
	switch (scope) {
		case 'read':
			return l10n.t('Read balances, transactions, assets, analytics and account data');
		case 'write':
			return l10n.t('Create accounts, assets and wallets; manage customers and settings');
		case 'transactions':
			return l10n.t('Send funds, swap, fund cards, manage transfers');
		case 'webhooks':
			return l10n.t('Create, change and delete webhooks');
		case 'transactions:read':
			return l10n.t('View transactions');
		case 'payouts:write':
			return l10n.t('Initiate payouts');
		case 'customers:read':
			return l10n.t('View customers');
		case 'customers:write':
			return l10n.t('Create and update customers');
		case 'virtual-accounts:write':
			return l10n.t('Create virtual accounts');
		case 'webhooks:write':
			return l10n.t('Manage webhooks');
		default:
			return undefined;
	}
}
