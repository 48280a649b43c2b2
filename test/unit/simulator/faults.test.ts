import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { type FaultKind, faultKindNames, faultKinds } from '../../simulator/faults.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { call } from './call.ts';
import { rawCall, type Seen } from './rawCall.ts';

/** What each fault looks like on the wire to a request that creates a key: a fact that must hold for each of its parts. */
const looks: Readonly<Record<FaultKind, (seen: Seen) => Record<string, unknown>>> = {
	latency: seen => ({ ...whole(seen), late: seen.firstByteAfter >= 140 }),
	hang: ({ end, statusLine }) => ({ end, statusLine }),
	'hang-applied': ({ end, statusLine }) => ({ end, statusLine }),
	reset: ({ end, statusLine }) => ({ end, statusLine }),
	'reset-applied': ({ end, statusLine }) => ({ end, statusLine }),
	'reset-in-body': half,
	'stall-in-body': half,
	'truncated-json': seen => ({ ...answer(seen), json: isJson(seen.body), begins: begins(seen) }),
	html: page,
	'html-applied': page,
	'empty-body': seen => ({ ...answer(seen), body: seen.body }),
	'huge-body': seen => ({ ...answer(seen), huge: seen.body.length > 50_000_000 }),
	'rate-limited': seen => ({ ...answer(seen), retryAfter: seen.headers['retry-after'], json: isJson(seen.body) }),
	'error-500': failure,
	'error-500-applied': failure,
	'error-502': failure,
	'error-502-applied': failure,
	'error-503': failure,
	'error-503-applied': failure,
	redirect: seen => ({ ...answer(seen), location: seen.headers.location }),
	'clock-skew': seen => ({ ...whole(seen), date: seen.headers.date }),
};

const good = { end: 'closed', statusLine: 'HTTP/1.1 201 Created' };
const silent = { end: 'silence', statusLine: '' };
const reset = { end: 'reset', statusLine: '' };
const status = (statusLine: string) => ({ end: 'closed', statusLine: `HTTP/1.1 ${statusLine}` });
const expected: Readonly<Record<FaultKind, Record<string, unknown>>> = {
	latency: { ...good, json: true, late: true },
	hang: silent,
	'hang-applied': silent,
	reset,
	'reset-applied': reset,
	'reset-in-body': { end: 'reset', statusLine: good.statusLine, half: true, begins: true },
	'stall-in-body': { end: 'silence', statusLine: good.statusLine, half: true, begins: true },
	'truncated-json': { ...good, json: false, begins: true },
	html: { ...status('200 OK'), type: 'text/html', html: true },
	'html-applied': { ...status('200 OK'), type: 'text/html', html: true },
	'empty-body': { ...good, body: '' },
	'huge-body': { ...good, huge: true },
	'rate-limited': { ...status('429 Too Many Requests'), retryAfter: '7', json: true },
	'error-500': { ...status('500 Internal Server Error'), json: true },
	'error-500-applied': { ...status('500 Internal Server Error'), json: true },
	'error-502': { ...status('502 Bad Gateway'), json: false },
	'error-502-applied': { ...status('502 Bad Gateway'), json: false },
	'error-503': { ...status('503 Service Unavailable'), retryAfter: '7', json: true },
	'error-503-applied': { ...status('503 Service Unavailable'), retryAfter: '7', json: true },
	redirect: { ...status('307 Temporary Redirect'), location: 'http://127.0.0.2:9/elsewhere' },
	'clock-skew': { ...good, json: true, date: 'Thu, 26 Mar 2026 10:00:00 GMT' },
};

function answer({ end, statusLine }: Seen) {
	return { end, statusLine };
}

function whole(seen: Seen) {
	return { ...answer(seen), json: isJson(seen.body) };
}

function half(seen: Seen) {
	const length = Number(seen.headers['content-length']);
	return { ...answer(seen), half: seen.body.length > 0 && seen.body.length < length, begins: begins(seen) };
}

function page(seen: Seen) {
	return { ...answer(seen), type: seen.headers['content-type'], html: seen.body.startsWith('<!DOCTYPE html>') };
}

function failure(seen: Seen) {
	const retryAfter = seen.headers['retry-after'];
	return { ...answer(seen), json: isJson(seen.body), ...(retryAfter && { retryAfter }) };
}

