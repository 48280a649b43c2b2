import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { suite, test } from 'node:test';
import { followOptions } from '../../../src/platform/followingTransport.ts';
import { createTransport, type TransportOptions } from '../../../src/platform/transport.ts';
import { type Cleanup, get, noProxy, post, serve } from './localNetwork.ts';
import { startProxy } from './localProxy.ts';

/** A transport whose options a test sets anew. */
function following(t: Cleanup) {
	let options: TransportOptions = { userAgent: 'Yativo-VSCode/test', proxy: noProxy, env: {} };
	const transport = followOptions(() => options, createTransport);
	t.after(() => transport.close());
	const set = (changed: Partial<TransportOptions>) => {
		options = { ...options, ...changed };
	};
	return { ...transport, set };
}

suite('transport whose options change', () => {
	test('sends each request as the options are at its moment', async t => {
		const origin = await serve(t, (_request, response) => response.end('{}'));
		const { host, tunnels } = await startProxy(t, { port: Number(new URL(origin).port) });
		const { send, set } = following(t);
		const counts = [];
		for (const proxy of [noProxy, { ...noProxy, url: `http://${host}`, noProxy: ['<-loopback>'] }, noProxy]) {
			set({ proxy });
			await send(post(origin));
			counts.push(tunnels.length);
		}
		assert.deepEqual(counts, [0, 1, 1]);
	});

	for (const [what, request] of [
		['a change', post],
		['a read', get],
	] as const) {
		test(`lets ${what} that is under way come to its end, and closes its connection then`, async t => {
			const held: ServerResponse[] = [];
			const origin = await serve(t, (asked, response) => {
				if (asked.url === '/slow') {
					held.push(response);
				} else {
					response.end('new');
				}
			});
			const { send, set } = following(t);
			const slow = send(request(`${origin}/slow`));
			while (held.length === 0) {
				await send(get(origin));
			}
			set({ userAgent: 'other' });
			assert.equal((await send(get(origin))).body, 'new');
			const socket = held[0]?.socket as Socket;
			const closed = once(socket, 'close');
			held[0]?.end('old');
			assert.equal((await slow).body, 'old');
			await closed;
		});
	}

	test('closes at once all the same', async t => {
		const origin = await serve(t, () => {});
		const { send, close } = following(t);
		const waiting = assert.rejects(send(post(origin)));
		await close();
		await waiting;
	});
});
