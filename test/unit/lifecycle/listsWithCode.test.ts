import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createKey, revokeKey, rotateKey } from '../../../src/lifecycle/change.ts';
import { settle } from '../../../src/lifecycle/settle.ts';
import type { KeySurface } from '../../simulator/scopes.ts';
import { patient } from '../api/session.ts';
import { setUp } from './bench.ts';

const paths: Readonly<Record<'crypto-2fa' | 'crypto-generate', RegExp>> = {
	'crypto-2fa': /apikey\/create$/,
	'crypto-generate': /apikey\/generate$/,
};
const scopes = { 'crypto-2fa': 'read', 'crypto-generate': 'transactions:read' } as const;

suite('an account that lists its keys only with a code', () => {
	for (const surface of ['crypto-2fa', 'crypto-generate'] as const satisfies readonly KeySurface[]) {
		test(`gets a key from ${surface} by one code`, async t => {
			const { simulator, sources: fresh, vault, open, code } = await setUp(t, surface);
			simulator.account.addKey({ surface, name: 'Older' });
			const older = await fresh.connection.list(patient);
			const sources = { ...fresh, lastSeen: () => older };
			simulator.set({ totpForReads: 'always' });
			const wish = { name: 'Made', scopes: [scopes[surface]] } as const;
			const { told } = await createKey(sources, wish, { code: code(), signal: patient });
			assert.deepEqual([told.outcome, open.size], ['done', 0]);
			const key = told.outcome === 'done' ? told.key : undefined;
			const made = simulator.keys().find(({ name }) => name === 'Made');
			assert.equal(key && (await vault.read(sources.connection.profile, key))?.secret.reveal(), made?.secret);
		});

		test(`is looked at with a code of its own after a creation on ${surface} that was cut short`, async t => {
			const { simulator, sources, open, code } = await setUp(t, surface);
			simulator.set({ totpForReads: 'always' });
			simulator.faults.inject({ kind: 'reset-applied', method: 'POST', path: paths[surface] });
			const wish = { name: 'Made', scopes: [scopes[surface]] } as const;
			const { told, entry } = await createKey(sources, wish, { code: code(), signal: patient });
			assert.ok(told.outcome === 'unclear' && told.unlisted === 'codeWanted');
			const lists = () => simulator.log.lines.filter(line => line.includes('GET')).length;
			const before = lists();
			const again = await settle({ ...sources, code: code() }, entry, told);
			assert.deepEqual(
				[lists() - before, again.outcome, again.outcome === 'done' && again.secret.kind, open.size],
				[1, 'done', 'lost', 0],
			);
			const codes = simulator.log.requests.flatMap(({ headers }) => headers['x-2fa-token'] ?? []);
			assert.equal(new Set(codes).size, codes.length, 'no code is sent twice');
		});
	}

	test('rotates and revokes by one code each', async t => {
		const { simulator, sources, open, code } = await setUp(t, 'crypto-2fa');
		const { id } = simulator.account.addKey({ surface: 'crypto-2fa', name: 'Victim' });
		const listed = (await sources.connection.list(patient)).find(key => key.id === id);
		assert.ok(listed);
		const key = { ...listed, id };
		simulator.set({ totpForReads: 'always' });
		const rotated = await rotateKey(sources, key, { code: code(), signal: patient });
		const revoked = await revokeKey(sources, key, { code: code(), signal: patient });
		assert.deepEqual([rotated.told.outcome, revoked.told.outcome, open.size], ['done', 'done', 0]);
	});
});
