import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkEnv, speaksOfEnv } from '../../../src/core/envCheck.ts';

const now = new Date('2026-11-21T00:00:00Z');

suite('checkEnv', () => {
	test('takes a name as documented when one of several examples has it', () => {
		const code = [{ path: 'a.ts', text: 'process.env.YATIVO_API_KEY + process.env.YATIVO_OTHER' }];
		const examples = [
			{ path: 'api/.env.example', text: 'YATIVO_API_KEY=\n' },
			{ path: 'web/.env.example', text: 'YATIVO_OLD=\n' },
		];
		assert.deepEqual(checkEnv({ code, examples, bindings: [], now }), [
			{ kind: 'undocumented', name: 'YATIVO_OTHER', places: [{ path: 'a.ts', start: 41, end: 53 }] },
			{ kind: 'unused', name: 'YATIVO_OLD', places: [{ path: 'web/.env.example', start: 0, end: 10 }] },
		]);
	});

	test('tells of a key that has ended once, and of all names where nothing is documented', () => {
		const code = [{ path: 'a.ts', text: 'process.env.YATIVO_API_KEY' }];
		const bindings = [{ name: 'YATIVO_API_KEY', key: { name: 'Old', status: 'revoked' } }];
		const dead = { kind: 'deadKey', name: 'YATIVO_API_KEY', keyName: 'Old' };
		const undocumented = {
			kind: 'undocumented',
			name: 'YATIVO_API_KEY',
			places: [{ path: 'a.ts', start: 12, end: 26 }],
		};
		const example = { path: '.env.example', text: 'YATIVO_API_KEY=\n' };
		assert.deepEqual(
			[
				checkEnv({ code, examples: [], bindings, now }),
				checkEnv({ code, examples: [example, { ...example, path: 'b/.env.example' }], bindings, now }),
			],
			[[undocumented, dead], [dead]],
		);
	});
});

suite('speaksOfEnv', () => {
	test('finds every spelling of a name, and nothing else', () => {
		const texts = ['YATIVO_KEY', 'yativoKey', 'process.env.PAY_KEY', 'pay-key', 'console.log(1)'];
		assert.deepEqual(
			texts.map(text => speaksOfEnv(text, ['PAY_KEY'])),
			[true, true, true, true, false],
		);
	});
});
