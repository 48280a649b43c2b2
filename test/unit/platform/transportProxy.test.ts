import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { suite, test } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import type { TransportOptions } from '../../../src/platform/transport.ts';
import { failureOf } from './failureOf.ts';
import { certificates, get, noProxy, post, serve, serveRaw, serveTls, transportFor } from './localNetwork.ts';
import { startProxy } from './localProxy.ts';

/** For what never comes. All else gets as long as it needs, however busy the machine is. */
const timeouts = { connectMs: 500 };

async function trusting(options: Partial<TransportOptions>): Promise<Partial<TransportOptions>> {
	const { authority } = await certificates();
	return { moreAuthorities: () => [authority.cert], ...options };
}

suite('transport through a proxy', () => {
	test('reaches an HTTPS host by CONNECT, and leaves the name to the proxy', async t => {
		const port = await serveTls(t, (request, response) => response.end(`${request.method} ${request.headers.host}`));
		const { host, tunnels } = await startProxy(t, { port });
		const send = transportFor(t, await trusting({ proxy: { ...noProxy, url: `http://${host}` } }));
		const bodies = [
			(await send(get('https://api.yativo.test/x'))).body,
			(await send(post('https://api.yativo.test:8443/x'))).body,
		];
		assert.deepEqual(bodies, ['GET api.yativo.test', 'POST api.yativo.test:8443']);
		assert.deepEqual([...new Set(tunnels)], ['api.yativo.test:443', 'api.yativo.test:8443']);
	});

	test('reaches plain HTTP on loopback through it only when asked to', async t => {
		const origin = await serve(t, (_request, response) => response.end('{}'));
		const { host, tunnels } = await startProxy(t, { port: Number(new URL(origin).port) });
		const proxy = { ...noProxy, url: `http://${host}` };
		await transportFor(t, { proxy })(get(origin));
		assert.deepEqual(tunnels, []);
		await transportFor(t, { proxy: { ...proxy, noProxy: ['<-loopback>'] } })(get(origin));
		assert.deepEqual(tunnels, [new URL(origin).host]);
	});

	test('uses the proxy of the environment', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const { host, tunnels } = await startProxy(t, { port });
		await transportFor(t, await trusting({ env: { HTTPS_PROXY: host } }))(get('https://api.yativo.test/'));
		assert.deepEqual([...new Set(tunnels)], ['api.yativo.test:443']);
	});

	test('signs in to a proxy with the credentials in its address', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const { host } = await startProxy(t, { port, credentials: 'ada:p@ss%' });
		const options = await trusting({ proxy: { ...noProxy, url: `http://ada:p%40ss%25@${host}` } });
		assert.equal((await transportFor(t, options)(get('https://api.yativo.test/'))).status, 200);
	});

	test('signs in to a proxy with the setting for it', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const { host } = await startProxy(t, { port, credentials: 'ada:right' });
		const authorization = `Basic ${Buffer.from('ada:right').toString('base64')}`;
		const options = await trusting({ proxy: { ...noProxy, url: `http://${host}`, authorization } });
		assert.equal((await transportFor(t, options)(get('https://api.yativo.test/'))).status, 200);
	});

	test('tells a proxy that refuses, without the credentials', async t => {
		const { host } = await startProxy(t, { port: 1, credentials: 'ada:right' });
		const options = await trusting({ proxy: { ...noProxy, url: `http://ada:wrong@${host}` } });
		const failure = await failureOf(transportFor(t, options)(post('https://api.yativo.test/')));
		assert.deepEqual(failure, { kind: 'proxyFailed', proxy: host, status: 407 });
	});

	const broken: { readonly why: string; readonly onConnection: (socket: Socket) => void }[] = [
		{ why: 'hangs', onConnection: () => {} },
		{ why: 'closes at once', onConnection: socket => socket.end() },
		{ why: 'closes after CONNECT', onConnection: socket => socket.once('data', () => socket.end()) },
		{ why: 'resets after CONNECT', onConnection: socket => socket.once('data', () => socket.resetAndDestroy()) },
		{ why: 'does not speak HTTP', onConnection: socket => socket.write('220 smtp ready\r\n\r\n') },
		{ why: 'never ends its head', onConnection: socket => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}`) },
	];
	for (const { why, onConnection } of broken) {
		test(`tells a proxy that ${why}, after one try`, async t => {
			let connections = 0;
			const proxy = await serveRaw(t, socket => {
				connections += 1;
				onConnection(socket);
			});
			const send = transportFor(t, { timeouts, proxy: { ...noProxy, url: `http://${proxy}` } });
			const failure = await failureOf(send(post('https://api.yativo.test/')));
			assert.deepEqual({ failure, connections }, { failure: { kind: 'proxyFailed', proxy }, connections: 1 });
		});
	}

	test('takes an answer to CONNECT that comes in pieces', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const inner = await startProxy(t, { port });
		const proxy = await serveRaw(t, socket => {
			const [hostname, innerPort] = inner.host.split(':');
			const upstream = connect(Number(innerPort), hostname).on('error', () => {});
			socket.pipe(upstream);
			upstream.on('data', async data => {
				for (const byte of data) {
					socket.write(Buffer.of(byte));
				}
			});
		});
		const send = transportFor(t, await trusting({ proxy: { ...noProxy, url: `http://${proxy}` } }));
		assert.equal((await send(get('https://api.yativo.test/'))).status, 200);
	});

	test('speaks TLS to an HTTPS proxy, and verifies it unless told otherwise', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const { host } = await startProxy(t, { port, tls: true });
		const named = `localhost:${host.split(':')[1]}`;
		const url = `https://${named}`;
		const send = transportFor(t, await trusting({ proxy: { ...noProxy, url } }));
		assert.equal((await send(get('https://api.yativo.test/'))).status, 200);

		const strict = transportFor(t, { proxy: { ...noProxy, url } });
		const code = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
		assert.deepEqual(await failureOf(strict(get('https://api.yativo.test/'))), {
			kind: 'untrustedCertificate',
			host: named,
			code,
		});

		const lax = transportFor(t, { proxy: { ...noProxy, url, strictSsl: false } });
		assert.deepEqual(await failureOf(lax(get('https://api.yativo.test/'))), {
			kind: 'untrustedCertificate',
			host: 'api.yativo.test',
			code,
		});
	});

	test('tells a target that hangs behind a good proxy', async t => {
		const target = await serveRaw(t, () => {});
		const { host } = await startProxy(t, { port: Number(target.split(':')[1]) });
		const send = transportFor(t, { timeouts, proxy: { ...noProxy, url: `http://${host}` } });
		const expected: Failure = { kind: 'timedOut', host: 'api.yativo.test', delivery: 'notSent' };
		assert.deepEqual(await failureOf(send(post('https://api.yativo.test/'))), expected);
	});
});
