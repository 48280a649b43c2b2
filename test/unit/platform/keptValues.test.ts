import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { digest } from '../../../src/core/digest.ts';
import { Secret } from '../../../src/core/secret.ts';
import { KeptValues } from '../../../src/platform/keptValues.ts';
import { Keychain } from '../../../src/platform/keychain.ts';
import { secretStorage } from './secretStorage.ts';

suite('KeptValues', () => {
	test('tells damaged records by a name that says nothing of the value, and leaves them alone', async () => {
		const storage = secretStorage();
		const corrupt: string[] = [];
		const now = new Date('2026-11-21T10:00:00Z');
		const values = () =>
			new KeptValues({ keychain: new Keychain(storage), now: () => now, onCorrupt: name => corrupt.push(name) });
		await values().keep(new Secret('a value'), 'YATIVO_API_SECRET');
		const damaged = `yativo.kept.${digest('short')}`;
		storage.values.set(damaged, '{"version":7}');
		const kept = values();
		await kept.load();
		assert.deepEqual(
			[kept.all, corrupt, storage.values.get(damaged)],
			[
				[{ digest: digest('a value'), name: 'YATIVO_API_SECRET', storedAt: now }],
				[damaged.slice(0, 'yativo.kept.'.length + 8)],
				'{"version":7}',
			],
		);
	});
});
