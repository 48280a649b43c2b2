import type { Connection } from '../../../src/api/client.ts';
import type { Transport } from '../../../src/api/transport.ts';
import { createYativoApi } from '../../../src/api/yativoApi.ts';
import type { Credentials } from '../../../src/core/credentials.ts';
import { YativoError } from '../../../src/core/failure.ts';
import type { Profile } from '../../../src/core/profile.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { KeySurface } from '../../simulator/scopes.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/simulator.ts';
import { nodeTransport } from './nodeTransport.ts';

/** Never aborts. */
export const patient = new AbortController().signal;

/** A simulator whose clock stands still unless somebody waits or moves it, and which ends with the test. */
export async function simulate(
	context: { after(end: () => Promise<void>): void },
	options: SimulatorOptions = {},
): Promise<Simulator> {
	const simulator = await startSimulator({ now: () => Date.parse('2026-11-21T10:00:00Z'), ...options });
	context.after(simulator.close);
	return simulator;
}

/** The API against a simulator, by its clock and without real waiting: waits are written down and move the clock on. */
export function apiFor(simulator: Simulator, transport: Transport = nodeTransport) {
	const waits: number[] = [];
	const api = createYativoApi({
		transport,
		now: simulator.now,
		random: () => 0,
		newIdempotencyKey: () => crypto.randomUUID(),
		sleep: async (ms, signal) => {
			signal.throwIfAborted();
			waits.push(ms);
			simulator.advance(ms);
		},
	});
	return { api, waits };
}

/** A profile that was never connected. */
export function profileFor({ origin }: Pick<Simulator, 'origin'>, more: Partial<Profile> = {}): Profile {
	return { id: 'p1', name: 'Test', product: 'crypto', environment: 'custom', origin, method: 'apiKey', ...more };
}

/** Credentials of a crypto key that the account gets for it. */
export function pairOf(
	simulator: Simulator,
	surface: KeySurface = 'crypto-generate',
): Credentials & { kind: 'apiKey' } {
	const { apiKey, secret } = simulator.account.addKey({ surface, name: 'Signs in' });
	return { kind: 'apiKey', apiKey: new Secret(apiKey), apiSecret: new Secret(secret) };
}

/** Credentials of a business key that the account gets for it. */
export function businessKeyOf(simulator: Simulator): Credentials {
	return {
		kind: 'businessKey',
		key: new Secret(simulator.account.addKey({ surface: 'business', name: 'Signs in' }).apiKey),
	};
}

/** A session of the account, without a login. */
export function sessionOf(simulator: Simulator, product: 'crypto' | 'fiat' = 'crypto'): Credentials {
	return { kind: 'accessToken', token: new Secret(simulator.bearer(product)) };
}

/** A code that the simulator accepts now. */
export function codeOf(simulator: Simulator): Secret {
	return new Secret(simulator.account.totp());
}

/** Signs in with a key of the surface, over plain HTTP. */
export async function connectTo(
	simulator: Simulator,
	surface: KeySurface,
	transport?: Transport,
): Promise<{ readonly connection: Connection; readonly waits: readonly number[] }> {
	const { api, waits } = apiFor(simulator, transport);
	const product = surface === 'business' ? 'business' : 'crypto';
	const credentials = surface === 'business' ? businessKeyOf(simulator) : pairOf(simulator, surface);
	const { connection } = await api.connect(profileFor(simulator, { product }), credentials, patient);
	return { connection, waits };
}

/** What a task comes to: its value, or the failure that it throws. Anything else that is thrown goes on. */
export async function outcomeOf<T>(task: Promise<T>): Promise<T | YativoError['failure']> {
	try {
		return await task;
	} catch (error) {
		if (error instanceof YativoError) {
			return error.failure;
		}
		throw error;
	}
}
