import { Account, type AccountOptions } from './account.ts';
import { Faults } from './faults.ts';
import type { SimulatedKey } from './key.ts';
import { listen } from './listen.ts';
import { RequestLog } from './requestLog.ts';
import type { Switches } from './switches.ts';
import { createWorld, lifetimeOf, type WorldOptions } from './world.ts';

/** How a simulator starts; everything has a default. */
export interface SimulatorOptions extends WorldOptions {
	/** Default: a free one. */
	readonly port?: number;
}

/** A running local Yativo API and its inside. */
export interface Simulator {
	/** Scheme, host and port, such as `http://127.0.0.1:40123`. */
	readonly origin: string;
	/** The account that was there at the start. */
	readonly account: Account;
	readonly faults: Faults;
	readonly log: RequestLog;
	/** Codes sent by e-mail so far, oldest first. */
	readonly emailCodes: readonly { readonly email: string; readonly code: string }[];
	/** Adds another customer. */
	addAccount(options?: AccountOptions): Account;
	/** Copies of all keys of all accounts, as the server has them now. */
	keys(): SimulatedKey[];
	/** A bearer token without a login: a crypto or fiat session, of the first account unless `of` names another. */
	bearer(product?: 'crypto' | 'fiat', of?: Account): string;
	/** Ends every bearer token. */
	endSessions(): void;
	/** Changes switches of the running server. */
	set(switches: Partial<Switches>): void;
	/** Simulator time, ms since 1970. */
	now(): number;
	advance(ms: number): void;
	/** Drops every connection and refuses new ones; keys, tokens and the log stay. */
	goOffline(): Promise<void>;
	/** Listens again on the same port. */
	goOnline(): Promise<void>;
	/** Stops, dropping every open connection. */
	close(): Promise<void>;
}

/** Starts a local Yativo API on the loopback interface. Close it when done. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const emailCodes: { email: string; code: string }[] = [];
	const world = createWorld({
		...options,
		onEmailCode(email, code) {
			emailCodes.push({ email, code });
			options.onEmailCode?.(email, code);
		},
	});
	const { clock, mint, tokens, accounts } = world;
	const [account] = accounts;
	const faults = new Faults();
	const log = new RequestLog();
	const inside = { world, faults, log };
	let listener = await listen(inside, options.port ?? 0);
	const { port } = listener;

	return {
		origin: `http://127.0.0.1:${port}`,
		account,
		faults,
		log,
		emailCodes,
		addAccount(more = {}) {
			const added = new Account({ email: `${mint('hex', 8)}@example.com`, ...more }, mint, clock);
			accounts.push(added);
			return added;
		},
		keys: () => structuredClone(accounts.flatMap(one => one.keys)),
		bearer: (product = 'crypto', of = account) =>
			tokens.issue({ account: of, product, lifetimeSeconds: lifetimeOf(world, product) }).value,
		endSessions: () => tokens.endAll(),
		set(changes) {
			world.settings = { ...world.settings, ...changes };
		},
		now: () => clock.now(),
		advance: ms => clock.advance(ms),
		goOffline: () => listener.close(),
		async goOnline() {
			listener = await listen(inside, port);
		},
		close: () => listener.close(),
	};
}
