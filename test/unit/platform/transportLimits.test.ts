import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { failureOf } from './failureOf.ts';
import { get, post, serve, serveRaw, transportFor } from './localNetwork.ts';

const limit = 5_000_000;

suite('transport limits', () => {
	test('takes an answer of just 5 MB', async t => {
		const origin = await serve(t, (_request, response) => response.end('x'.repeat(limit)));
		assert.equal((await transportFor(t)(get(origin))).body.length, limit);
	});

	const tooLarge: { readonly why: string; readonly head: string; readonly chunk: string | Buffer }[] = [
		{ why: 'an answer that says it is 50 MB', head: 'content-length: 50000000\r\n\r\n', chunk: '' },
		{ why: 'an answer that goes on without end', head: '\r\n', chunk: 'x'.repeat(65_536) },
		{
			why: 'an answer in chunks without end',
			head: 'transfer-encoding: chunked\r\n\r\n',
			chunk: `10000\r\n${'x'.repeat(65_536)}\r\n`,
		},
	];
	for (const { why, head, chunk } of tooLarge) {
		test(`gives up ${why}, and closes the connection`, async t => {
			let written = 0;
			const { promise: closed, resolve } = Promise.withResolvers<void>();
			const host = await serveRaw(t, socket => {
				const write = (): void => {
					written += chunk.length;
					if (socket.write(chunk)) {
						setImmediate(write);
					} else {
						socket.once('drain', write);
					}
				};
				socket.on('close', resolve).once('data', () => {
					socket.write(`HTTP/1.1 200 OK\r\n${head}`);
					if (chunk !== '') {
						write();
					}
				});
			});
			const failure = await failureOf(transportFor(t)(get(`http://${host}/`)));
			assert.deepEqual(failure, { kind: 'tooLarge', host, limitBytes: limit });
			await closed;
			assert.ok(written < 50_000_000, `${written} bytes were taken`);
		});
	}

	test('takes the beginning of an answer that says it is 50 MB, where a secret may stand in it', async t => {
		const host = await serveRaw(t, socket => {
			socket.once('data', () => {
				socket.write(`HTTP/1.1 201 Created\r\ncontent-length: 50000000\r\n\r\n{"api_secret":"x"${' '.repeat(limit)}`);
			});
		});
		const { body, cutBy } = await transportFor(t)({ ...post(`http://${host}/`), takesCut: true });
		assert.deepEqual([body.slice(0, 16), cutBy?.failure.kind], ['{"api_secret":"x', 'tooLarge']);
	});

	test('reads no more than an answer says it holds', async t => {
		const host = await serveRaw(t, socket => {
			socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}${'x'.repeat(9_000_000)}`));
		});
		assert.equal((await transportFor(t)(get(`http://${host}/`))).body, '{}');
	});

	test('asks for no compression and does not inflate what comes compressed all the same', async t => {
		const bomb = gzipSync(Buffer.alloc(50_000_000));
		const asked: unknown[] = [];
		const origin = await serve(t, (request, response) => {
			asked.push(request.headers['accept-encoding']);
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
		});
		const { body } = await transportFor(t)(get(origin));
		assert.ok(body.length <= bomb.length);
		assert.deepEqual(asked, ['identity']);
	});
});
