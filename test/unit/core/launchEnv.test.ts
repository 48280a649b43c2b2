import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Binding, type Found, launchEnv } from '../../../src/core/launchEnv.ts';
import { Secret } from '../../../src/core/secret.ts';

const key: Binding = { name: 'YATIVO_API_KEY', profile: 'p', key: 'k1', part: 'apiKey' };
const secret: Binding = { name: 'YATIVO_API_SECRET', profile: 'p', key: 'k1', part: 'apiSecret' };

suite('environment of a new process', () => {
	test('has every bound variable', async () => {
		const found = await launchEnv([key, secret], async ({ name }) => ({
			kind: 'value',
			value: new Secret(`of ${name}`),
		}));
		assert.deepEqual(found.kind === 'ready' && [...found.variables].map(([name, value]) => [name, value.reveal()]), [
			['YATIVO_API_KEY', 'of YATIVO_API_KEY'],
			['YATIVO_API_SECRET', 'of YATIVO_API_SECRET'],
		]);
	});

	test('is refused with all reasons when something is missing', async () => {
		const answers: Record<string, Found> = {
			YATIVO_API_KEY: { kind: 'value', value: new Secret('v') },
			YATIVO_API_SECRET: { kind: 'noSecret' },
			OTHER: { kind: 'endedKey' },
		};
		const other = { ...key, name: 'OTHER', key: 'k2' };
		assert.deepEqual(
			await launchEnv([key, secret, other], async ({ name }) => answers[name] ?? { kind: 'unknownKey' }),
			{
				kind: 'incomplete',
				missing: [
					{ binding: secret, reason: 'noSecret' },
					{ binding: other, reason: 'endedKey' },
				],
			},
		);
	});

	test('leaves alone what the launch configuration sets, and does not look its secret up', async () => {
		const asked: string[] = [];
		const found = await launchEnv(
			[key, secret],
			async ({ name }) => {
				asked.push(name);
				return { kind: 'value', value: new Secret('v') };
			},
			['YATIVO_API_SECRET', 'PATH'],
		);
		assert.deepEqual(
			[found.kind === 'ready' && [...found.variables.keys()], asked],
			[['YATIVO_API_KEY'], ['YATIVO_API_KEY']],
		);
	});
});
