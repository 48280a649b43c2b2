import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { type ChangeSources, createKey, type IdentifiedKey, rotateKey } from '../../../src/lifecycle/change.ts';
import { settle } from '../../../src/lifecycle/settle.ts';
import { patient } from '../api/session.ts';
import { setUp } from './bench.ts';

/** The steps of a change that issues a secret, after each of which the extension host may be killed. */
const steps = ['open', 'send', 'put', 'attach'] as const;
type Step = (typeof steps)[number];

const never = new Promise<never>(() => {});

/** Sources that do nothing more once a step is done; `killed` tells when. */
function killedAfter(step: Step, sources: ChangeSources) {
	const { promise: killed, resolve: kill } = Promise.withResolvers<void>();
	const dying =
		<A extends unknown[], R>(name: Step, work: (...args: A) => Promise<R>) =>
		async (...args: A): Promise<R> => {
			const result = await work(...args);
			if (name !== step) {
				return result;
			}
			kill();
			return never;
		};
	const { journal, vault, connection } = sources;
	const dead: ChangeSources = {
		...sources,
		journal: {
			open: dying('open', entry => journal.open(entry)),
			close: id => journal.close(id),
			release: id => journal.release(id),
		},
		vault: {
			put: dying('put', secret => vault.put(secret)),
			attach: dying('attach', (...args) => vault.attach(...args)),
			holderOf: (...args) => vault.holderOf(...args),
			holds: (...args) => vault.holds(...args),
		},
		connection: {
			profile: connection.profile,
			capabilities: connection.capabilities,
			list: (...args) => connection.list(...args),
			get: (...args) => connection.get(...args),
			updateScopes: (...args) => connection.updateScopes(...args),
			revoke: (...args) => connection.revoke(...args),
			identify: (...args) => connection.identify(...args),
			withSurface: surface => connection.withSurface(surface),
			create: dying('send', (...args) => connection.create(...args)),
			rotate: dying('send', (...args) => connection.rotate(...args)),
		},
	};
	return { dead, killed };
}

interface Case {
	readonly surface: 'crypto-generate' | 'crypto-2fa' | 'crypto-rest' | 'business';
	readonly operation: 'create' | 'rotate';
	readonly listApiKey: 'whole' | 'masked' | 'absent';
	readonly grantedName: 'requested' | 'other';
	readonly step: Step;
}

async function run(t: TestContext, { surface, operation, listApiKey, grantedName, step }: Case): Promise<void> {
	const { simulator, sources, vault, open, code } = await setUp(t, surface);
	simulator.set({ listApiKey, grantedName });
	const scope = surface === 'crypto-2fa' ? 'read' : 'transactions:read';
	const { id } = simulator.account.addKey({ surface, name: 'Victim', scopes: [scope] });
	const victim = (await sources.connection.list(patient)).find(key => key.id === id);
	assert.ok(victim);
	const known = new Set(simulator.keys().map(key => key.id));
	const { dead, killed } = killedAfter(step, sources);
	const key: IdentifiedKey = { ...victim, id };
	const options = { code: code(), signal: patient };
	void (operation === 'create'
		? createKey(dead, { name: 'Made', scopes: [scope] }, options)
		: rotateKey(dead, key, options));
	await killed;
	const made = simulator.keys().find(each => (operation === 'create' ? !known.has(each.id) : each.id === id));
	assert.deepEqual([made !== undefined, open.size], [operation === 'rotate' || step !== 'open', 1]);

	const [entry] = open.values();
	assert.ok(entry);
	const told = await settle(sources, entry, { failure: { kind: 'interrupted' } });
	const isKept = step === 'put' || step === 'attach';
	if (operation === 'create' && step === 'open') {
		assert.equal(told.outcome, 'notDone');
		return;
	}
	assert.ok(told.outcome !== 'notDone', 'what was done is not told as not done');
	assert.equal(told.secret.kind, isKept ? 'stored' : 'lost');
	if (isKept) {
		const shown = (await sources.connection.list(patient)).find(each => each.id === made?.id);
		const candidate = told.outcome === 'unclear' ? told.candidates[0] : told.key;
		assert.equal(candidate?.id, made?.id, 'the right key is told, or offered');
		if (told.outcome === 'done' && shown) {
			const held = await vault.read(sources.connection.profile, shown);
			assert.equal(held?.secret.reveal(), surface === 'business' ? made?.apiKey : made?.secret);
		}
	}
	assert.equal(open.size, told.outcome === 'done' ? 0 : 1);
}

suite('a kill after each step of a change that issues a secret is repaired', { concurrency: 8 }, () => {
	for (const surface of ['crypto-generate', 'crypto-2fa', 'crypto-rest', 'business'] as const) {
		for (const operation of surface === 'crypto-2fa' ? (['create', 'rotate'] as const) : (['create'] as const)) {
			for (const listApiKey of ['whole', 'masked', 'absent'] as const) {
				for (const grantedName of ['requested', 'other'] as const) {
					for (const step of steps) {
						const shape = `${listApiKey} public parts, name ${grantedName}`;
						test(`${surface}: ${operation}, ${shape}, after ${step}`, t =>
							run(t, { surface, operation, listApiKey, grantedName, step }));
					}
				}
			}
		}
	}
});
