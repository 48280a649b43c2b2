import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { type ChangeSources, createKey } from '../../../src/lifecycle/change.ts';
import { Keychain } from '../../../src/platform/keychain.ts';
import { SecretVault } from '../../../src/platform/secretVault.ts';
import { patient } from '../api/session.ts';
import { secretStorage } from '../platform/secretStorage.ts';
import { setUp } from './bench.ts';

/** Creates a key whose answer is lost; before the list is looked at, another window creates one of the other name. */
async function createTwo(t: TestContext, storage: 'shared' | 'apart') {
	const { simulator, sources, open, code } = await setUp(t, 'crypto-2fa');
	const own = new SecretVault({
		keychain: new Keychain(secretStorage()),
		originOf: () => simulator.origin,
		now: sources.now,
		onCorrupt: () => {},
	});
	const there: ChangeSources = { ...sources, vault: storage === 'shared' ? sources.vault : own };
	let pauses = 0;
	const here: ChangeSources = {
		...sources,
		pause: async ms => {
			if (pauses++ === 0) {
				const { told } = await createKey(there, { name: 'There', scopes: ['read'] }, { code: code(), signal: patient });
				assert.equal(told.outcome, 'done');
			}
			await sources.pause(ms);
		},
	};
	simulator.faults.inject({ kind: 'reset-applied', method: 'POST', path: '/apikey/create' });
	const { told } = await createKey(here, { name: 'Here', scopes: ['read'] }, { code: code(), signal: patient });
	return { told, open };
}

suite('two windows that create at once, one of which loses its answer', () => {
	test('are told apart where they share a secret storage', async t => {
		const { told, open } = await createTwo(t, 'shared');
		assert.deepEqual(told.outcome === 'done' && [told.key?.name, told.secret.kind, open.size], ['Here', 'lost', 0]);
	});

	test('leave the choice to the user where they do not', async t => {
		const { told, open } = await createTwo(t, 'apart');
		assert.deepEqual(
			told.outcome === 'unclear' && [told.candidates.map(({ name }) => name).sort(), told.secret.kind, open.size],
			[['Here', 'There'], 'lost', 1],
		);
	});
});