/** Whether the answer begins as the good one does. */
function begins({ body }: Seen): boolean {
	return body.includes('{"id":"key_');
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

suite('simulator: faults', () => {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator({ now: () => Date.UTC(2026, 2, 26, 10) });
	});
	afterEach(() => simulator.close());

	for (const kind of faultKindNames) {
		const { about, applied } = faultKinds[kind];
		test(`${kind}: ${about}`, async () => {
			const { origin, account, faults, bearer, keys, log } = simulator;
			const ms = kind === 'latency' ? 150 : 0;
			const location = 'http://127.0.0.2:9/elsewhere';
			faults.inject({ method: 'POST', path: '/apikey/create', kind, ms, location, retryAfter: 7 });
			const seen = await rawCall(origin, {
				line: 'POST /api/v1/apikey/create',
				headers: { Authorization: `Bearer ${bearer()}`, 'X-2FA-Token': account.totp() },
				body: JSON.stringify({ name: 'CI', permissions: ['read'] }),
				patience: kind.startsWith('hang') || kind.startsWith('stall') ? 600 : 30_000,
			});
			assert.deepEqual(looks[kind](seen), expected[kind]);
			assert.equal(keys().length, applied ? 1 : 0, 'the effect on the server');
			assert.deepEqual(
				log.requests.map(({ fault }) => fault),
				[kind],
			);
		});
	}

	test('clock-skew is off by what was asked, by ten minutes when nothing was', async () => {
		const { origin, faults } = simulator;
		const dates = [];
		for (const ms of [90_000, undefined]) {
			faults.inject({ kind: 'clock-skew', ...(ms && { ms }) });
			dates.push((await call(origin, 'GET /api/v1/apikey/list')).headers.date);
		}
		assert.deepEqual(dates, ['Thu, 26 Mar 2026 10:01:30 GMT', 'Thu, 26 Mar 2026 09:50:00 GMT']);
	});

	test('a fault strikes only the requests it names, as often as it says, in the order of injection', async () => {
		const { origin, faults, bearer } = simulator;
		const second = faults.inject({ path: /list$/, kind: 'error-500', times: 2 });
		faults.inject({ path: '/apikey/list', kind: 'error-503' });
		faults.inject({ path: '/api/v1/apikey/{id}', method: 'DELETE', kind: 'error-502' });
		const statuses = [];
		for (const line of [
			'GET /api/v1/api-keys',
			'GET /api/v1/apikey/list',
			'GET /api/apikey/list?page=2',
			'GET /api/apikey/list',
			'GET /api/apikey/list',
			'DELETE /api/apikey/x',
			'GET /api/v1/apikey/x',
			'DELETE /api/v1/apikey/x',
		]) {
			statuses.push((await call(origin, line, { bearer: bearer() })).status);
		}
		assert.deepEqual([statuses, second.hits], [[404, 500, 500, 503, 200, 401, 404, 502], 2]);
	});

	test('a removed fault and a cleared one do not strike', async () => {
		const { origin, faults, bearer } = simulator;
		const fault = faults.inject({ kind: 'error-500', times: Number.POSITIVE_INFINITY });
		const list = async () => (await call(origin, 'GET /api/v1/apikey/list', { bearer: bearer() })).status;
		const statuses = [await list(), await list()];
		fault.remove();
		statuses.push(await list());
		faults.inject({ kind: 'error-502' });
		faults.clear();
		statuses.push(await list());
		assert.deepEqual([statuses, fault.hits], [[500, 500, 200, 200], 2]);
	});

	test('closing ends requests that hang', async () => {
		simulator.faults.inject({ kind: 'hang' });
		const hanging = call(simulator.origin, 'GET /api/v1/apikey/list');
		const lost = assert.rejects(hanging, { code: 'ECONNRESET' });
		while (simulator.log.requests.length === 0) {
			await new Promise(resolve => setTimeout(resolve, 2));
		}
		await simulator.close();
		await lost;
	});

	test('an outage refuses connections and forgets nothing', async () => {
		const { origin, account, bearer } = simulator;
		account.addKey({ id: 'kept' });
		const token = bearer();
		await simulator.goOffline();
		await assert.rejects(call(origin, 'GET /api/v1/apikey/list', { bearer: token }), { code: 'ECONNREFUSED' });
		await simulator.goOnline();
		const { body } = await call(origin, 'GET /api/v1/apikey/list', { bearer: token });
		assert.deepEqual(
			body.data.keys.map((key: { key_id: string }) => key.key_id),
			['kept'],
		);
	});
});
