import type { Account, SeedKey } from './account.ts';
import type { KeySurface, Surface } from './scopes.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A key of the demo; times are relative to now, those ahead are positive. */
interface DemoKey {
	readonly name: string;
	/** Scopes in the words of crypto-2fa, of the `resource:action` generations, and of business. */
	readonly coarse: readonly string[];
	readonly fine: readonly string[];
	readonly business: readonly string[];
	readonly created: number;
	readonly lastUsed?: number;
	readonly expires?: number;
	readonly revoked?: number;
	readonly perMinute?: number;
}

const readOnly = {
	coarse: ['read'],
	fine: ['transactions:read', 'accounts:read', 'analytics:read'],
	business: ['transactions:read', 'customers:read'],
};
const payments = {
	coarse: ['read', 'write', 'transactions'],
	fine: ['transactions:read', 'transactions:write', 'accounts:read'],
	business: ['transactions:read', 'payouts:write', 'customers:read'],
};
const hooks = { coarse: ['read', 'webhooks'], fine: ['webhooks:manage'], business: ['webhooks:write'] };
const everything = {
	coarse: ['read', 'write', 'transactions', 'webhooks'],
	fine: [...payments.fine, 'accounts:write', 'webhooks:manage', 'analytics:read'],
	business: [...payments.business, 'customers:write', 'virtual-accounts:write', 'webhooks:write'],
};
const onboarding = {
	coarse: ['read', 'write'],
	fine: ['accounts:read', 'accounts:write'],
	business: ['customers:read', 'customers:write', 'virtual-accounts:write'],
};

/** The first one signs in for the demo. */
const demoKeys: readonly DemoKey[] = [
	{ name: 'VS Code', ...everything, created: -12 * day, lastUsed: -2 * minute, perMinute: 600 },
	{ name: 'Production Backend', ...everything, created: -240 * day, lastUsed: -3 * minute, perMinute: 600 },
	{ name: 'Payouts Worker', ...payments, created: -180 * day, lastUsed: -40 * minute, expires: 185 * day },
	{ name: 'Treasury Dashboard', ...readOnly, created: -151 * day, lastUsed: -5 * hour },
	{ name: 'Staging Integration', ...payments, created: -85 * day, lastUsed: -26 * hour, expires: 5 * day },
	{ name: 'Customer Onboarding', ...onboarding, created: -60 * day, lastUsed: -90 * minute, expires: 305 * day },
	{ name: 'Webhook Relay', ...hooks, created: -44 * day, lastUsed: -7 * minute },
	{ name: 'Analytics Export (nightly)', ...readOnly, created: -31 * day, lastUsed: -9 * hour, expires: 59 * day },
	{ name: 'GitHub Actions', ...readOnly, created: -29 * day, expires: 20 * hour },
	{ name: 'Load Test Q3', ...payments, created: -120 * day, lastUsed: -33 * day, expires: -30 * day },
	{ name: 'Checkout (old)', ...everything, created: -400 * day, lastUsed: -98 * day, revoked: -97 * day },
	{ name: 'Agence Éclair – prototype', ...onboarding, created: -75 * day, expires: 15 * day, revoked: -20 * day },
];

/** Fills an account: for each product that is alive the demo keys, or 10,000 keys in all states. */
export function seedKeys(
	account: Account,
	{ amount, surfaces, now }: { amount: 'demo' | 'many'; surfaces: ReadonlySet<Surface>; now: number },
): void {
	const crypto = (['crypto-2fa', 'crypto-generate', 'crypto-rest'] as const).find(surface => surfaces.has(surface));
	const alive: KeySurface[] = [...(crypto ? [crypto] : []), ...(surfaces.has('business') ? ['business' as const] : [])];
	for (const surface of alive) {
		const keys = amount === 'demo' ? demoKeys : manyKeys();
		for (const key of keys) {
			account.addKey(toSeed(key, surface, now));
		}
	}
}

function* manyKeys(): Generator<DemoKey> {
	const services = ['Ledger', 'Checkout', 'Payouts', 'Reports', 'Webhooks', 'Onboarding', 'Treasury', 'Sandbox'];
	const scopes = [readOnly, payments, hooks, onboarding, everything];
	for (let index = 0; index < 10_000; index++) {
		const age = (index % 700) + 1;
		yield {
			name: `${services[index % services.length]} ${String(index + 1).padStart(5, '0')}`,
			...(scopes[index % scopes.length] ?? readOnly),
			created: -age * day,
			...(index % 3 > 0 && { lastUsed: -((index % 50) + 1) * hour }),
			...(index % 10 === 4 && { expires: 5 * day }),
			...(index % 10 === 7 && { expires: -hour }),
			...(index % 10 === 9 && { revoked: -hour }),
		};
	}
}

function toSeed(key: DemoKey, surface: KeySurface, now: number): SeedKey {
	return {
		surface,
		name: key.name,
		scopes: surface === 'business' ? key.business : surface === 'crypto-2fa' ? key.coarse : key.fine,
		createdAt: now + key.created,
		listedFrom: now + key.created,
		...(key.lastUsed !== undefined && { lastUsedAt: now + key.lastUsed }),
		...(key.expires !== undefined && { expiresAt: now + key.expires }),
		...(key.revoked !== undefined && { revokedAt: now + key.revoked }),
		...(key.perMinute !== undefined && { requestsPerMinute: key.perMinute }),
	};
}
