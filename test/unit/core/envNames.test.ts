import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { addNames } from '../../../src/core/dotenv/names.ts';
import { applyEdits } from '../../../src/core/edit.ts';
import { isEnvName, keyComment, partsOf, suggestNames } from '../../../src/core/envNames.ts';

function names(keyName: string, ...taken: string[]): string[] {
	return suggestNames(partsOf('crypto'), keyName, name => taken.includes(name)).map(({ name }) => name);
}

suite('environment names of a credential', () => {
	test('are the documented ones for the first credential of each kind', () => {
		const kinds = ['crypto', 'business', 'appSecret', 'webhook'] as const;
		assert.deepEqual(
			kinds.map(kind => suggestNames(partsOf(kind), 'Staging', () => false)),
			[
				[
					{ part: 'apiKey', name: 'YATIVO_API_KEY' },
					{ part: 'apiSecret', name: 'YATIVO_API_SECRET' },
				],
				[{ part: 'businessKey', name: 'YATIVO_API_KEY' }],
				[
					{ part: 'accountId', name: 'YATIVO_ACCOUNT_ID' },
					{ part: 'appSecret', name: 'YATIVO_APP_SECRET' },
				],
				[{ part: 'webhookSecret', name: 'YATIVO_WEBHOOK_SECRET' }],
			],
		);
	});

	const second = [
		{ keyName: 'Staging', middle: 'STAGING' },
		{ keyName: 'Yativo staging API key', middle: 'STAGING' },
		{ keyName: 'Zahlungen für Köln', middle: 'ZAHLUNGEN_FUR_KOLN' },
		{ keyName: '../../etc/passwd', middle: 'ETC_PASSWD' },
		{ keyName: 'a\nB=1 $(rm -rf /)', middle: 'A_B_1_RM_RF' },
		{ keyName: '12345', middle: '12345' },
		{ keyName: '🔑🚀', middle: '2' },
		{ keyName: '生产', middle: '2' },
		{ keyName: '', middle: '2' },
		{ keyName: 'key', middle: '2' },
		{ keyName: 'x'.repeat(4096), middle: 'X'.repeat(24) },
		{ keyName: 'payments backend europe west', middle: 'PAYMENTS_BACKEND_EUROPE' },
	];
	for (const { keyName, middle } of second) {
		test(`take words of ${JSON.stringify(keyName.slice(0, 30))} when the documented ones serve another key`, () => {
			assert.deepEqual(names(keyName, 'YATIVO_API_SECRET'), [
				`YATIVO_${middle}_API_KEY`,
				`YATIVO_${middle}_API_SECRET`,
			]);
		});
	}

	test('are numbered when the words are taken too', () => {
		assert.deepEqual(names('Staging', 'YATIVO_API_KEY', 'YATIVO_STAGING_API_KEY', 'YATIVO_STAGING_2_API_SECRET'), [
			'YATIVO_STAGING_3_API_KEY',
			'YATIVO_STAGING_3_API_SECRET',
		]);
	});

	test('are valid, short and free whatever the key is called', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat({ max: 3 }), (keyName, others) => {
				const taken = new Set<string>();
				for (let count = 0; count <= others; count += 1) {
					const found = suggestNames(partsOf('appSecret'), keyName, name => taken.has(name)).map(({ name }) => name);
					assert.ok(found.every(name => isEnvName(name) && name.length < 48 && !taken.has(name)));
					for (const name of found) {
						taken.add(name);
					}
				}
				assert.equal(taken.size, 2 * (others + 1));
			}),
		);
	});

	test('may be changed to any name that programs can read', () => {
		const candidates = ['A', '_a1', 'PAYMENTS_KEY', '', '1A', 'A-B', 'A B', 'É', 'A=1', `A${'B'.repeat(128)}`, 'A\n'];
		assert.deepEqual(candidates.filter(isEnvName), ['A', '_a1', 'PAYMENTS_KEY']);
	});
});

suite('comment above the variables of a key', () => {
	test('tells name, environment and scopes', () => {
		assert.equal(
			keyComment({ name: 'Production Backend', environment: 'sandbox', scopes: ['read', 'transactions'] }),
			'Yativo key “Production Backend” (sandbox), scopes: read, transactions',
		);
		assert.equal(keyComment({ name: 'A', environment: 'custom', scopes: [] }), 'Yativo key “A” (custom)');
		assert.equal(keyComment({ name: ' ', environment: 'production', scopes: [] }), 'Yativo key (production)');
	});

	test('leaves out what looks like a credential', () => {
		const credential = `yativo_${'0a1b2c3d'.repeat(6)}`;
		assert.equal(
			keyComment({ name: `my ${credential}`, environment: 'production', scopes: [credential] }),
			'Yativo key “my yativo_[redacted]” (production), scopes: yativo_[redacted]',
		);
	});

	test('stays one comment in the file, whatever the server says', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (name, scopes) => {
				const comment = keyComment({ name, environment: 'production', scopes });
				const edit = addNames('A="open\n', { comment, names: ['N'] });
				const after = applyEdits('A="open\n', edit ? [edit] : []);
				assert.deepEqual({ ...dotenv.parse(after) }, { A: '"open', N: '' });
				assert.equal(after.split(/[\n\r\u2028\u2029]/).length, 5);
			}),
			{ numRuns: 10_000 },
		);
	});
});
