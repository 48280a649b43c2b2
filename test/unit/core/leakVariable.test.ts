import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { leakVariable } from '../../../src/core/leakVariable.ts';
import { rules } from '../../../src/detect/rules.ts';

suite('leak variable', () => {
	test('is the documented name of what the rule finds', () => {
		assert.deepEqual(Object.fromEntries(rules.map(({ id }) => [id, leakVariable(id, () => false)])), {
			'yativo-crypto-key': 'YATIVO_API_KEY',
			'yativo-guide-key': 'YATIVO_API_KEY',
			'yativo-guide-secret': 'YATIVO_API_SECRET',
			'yativo-older-key': 'YATIVO_API_KEY',
			'yativo-older-secret': 'YATIVO_API_SECRET',
			'yativo-business-key': 'YATIVO_API_KEY',
			'yativo-crypto-secret': 'YATIVO_API_SECRET',
			'yativo-app-secret': 'YATIVO_APP_SECRET',
			'yativo-access-token': 'YATIVO_ACCESS_TOKEN',
			'yativo-webhook-secret': 'YATIVO_WEBHOOK_SECRET',
			'yativo-chosen-webhook-secret': 'YATIVO_WEBHOOK_SECRET',
			'yativo-shared-sandbox-key': 'YATIVO_API_KEY',
		});
	});

	test('has a number where the name stands for something else', () => {
		const taken = (name: string) => ['YATIVO_API_KEY', 'YATIVO_2_API_KEY', 'YATIVO_ACCESS_TOKEN'].includes(name);
		assert.deepEqual(
			['yativo-crypto-key', 'yativo-crypto-secret', 'yativo-access-token'].map(rule => leakVariable(rule, taken)),
			['YATIVO_3_API_KEY', 'YATIVO_API_SECRET', 'YATIVO_ACCESS_TOKEN_2'],
		);
	});
});
