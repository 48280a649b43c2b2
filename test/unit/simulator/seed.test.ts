import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stateOf } from '../../simulator/key.ts';
import { vocabularyOf } from '../../simulator/scopes.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { call } from './call.ts';

suite('simulator: keys that are there at the start', () => {
	test('the demo has a dozen keys for each product, in every state, with scopes of the surface', async () => {
		for (const surface of ['crypto-generate', 'crypto-2fa', 'crypto-rest', 'business'] as const) {
			const simulator = await startSimulator({ keys: 'demo', surfaces: [surface] });
			const keys = simulator.keys();
			await simulator.close();
			const states = keys.map(key => stateOf(key, simulator.now()));
			const soon = keys.filter(
				({ expiresAt = 0 }) => expiresAt > simulator.now() && expiresAt < simulator.now() + 6 * 86_400_000,
			);
			assert.deepEqual(
				[keys.length, new Set(keys.map(({ name }) => name)).size, new Set(states).size, soon.length],
				[12, 12, 3, 2],
			);
			assert.ok(keys.every(({ scopes }) => scopes.every(scope => vocabularyOf(surface).includes(scope))));
			assert.ok(keys.every(({ createdAt, lastUsedAt = createdAt }) => lastUsedAt >= createdAt));
		}
	});

	test('10,000 keys are served in one list', async () => {
		const simulator = await startSimulator({ keys: 'many', surfaces: ['crypto-2fa'] });
		const { body } = await call(simulator.origin, 'GET /api/v1/apikey/list', { bearer: simulator.bearer() });
		await simulator.close();
		assert.deepEqual(
			[body.data.keys.length, new Set(body.data.keys.map((key: { key_id: string }) => key.key_id)).size],
			[10_000, 10_000],
		);
	});

	test('the same salt gives the same credentials, another salt none of them', async () => {
		const texts = [];
		for (const salt of ['a', 'a', 'b']) {
			const simulator = await startSimulator({ salt, keys: 'demo' });
			texts.push(simulator.keys().map(({ id, apiKey, secret }) => `${id} ${apiKey} ${secret}`));
			await simulator.close();
		}
		const [first, same, other] = texts;
		assert.deepEqual(same, first);
		assert.deepEqual(
			other?.filter(line => first?.includes(line)),
			[],
		);
	});
});
