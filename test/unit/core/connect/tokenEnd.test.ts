import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tokenEnd } from '../../../../src/core/connect/tokenEnd.ts';

const token = (payload: string) =>
	`e30.${btoa(payload).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}.x`;

suite('tokenEnd', () => {
	test('reads the exp claim', () =>
		assert.deepEqual(tokenEnd(token('{"sub":"??>>~~","exp":1795262400}')), new Date('2026-11-21T12:00:00Z')));

	for (const text of [
		'',
		'a.b',
		'not a token',
		token('null'),
		token('{"exp":"soon"}'),
		token('{"exp":1e300}'),
		token('{}'),
	]) {
		test(`says nothing of ${text || 'nothing'}`, () => assert.equal(tokenEnd(text), undefined));
	}
});
