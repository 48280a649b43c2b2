import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isChosenSecret, isPlaceholder } from '../../../src/detect/placeholder.ts';
import { expand, randomFrom } from './samples.ts';

const made = [
	...[
		'{x16}',
		'{count32}',
		'{count48}',
		'{count64}',
		'{camel26}',
		'{camel35}',
		'XXXX{alnum28}',
		'{hex20}00000000{hex20}',
	],
	...['yoursecretkeygoeshere', 'YOURAPIKEYGOESHERE', 'ThisIsNotARealKey1234', 'replaceMe{alnum20}', 'EXAMPLE{alnum20}'],
	...[
		'1234567890123456',
		'aaaaaaaaaaaaaaaaaaaaaaaa',
		'abababababababababababab',
		'abcdefghijklmnopqrstuvwxyz',
		'zyxwvutsrqponmlkjihgfedc',
	],
	...[
		'deadbeef'.repeat(6),
		'cafebabe'.repeat(8),
		'00112233445566778899aabbccddeeff'.repeat(2),
		'abc123'.repeat(6),
		`e3b0c442${'{hex56}'}`,
	],
	...[
		'mySuperSecretProductionKey',
		'stagingEnvironmentKeyOnly1',
		'neverCommitThisToTheRepository',
		'getSecretFromVault',
	],
];

const kinds = ['alnum16', 'alnum26', 'alnum32', 'alnum35', 'alnum48', 'hex32', 'hex48', 'hex64'];

suite('placeholders', () => {
	for (const template of made) {
		test(`${template} is one`, () => assert.equal(isPlaceholder(expand(template, randomFrom(1))), true));
	}

	for (const kind of kinds) {
		test(`fewer than one in a thousand random values of ${kind} is taken for one`, () => {
			const random = randomFrom(2);
			const taken = Array.from({ length: 5000 }, () => isPlaceholder(expand(`{${kind}}`, random))).filter(Boolean);
			assert.ok(taken.length < 5, `${taken.length}`);
		});
	}
});

suite('a chosen secret', () => {
	const cases = [
		{ value: 'f47ac10b-58cc-4372-a567-0e02b2c3d479', isOne: true },
		{ value: 'gADVTjXcyXmmvUdPdyFiLfGbpQIjwcIT', isOne: true },
		{ value: 'hook_8f3k2j4h5g6f7d8s', isOne: true },
		{ value: 'my-webhook-secret-2024', isOne: false },
		{ value: 'webhook_secret_of_the_team', isOne: false },
	];
	for (const { value, isOne } of cases) {
		test(`${value} is ${isOne ? '' : 'not '}one`, () => assert.equal(isChosenSecret(value), isOne));
	}
});
