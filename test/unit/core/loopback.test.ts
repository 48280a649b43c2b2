import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isLoopback } from '../../../src/core/loopback.ts';

suite('loopback', () => {
	const cases: readonly [host: string, loopback: boolean][] = [
		['localhost', true],
		['LOCALHOST', true],
		['127.0.0.1', true],
		['127.1', true],
		['127.255.0.9', true],
		['[::1]', true],
		['[0:0:0:0:0:0:0:1]', true],
		['localhost.example', false],
		['x.localhost', false],
		['127.0.0.1.example', false],
		['0.0.0.0', false],
		['[::]', false],
		['10.0.0.1', false],
	];
	for (const [host, loopback] of cases) {
		test(`${host} is ${loopback ? '' : 'not '}this machine`, () => {
			assert.equal(isLoopback(new URL(`http://${host}/`).hostname), loopback);
		});
	}
});
