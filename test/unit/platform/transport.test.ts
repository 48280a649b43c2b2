import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { RequestRecord } from '../../../src/platform/transport.ts';
import { failureOf } from './failureOf.ts';
import { get, getElsewhere, post, serve, transportFor } from './localNetwork.ts';

async function bodyOf(request: IncomingMessage): Promise<string> {
	return (await request.toArray()).join('');
}

suite('transport', () => {
	test('sends method, path, headers and body, and gives back the whole answer', async t => {
		const seen: unknown[] = [];
		const origin = await serve(t, async (request, response) => {
			const { host, ...headers } = request.headers;
			seen.push(request.method, request.url, headers, await bodyOf(request));
			response.writeHead(201, { 'X-One': 'a', 'X-Two': ['b', 'c'], date: 'now', connection: 'close' });
			response.end('{"name":"ключ 🔑"}');
		});
		const response = await transportFor(t)({
			method: 'PUT',
			url: `${origin}/a%20b?c=d#e`,
			route: '/{id}',
			headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
			body: '{"é":1}',
		});
		assert.deepEqual(seen, [
			'PUT',
			'/a%20b?c=d',
			{
				'accept-encoding': 'identity',
				authorization: 'Bearer x',
				connection: 'close',
				'content-length': '8',
				'content-type': 'application/json',
				'user-agent': 'Yativo-VSCode/test',
			},
			'{"é":1}',
		]);
		assert.deepEqual(
			{ ...response, headers: { ...response.headers, 'transfer-encoding': undefined } },
			{
				status: 201,
				headers: { 'x-one': 'a', 'x-two': 'b, c', date: 'now', connection: 'close', 'transfer-encoding': undefined },
				body: '{"name":"ключ 🔑"}',
			},
		);
	});

	test('gives back answers of any status', async t => {
		const origin = await serve(t, (request, response) => {
			response.writeHead(Number(request.url?.slice(1))).end();
		});
		const send = transportFor(t);
		const statuses = [];
		for (const status of [204, 304, 401, 429, 503]) {
			statuses.push((await send(get(`${origin}/${status}`))).status);
		}
		assert.deepEqual(statuses, [204, 304, 401, 429, 503]);
	});

	test('drops the byte order mark that an answer starts with', async t => {
		const origin = await serve(t, (_request, response) => response.end('\uFEFF{"name":"\uFEFF"}'));
		assert.equal((await transportFor(t)(get(origin))).body, '{"name":"\uFEFF"}');
	});

	test('passes over informational answers', async t => {
		const origin = await serve(t, (_request, response) => {
			response.writeEarlyHints({ link: '</x>; rel=preload' });
			response.end('{}');
		});
		const { status, body } = await transportFor(t)(get(origin));
		assert.deepEqual([status, body], [200, '{}']);
	});

	test('keeps the connection for reads and takes a new one for every change', async t => {
		const ports: unknown[] = [];
		const origin = await serve(t, (request, response) => {
			ports.push(request.socket.remotePort);
			response.end('{}');
		});
		const send = transportFor(t);
		for (const request of [get(origin), get(origin), post(origin), post(origin), get(origin)]) {
			await send(request);
			await setTimeout(5);
		}
		assert.deepEqual([new Set(ports).size, ports[1], ports[4]], [3, ports[0], ports[0]]);
	});

	for (const location of ['https://evil.example/steal?x=1', '/elsewhere', 'https://user:pw@evil.example:81/', '//%']) {
		test(`does not follow a redirect to ${location}`, async t => {
			const paths: unknown[] = [];
			const origin = await serve(t, (request, response) => {
				paths.push(request.url);
				response.writeHead(307, { location }).end();
			});
			const { host } = new URL(origin);
			const to = URL.parse(location, origin)?.host ?? '?';
			assert.deepEqual(await failureOf(transportFor(t)(post(origin))), { kind: 'redirected', host, to });
			assert.deepEqual(paths, ['/']);
		});
	}

	const refused = [
		{ url: 'no address', reason: 'notUrl' },
		{ url: 'http://api.yativo.test/x', reason: 'notHttps' },
		{ url: 'http://localhost.yativo.test/x', reason: 'notHttps' },
		{ url: 'ftp://127.0.0.1/x', reason: 'notHttps' },
		{ url: 'https://user@127.0.0.1/x', reason: 'hasCredentials' },
	];
	for (const { url, reason } of refused) {
		test(`refuses to send to ${url}`, async t => {
			assert.deepEqual(await failureOf(transportFor(t)(get(url))), { kind: 'endpointRefused', reason });
		});
	}

	test('refuses a header that would end the line, without repeating its value', async t => {
		const origin = await serve(t, (_request, response) => response.end());
		const value = `Bearer ${'canary'}\r\nx: y`;
		await assert.rejects(transportFor(t)({ ...get(origin), headers: { authorization: value } }), (error: Error) => {
			assert.doesNotMatch(`${error.message} ${error.stack}`, /canary/);
			return true;
		});
	});

	test('records method, route, outcome, duration and request id, and nothing else', async t => {
		const records: RequestRecord[] = [];
		const origin = await serve(t, (request, response) => {
			response.setHeader('x-request-id', request.url === '/1?token=canary' ? 'req_1' : 'no id, but a <sentence>');
			response.writeHead(request.url === '/3' ? 302 : 200, { location: 'https://evil.example' }).end('canary');
		});
		const send = transportFor(t, { log: record => records.push({ ...record, durationMs: 0 }) });
		await send(get(`${origin}/1?token=canary`));
		await send(post(`${origin}/2`, 'canary'));
		await failureOf(send(get(`${origin}/3`)));
		await assert.rejects(send(get(origin, AbortSignal.abort())));
		const [list, create] = [
			{ method: 'GET', route: '/list' },
			{ method: 'POST', route: '/create' },
		];
		assert.deepEqual(records, [
			{ ...list, outcome: 200, durationMs: 0, requestId: 'req_1' },
			{ ...create, outcome: 200, durationMs: 0 },
			{ ...list, outcome: 'redirected', durationMs: 0 },
			{ ...list, outcome: 'aborted', durationMs: 0 },
		]);
	});

	test('leaves the process-wide dispatcher alone', async t => {
		const origin = await serve(t, (_request, response) => response.end());
		const installed = "Symbol.for('undici.globalDispatcher.1') in globalThis";
		assert.equal(await getElsewhere(origin, installed), '200 false');
	});
});
