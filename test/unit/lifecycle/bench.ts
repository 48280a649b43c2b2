import type { TestContext } from 'node:test';
import type { Connection } from '../../../src/api/client.ts';
import { createYativoApi } from '../../../src/api/yativoApi.ts';
import type { Surface } from '../../../src/core/profile.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { ChangeSources } from '../../../src/lifecycle/change.ts';
import type { JournalEntry } from '../../../src/lifecycle/ports.ts';
import { Keychain } from '../../../src/platform/keychain.ts';
import { SecretVault } from '../../../src/platform/secretVault.ts';
import { type SimulatorOptions, startSimulator } from '../../simulator/simulator.ts';
import { patient, profileFor, sessionOf } from '../api/session.ts';
import { transportFor } from '../platform/localNetwork.ts';
import { secretStorage } from '../platform/secretStorage.ts';

/** How long the transport waits here: long enough for a loopback answer, short enough for many that never come. */
const timeouts = { connectMs: 5000, headersMs: 1500, bodyMs: 1500, totalMs: 8000 };

/** A simulator, a connection to it over the real transport, a real vault and a journal: all that a change needs. */
export async function setUp(t: TestContext, surface: Surface, options: Omit<SimulatorOptions, 'surfaces'> = {}) {
	const simulator = await startSimulator({ ...options, surfaces: [surface] });
	t.after(() => simulator.close());
	const api = createYativoApi({
		transport: transportFor(t, { timeouts }),
		now: simulator.now,
		random: () => 0,
		newIdempotencyKey: () => crypto.randomUUID(),
		sleep: async ms => simulator.advance(ms),
	});
	const product = surface === 'business' ? 'business' : 'crypto';
	const profile = profileFor(simulator, {
		product,
		method: 'accessToken',
		surface,
		basePath: surface === 'crypto-rest' ? '/api' : '/api/v1',
		surfaceFixed: true,
	});
	const { connection, keys } = await api.connect(
		profile,
		sessionOf(simulator, product === 'crypto' ? 'crypto' : 'fiat'),
		patient,
	);
	const vault = new SecretVault({
		keychain: new Keychain(secretStorage()),
		originOf: () => profile.origin,
		now: () => new Date(simulator.now()),
		onCorrupt: () => {},
	});
	const open = new Map<string, JournalEntry>();
	let ids = 0;
	const sources: ChangeSources & { readonly connection: Connection } = {
		connection,
		vault,
		journal: {
			open: async entry => {
				open.set(entry.id, entry);
			},
			close: async id => {
				open.delete(id);
			},
			release: () => {},
		},
		newId: () => `entry-${++ids}`,
		now: () => new Date(simulator.now()),
		pause: async ms => {
			simulator.advance(ms);
		},
		lastSeen: () => keys,
		listsWithCode: () => false,
		listSignal: () => AbortSignal.timeout(10_000),
	};
	return { simulator, sources, vault, open, code: () => new Secret(simulator.account.totp()) };
}
