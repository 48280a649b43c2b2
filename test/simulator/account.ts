import type { Clock } from './clock.ts';
import type { SimulatedKey } from './key.ts';
import type { Mint } from './mint.ts';
import { type KeySurface, scopesOf } from './scopes.ts';
import { Authenticator } from './totp.ts';

/** What a test may say about an account; the rest is made up. */
export interface AccountOptions {
	readonly email?: string;
	/** Whether 2FA is on. Off: crypto-2fa refuses to create keys, the others ask for no code. */
	readonly twoFactor?: boolean;
}

/** What a test may say about a key that was there before; the rest is made up. */
export interface SeedKey {
	/** Default: crypto-generate. */
	readonly surface?: KeySurface;
	/** Any string: ids are opaque. */
	readonly id?: string;
	readonly name?: string;
	readonly scopes?: readonly string[];
	/** Milliseconds since 1970, as all times here. */
	readonly createdAt?: number;
	readonly expiresAt?: number;
	readonly lastUsedAt?: number;
	readonly revokedAt?: number;
	readonly listedFrom?: number;
	readonly requestsPerMinute?: number;
}

/** One customer: e-mail and crypto keys, account id, app secret and business keys, and one authenticator for both. */
export class Account {
	readonly email: string;
	readonly password: string;
	readonly accountId: string;
	/** How the crypto product calls the account in answers. */
	readonly userId: string;
	readonly pin: string;
	twoFactor: boolean;
	appSecret: string;
	readonly authenticator: Authenticator;
	readonly keys: SimulatedKey[] = [];
	readonly #mint: Mint;
	readonly #clock: Clock;

	constructor(options: AccountOptions, mint: Mint, clock: Clock) {
		this.#mint = mint;
		this.#clock = clock;
		this.email = options.email ?? 'ada@example.com';
		this.twoFactor = options.twoFactor ?? true;
		this.password = `pass-${mint('alphanumeric', 12)}`;
		this.accountId = `acct_${mint('upperAlphanumeric', 23)}`;
		this.pin = mint('digits', 4);
		this.appSecret = businessKey(mint);
		this.authenticator = new Authenticator(mint('base32', 32), clock);
		this.userId = mint('hex', 24);
	}

	/** The authenticator's secret in base32, for an app or a test that computes codes itself. */
	get totpSecret(): string {
		return this.authenticator.secret;
	}

	/** A code that was not used yet and is accepted now; see `Authenticator.code`. */
	totp(): string {
		return this.authenticator.code();
	}

	/** Puts a key into the account, as if it had been made earlier. */
	addKey(seed: SeedKey = {}): SimulatedKey {
		const surface = seed.surface ?? 'crypto-generate';
		const now = this.#clock.now();
		const key: SimulatedKey = {
			name: 'Production Backend',
			scopes: scopesOf[surface],
			createdAt: now,
			listedFrom: now,
			requestsPerMinute: surface === 'business' ? 120 : 60,
			...seed,
			id: seed.id ?? `key_${this.#mint('ulid', 26)}`,
			surface,
			...this.newPair(surface),
			formerPairs: [],
		};
		this.keys.push(key);
		return key;
	}

	/** Fresh key and secret in the format of a surface. */
	newPair(surface: KeySurface): { apiKey: string; secret: string } {
		const mint = this.#mint;
		switch (surface) {
			case 'crypto-generate':
				return { apiKey: `yativo_${mint('hex', 48)}`, secret: mint('hex', 64) };
			case 'crypto-2fa':
				return { apiKey: `yvk_live_${mint('alphanumeric', 32)}`, secret: `yvs_live_${mint('alphanumeric', 48)}` };
			case 'crypto-rest':
				return { apiKey: `yk_live_${mint('alphanumeric', 26)}`, secret: `ys_live_${mint('hex', 32)}` };
			case 'business':
				return { apiKey: businessKey(mint), secret: '' };
		}
	}

	/** Replaces the App Secret; the old one is dead at once. */
	renewAppSecret(): string {
		this.appSecret = businessKey(this.#mint);
		return this.appSecret;
	}
}

function businessKey(mint: Mint): string {
	return `yat_live_${mint('alphanumeric', 35)}`;
}
