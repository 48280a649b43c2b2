import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { requestLog } from '../../../src/platform/requestLog.ts';

suite('request log', () => {
	test('writes a line for each request, and warns of those that failed', () => {
		const lines: string[] = [];
		const log = requestLog({ info: line => lines.push(`info ${line}`), warn: line => lines.push(`warn ${line}`) });
		log({ method: 'GET', route: '/apikey/list', outcome: 200, durationMs: 123, requestId: 'req_1' });
		log({ method: 'POST', route: '/apikey/{id}/revoke', outcome: 403, durationMs: 8 });
		log({ method: 'GET', route: '/apikey/list', outcome: 'timedOut', durationMs: 30_000 });
		assert.deepEqual(lines, [
			'info GET /apikey/list → 200 in 123 ms (req_1)',
			'warn POST /apikey/{id}/revoke → 403 in 8 ms',
			'warn GET /apikey/list → timedOut in 30000 ms',
		]);
	});
});
