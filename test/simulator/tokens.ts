import { createHmac } from 'node:crypto';
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import type { SimulatedKey } from './key.ts';
import type { Mint } from './mint.ts';

/** Who a bearer token speaks for. */
export interface Token {
	readonly value: string;
	readonly product: 'crypto' | 'fiat';
	readonly account: Account;
	/** The key it was exchanged for; absent for a session. */
	readonly key?: SimulatedKey;
	/** Milliseconds since 1970. */
	readonly expiresAt: number;
	readonly lifetimeSeconds: number;
	/** Whether a second factor is still missing. */
	pending?: boolean;
}

/** Issues and remembers bearer tokens: JWTs whose signature nobody checks, because the store is asked. */
export class TokenStore {
	readonly #tokens = new Map<string, Token>();
	readonly #mint: Mint;
	readonly #clock: Clock;

	constructor(mint: Mint, clock: Clock) {
		this.#mint = mint;
		this.#clock = clock;
	}

	issue(grant: Omit<Token, 'value' | 'expiresAt'>): Token {
		const now = this.#clock.now();
		const claims = {
			sub: grant.account.accountId,
			iat: Math.floor(now / 1000),
			exp: Math.floor(now / 1000) + grant.lifetimeSeconds,
			jti: this.#mint('hex', 16),
		};
		const head = grant.product === 'crypto' ? { alg: 'HS256', typ: 'JWT' } : { typ: 'JWT', alg: 'RS256' };
		const unsigned = [head, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
		const signature = createHmac('sha256', 'simulator').update(unsigned).digest('base64url');
		const token: Token = { ...grant, value: `${unsigned}.${signature}`, expiresAt: now + grant.lifetimeSeconds * 1000 };
		this.#tokens.set(token.value, token);
		return token;
	}

	/** The token, as long as it lives. */
	find(value: string): Token | undefined {
		const token = this.#tokens.get(value);
		return token && !token.pending && this.#clock.now() < token.expiresAt ? token : undefined;
	}

	/** Makes the account's tokens usable that waited for a second factor. */
	confirm(account: Account): void {
		for (const token of this.#tokens.values()) {
			if (token.account === account) {
				token.pending = false;
			}
		}
	}

	/** Ends every token at once, as a signed-out session or a restarted server does. */
	endAll(): void {
		this.#tokens.clear();
	}
}
