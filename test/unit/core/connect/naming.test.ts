import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkName, proposeName } from '../../../../src/core/connect/naming.ts';

const sandbox = { origin: 'https://crypto-sandbox.yativo.com', environment: 'sandbox' } as const;
const local = { origin: 'http://127.0.0.1:4010', environment: 'custom' } as const;

suite('names of connections', () => {
	test('are proposed from product and environment, and unique', () =>
		assert.deepEqual(
			[
				proposeName('crypto', sandbox, []),
				proposeName('crypto', sandbox, ['crypto sandbox']),
				proposeName('crypto', sandbox, ['Crypto Sandbox 2', 'Crypto Sandbox']),
				proposeName('business', { ...sandbox, environment: 'production' }, []),
				proposeName('crypto', local, []),
			],
			['Crypto Sandbox', 'Crypto Sandbox 2', 'Crypto Sandbox 3', 'Business Production', 'Crypto (127.0.0.1:4010)'],
		));

	const refused = [
		['nothing', ''],
		['the name of another', 'cRYPTO sandbox'],
		['a line break', 'a\nb'],
		['marks that turn text around', 'a\u202eb'],
		['four hundred characters', 'a'.repeat(400)],
	] as const;
	for (const [why, name] of refused) {
		test(`cannot be ${why}`, () => assert.equal(checkName(name, ['Crypto Sandbox'])?.severity, 'error'));
	}

	test('can be anything else', () => assert.equal(checkName('Zürich – Test $(key)', ['Crypto Sandbox']), undefined));
});
