import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { suite, test } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import { failureOf } from './failureOf.ts';
import { get, post, serveRaw, transportFor } from './localNetwork.ts';

/** For what never comes. All else gets as long as it needs, however busy the machine is. */
const timeouts = { connectMs: 400, headersMs: 400, bodyMs: 400, totalMs: 3_000 };

const head = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n';

/** What a server does once it has read the beginning of a request (or of a TLS handshake). */
const phases: {
	readonly when: string;
	readonly scheme: 'http' | 'https';
	readonly sends: string;
	readonly delivery: 'notSent' | 'unknown';
}[] = [
	{ when: 'in the TLS handshake', scheme: 'https', sends: '', delivery: 'notSent' },
	{ when: 'before the answer', scheme: 'http', sends: '', delivery: 'unknown' },
	{ when: 'in the head of the answer', scheme: 'http', sends: head.slice(0, 20), delivery: 'unknown' },
	{ when: 'before the body', scheme: 'http', sends: head, delivery: 'unknown' },
	{ when: 'in the body', scheme: 'http', sends: `${head}{"key`, delivery: 'unknown' },
];

function answering(text: string, then: (socket: Socket) => void) {
	return (socket: Socket) => {
		socket.once('data', () => {
			socket.write(text);
			setTimeout(() => then(socket), 20);
		});
	};
}

/** Without the code, which differs from system to system. */
function coded(failure: Failure): Failure | string {
	return failure.kind === 'offline' && failure.code
		? { kind: failure.kind, host: failure.host, delivery: failure.delivery }
		: failure;
}

suite('transport faults', () => {
	for (const { when, scheme, sends, delivery } of phases) {
		test(`tells a server that hangs ${when}`, async t => {
			const host = await serveRaw(
				t,
				answering(sends, () => {}),
			);
			const failure = await failureOf(transportFor(t, { timeouts })(post(`${scheme}://${host}/`)));
			assert.deepEqual(failure, { kind: 'timedOut', host, delivery });
		});

		test(`tells a reset ${when}`, async t => {
			const host = await serveRaw(
				t,
				answering(sends, socket => socket.resetAndDestroy()),
			);
			const failure = await failureOf(transportFor(t)(post(`${scheme}://${host}/`)));
			assert.deepEqual(coded(failure), { kind: 'offline', host, delivery });
		});

		test(`tells a connection that ends ${when}`, async t => {
			const host = await serveRaw(
				t,
				answering(sends, socket => socket.end()),
			);
			const failure = await failureOf(transportFor(t)(post(`${scheme}://${host}/`)));
			assert.deepEqual(coded(failure), { kind: 'offline', host, delivery });
		});

		test(`stops at once when aborted ${when}, and closes the connection`, async t => {
			const { promise: closed, resolve } = Promise.withResolvers<void>();
			const reason = new Error('the user said stop');
			const controller = new AbortController();
			const host = await serveRaw(t, socket => {
				socket.on('close', resolve);
				answering(sends, () => controller.abort(reason))(socket);
			});
			const send = transportFor(t, { timeouts: { connectMs: 1_000 } });
			await assert.rejects(send(post(`${scheme}://${host}/`, '{}', controller.signal)), error => error === reason);
			await closed;
		});
	}

	test('sends nothing when aborted before', async t => {
		const connections: unknown[] = [];
		const host = await serveRaw(t, socket => connections.push(socket));
		await assert.rejects(transportFor(t)(get(`http://${host}/`, AbortSignal.abort())), { name: 'AbortError' });
		assert.deepEqual(connections, []);
	});

	test('writes nothing when aborted while connecting', async t => {
		const controller = new AbortController();
		const received: unknown[] = [];
		const host = await serveRaw(t, socket => socket.on('data', data => received.push(String(data))));
		const send = transportFor(t);
		const request = send(post(`http://${host}/`, '{}', controller.signal));
		controller.abort();
		await assert.rejects(request, { name: 'AbortError' });
		await new Promise(resolve => setTimeout(resolve, 100));
		assert.deepEqual(received, []);
	});

	test('ends a body that trickles', async t => {
		const host = await serveRaw(
			t,
			answering(head, socket => {
				const timer = setInterval(() => socket.write('x'), 20);
				socket.on('close', () => clearInterval(timer));
			}),
		);
		const send = transportFor(t, { timeouts: { ...timeouts, totalMs: 600 } });
		assert.deepEqual(await failureOf(send(get(`http://${host}/`))), { kind: 'timedOut', host, delivery: 'unknown' });
	});

	test('waits for a slow body that keeps coming', async t => {
		const host = await serveRaw(
			t,
			answering('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n', socket => {
				const timer = setInterval(() => socket.write('x'), 300);
				socket.on('close', () => clearInterval(timer));
			}),
		);
		const send = transportFor(t, { timeouts: { bodyMs: 1_000 } });
		assert.equal((await send(post(`http://${host}/`))).body, 'xxxxx');
	});

	test('tells a port where nobody listens', async t => {
		const server = net.createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
		server.close();
		await once(server, 'close');
		const failure = await failureOf(transportFor(t)(post(`http://${host}/`)));
		assert.deepEqual(failure, { kind: 'offline', host, delivery: 'notSent', code: 'ECONNREFUSED' });
	});

	test('tells a name that does not exist', async t => {
		const failure = await failureOf(transportFor(t)(post('https://nowhere.invalid/')));
		assert.deepEqual(coded(failure), { kind: 'offline', host: 'nowhere.invalid', delivery: 'notSent' });
	});

	test('tells a server that does not speak HTTP, without its words', async t => {
		const host = await serveRaw(
			t,
			answering('SSH-2.0-canary\r\n', () => {}),
		);
		const failure = await failureOf(transportFor(t)(post(`http://${host}/`)));
		assert.deepEqual(coded(failure), { kind: 'offline', host, delivery: 'unknown' });
		assert.doesNotMatch(JSON.stringify(failure), /canary/);
	});
});
