import { Account, type AccountOptions } from './account.ts';
import { type Clock, createClock } from './clock.ts';
import { type SimulatedKey, stateOf } from './key.ts';
import { createMint, type Mint } from './mint.ts';
import { RateLimiter } from './rateLimit.ts';
import type { Answer } from './route.ts';
import { allSurfaces, type Surface } from './scopes.ts';
import { seedKeys } from './seed.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { TokenStore } from './tokens.ts';

/** How a world begins; everything has a default. */
export interface WorldOptions {
	/** Which surfaces are alive. Default: all. */
	readonly surfaces?: readonly Surface[];
	readonly switches?: Partial<Switches>;
	/** Milliseconds since 1970. Default: the machine's clock. */
	readonly now?: () => number;
	/** Credentials, ids and codes follow from it. Two simulators with one salt have the same credentials. */
	readonly salt?: string;
	/** Keys that are there at the start: none, a dozen that look like a customer's, or 10,000. Default: none. */
	readonly keys?: 'none' | 'demo' | 'many';
	/** The account that is there at the start. */
	readonly account?: AccountOptions;
	/** One quota for every credential instead of the documented ones. */
	readonly requestsPerMinute?: number;
	/** Called with each code that goes out by e-mail. */
	readonly onEmailCode?: (email: string, code: string) => void;
}

/** A code that went out by e-mail. */
export interface EmailCode {
	readonly code: string;
	readonly expiresAt: number;
	failures: number;
}

/** Everything the server knows. Handlers change it, answers tell about it. */
export interface World {
	readonly clock: Clock;
	readonly mint: Mint;
	settings: Switches;
	readonly surfaces: ReadonlySet<Surface>;
	readonly accounts: Account[];
	readonly tokens: TokenStore;
	readonly limiter: RateLimiter;
	/** Requests per minute that hold for every credential instead of the documented quotas. */
	readonly requestsPerMinute: number | undefined;
	/** By e-mail address. */
	readonly emailCodes: Map<string, EmailCode>;
	/** Answers by account, route and Idempotency-Key. */
	readonly replays: Map<string, { readonly answer: Answer; readonly at: number }>;
	/** Account id → when its PIN was verified. */
	readonly verifiedPins: Map<string, number>;
	sendEmailCode(email: string, code: string): void;
}

/** A world with one account. */
export function createWorld(options: WorldOptions): World & { readonly accounts: [Account, ...Account[]] } {
	const clock = createClock(options.now ?? Date.now);
	const mint = createMint(options.salt ?? 'yativo');
	const account = new Account(options.account ?? {}, mint, clock);
	const surfaces = new Set(options.surfaces ?? allSurfaces);
	if (options.keys === 'demo' || options.keys === 'many') {
		seedKeys(account, { amount: options.keys, surfaces, now: clock.now() });
	}
	return {
		clock,
		mint,
		settings: { ...defaultSwitches, ...options.switches },
		surfaces,
		accounts: [account],
		tokens: new TokenStore(mint, clock),
		limiter: new RateLimiter(clock),
		requestsPerMinute: options.requestsPerMinute,
		emailCodes: new Map(),
		replays: new Map(),
		verifiedPins: new Map(),
		sendEmailCode: options.onEmailCode ?? (() => undefined),
	};
}

/** Whether a key works now, by the switches. */
export function isUsable(world: World, key: SimulatedKey): boolean {
	const state = stateOf(key, world.clock.now());
	return state === 'active' || (state === 'expired' && world.settings.keyExpiry === 'ignored');
}

/** The lifetime of a token in seconds, by the switches. */
export function lifetimeOf(world: World, product: 'crypto' | 'fiat'): number {
	return world.settings.tokenLifetime || (product === 'crypto' ? 3600 : 600);
}
