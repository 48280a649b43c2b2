import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import { beforeSending, mayHaveHappened } from '../../../src/core/outcome.ts';

const host = 'yativo.example';

suite('a change may have happened', () => {
	const cases: readonly (readonly [Failure, boolean])[] = [
		[{ kind: 'offline', host, delivery: 'unknown' }, true],
		[{ kind: 'offline', host, delivery: 'notSent' }, false],
		[{ kind: 'timedOut', host, delivery: 'unknown' }, true],
		[{ kind: 'tooLarge', host, limitBytes: 5 }, true],
		[{ kind: 'notJson', host, status: 200 }, true],
		[{ kind: 'unexpectedAnswer', host, field: 'data' }, true],
		[{ kind: 'serverFault', status: 500 }, true],
		[{ kind: 'refused', status: 409 }, false],
		[{ kind: 'codeRefused' }, false],
		[{ kind: 'redirected', host, to: 'elsewhere.example' }, false],
	];
	for (const [failure, expected] of cases) {
		test(`${expected ? '' : 'not '}after ${JSON.stringify(failure)}`, () => {
			assert.equal(mayHaveHappened(failure), expected);
			assert.equal(mayHaveHappened(beforeSending(failure)), false);
		});
	}
});
