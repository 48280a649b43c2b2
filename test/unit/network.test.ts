import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Secret } from '../../src/core/secret.ts';
import { createNetwork } from '../../src/network.ts';
import type { ProxySettings } from '../../src/platform/proxy.ts';
import type { RequestRecord, TransportOptions } from '../../src/platform/transport.ts';
import { faultKindNames } from '../simulator/faults.ts';
import { codeOf, outcomeOf, pairOf, patient, profileFor, simulate } from './api/session.ts';

const noProxy: ProxySettings = { noProxy: [], strictSsl: true, support: 'off' };

/** The network of the extension, what it logs, and the settings of its user. */
function networkFor(context: TestContext) {
	const records: RequestRecord[] = [];
	let options: TransportOptions = {
		userAgent: 'test',
		proxy: noProxy,
		env: {},
		timeouts: { connectMs: 2_000, headersMs: 500, bodyMs: 500, totalMs: 3_000 },
		log: record => records.push(record),
	};
	const network = createNetwork(() => options);
	context.after(network.dispose);
	const setProxy = (proxy: ProxySettings) => {
		options = { ...options, proxy };
	};
	return { network, records, setProxy };
}

suite('the network', () => {
	test('logs method, path template, outcome and duration of each request, and nothing else', async context => {
		const simulator = await simulate(context);
		const { network, records } = networkFor(context);
		const { connection } = await network.connect(profileFor(simulator), pairOf(simulator, 'crypto-2fa'), patient);
		const [key] = await connection.list(patient);
		await connection.rotate(key?.id ?? '', { code: codeOf(simulator), signal: patient });
		assert.deepEqual(
			records.map(({ durationMs, ...rest }) => ({ ...rest, took: typeof durationMs })),
			[
				{ method: 'POST', route: '/api/v1/auth/token', outcome: 200, took: 'number' },
				{ method: 'GET', route: '/api/v1/apikey/list', outcome: 200, took: 'number' },
				{ method: 'GET', route: '/api/v1/apikey/list', outcome: 200, took: 'number' },
				{ method: 'POST', route: '/api/v1/apikey/{id}/rotate', outcome: 200, took: 'number' },
			],
		);
	});

	test('lets a connection outlive a change of the settings, with its session', async context => {
		const simulator = await simulate(context);
		const { network, records, setProxy } = networkFor(context);
		const { connection } = await network.connect(profileFor(simulator), pairOf(simulator, 'crypto-2fa'), patient);
		setProxy({ ...noProxy, support: 'on', url: 'http://127.0.0.1:1', noProxy: ['<-loopback>'] });
		const failed = await outcomeOf(connection.list(patient));
		setProxy(noProxy);
		const listed = await outcomeOf(connection.list(patient));
		assert.deepEqual(
			[
				'kind' in failed && failed.kind,
				Array.isArray(listed),
				records.filter(({ method }) => method === 'POST').length,
			],
			['proxyFailed', true, 1],
		);
	});

	test('keeps the secret of a key that is being rotated when the settings change', async context => {
		const simulator = await simulate(context);
		const { network, setProxy } = networkFor(context);
		const { connection, keys } = await network.connect(profileFor(simulator), pairOf(simulator, 'crypto-2fa'), patient);
		const slow = simulator.faults.inject({ kind: 'latency', ms: 200, method: 'POST', path: '/apikey/{id}/rotate' });
		const id = keys[0]?.id ?? '';
		const rotating = outcomeOf(connection.rotate(id, { code: codeOf(simulator), signal: patient }));
		while (slow.hits === 0) {
			await setTimeout(5);
		}
		setProxy({ ...noProxy, support: 'on', url: 'http://127.0.0.1:1' });
		await connection.list(patient);
		const rotated = await rotating;
		assert.equal('secret' in rotated && rotated.secret?.reveal(), simulator.keys().find(key => key.id === id)?.secret);
	});

	test('stops waiting for a busy server as soon as it is told to, with the reason it is given', async context => {
		const simulator = await simulate(context);
		const { network } = networkFor(context);
		simulator.faults.inject({ kind: 'rate-limited', retryAfter: 10 });
		const controller = new AbortController();
		const reason = new Error('the user said stop');
		setTimeout(100).then(() => controller.abort(reason));
		const connecting = network.connect(profileFor(simulator), pairOf(simulator), controller.signal);
		await assert.rejects(connecting, error => error === reason);
	});

	test('tells no secret in logs, failures or keys, whatever goes wrong', async context => {
		const simulator = await simulate(context);
		const { network, records } = networkFor(context);
		const credentials = pairOf(simulator, 'crypto-2fa');
		const told: unknown[] = [];
		const codes: string[] = [];
		for (const kind of faultKindNames.filter(name => !/rate|latency/.test(name))) {
			const { connection, keys } = await network.connect(profileFor(simulator), credentials, patient);
			const code = codeOf(simulator);
			codes.push(code.reveal());
			simulator.faults.inject({ kind, method: 'POST', path: '/apikey/create' });
			const issued = await outcomeOf(connection.create({ name: 'n', scopes: ['read'] }, { code, signal: patient }));
			const wrong = new Secret(simulator.account.authenticator.wrongCode());
			codes.push(wrong.reveal());
			const refused = await outcomeOf(
				connection.create({ name: 'n', scopes: ['read'] }, { code: wrong, signal: patient }),
			);
			told.push(
				connection,
				keys,
				issued,
				refused,
				'key' in issued && (await outcomeOf(Promise.resolve().then(issued.key))),
			);
			simulator.advance(60_000);
		}
		const output = inspect([records, told], { depth: 9, maxArrayLength: null }) + JSON.stringify([records, told]);
		const secrets = simulator.keys().flatMap(({ apiKey, secret }) => [apiKey, secret]);
		const bearers = simulator.log.requests.map(({ headers }) => headers.authorization?.slice('Bearer '.length) ?? '');
		const found = [...secrets, ...codes, ...bearers].filter(
			secret => secret && new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(output),
		);
		assert.deepEqual(found, []);
	});
});
