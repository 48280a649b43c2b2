import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { call } from './call.ts';

suite('simulator: codes of the authenticator', () => {
	let simulator: Simulator;
	const begin = async (switches = {}) => {
		simulator = await startSimulator({ now: () => Date.UTC(2026, 2, 26, 10, 0, 10), switches });
		simulator.account.addKey({ id: 'key', surface: 'crypto-2fa' });
	};
	beforeEach(() => begin());
	afterEach(() => simulator.close());

	/** Status of a change that carries a code. */
	const change = async (totp?: string) => {
		const options = {
			bearer: simulator.bearer(),
			body: { permissions: ['read'] },
			...(totp !== undefined && { totp }),
		};
		return (await call(simulator.origin, 'PUT /api/v1/apikey/key/permissions', options)).status;
	};
	/** The code of an app that shares the secret but not the clock. */
	const codeAt = (secondsAhead: number) =>
		new TOTP({ secret: Secret.fromBase32(simulator.account.totpSecret) }).generate({
			timestamp: simulator.now() + secondsAhead * 1000,
		});

	test('a code of this step and of one step to either side is taken, of two steps is not', async () => {
		const statuses = [];
		for (const seconds of [-60, -30, 0, 30, 60]) {
			statuses.push(await change(codeAt(seconds)));
		}
		assert.deepEqual(statuses, [401, 200, 200, 200, 401]);
	});

	test('a code is taken once, also when it comes again within its time', async () => {
		const code = simulator.account.totp();
		assert.deepEqual([await change(code), await change(code)], [200, 401]);
	});

	test('a code used at the same moment by two requests is taken once', async () => {
		const code = simulator.account.totp();
		assert.deepEqual((await Promise.all([change(code), change(code)])).sort(), [200, 401]);
	});

	test('what is not six digits is refused', async () => {
		const statuses = [];
		for (const code of [undefined, '', '12345', '1234567', 'abcdef', `${codeAt(0).slice(0, 5)} `]) {
			statuses.push(await change(code));
		}
		assert.deepEqual(statuses, [401, 401, 401, 401, 401, 401]);
	});

	test('totp() always gives a code that is taken, moving the clock when the free ones are used up', async () => {
		const before = simulator.now();
		const statuses = [];
		for (let round = 0; round < 8; round++) {
			statuses.push(await change(simulator.account.totp()));
		}
		assert.deepEqual(statuses, Array(8).fill(200));
		assert.ok(simulator.now() > before);
	});

	test('totp() gives codes that are still taken after the half minute in which they are typed', async () => {
		const statuses = [];
		for (const typedForMs of [0, 0, 29_000]) {
			const code = simulator.account.totp();
			simulator.advance(typedForMs);
			statuses.push(await change(code));
		}
		assert.deepEqual(statuses, [200, 200, 200]);
	});

	test('five wrong codes slow the account down, longer with each further one', async () => {
		const { account } = simulator;
		const wrong = () => change(account.authenticator.wrongCode());
		const statuses = [];
		for (let attempt = 0; attempt < 5; attempt++) {
			statuses.push(await wrong());
		}
		statuses.push(await change(account.totp()));
		simulator.advance(30_000);
		statuses.push(await wrong());
		simulator.advance(30_000);
		statuses.push(await change(account.totp()));
		simulator.advance(30_000);
		statuses.push(await change(account.totp()), await wrong());
		assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 401, 429, 200, 401]);
	});

	test('a right code makes up for wrong ones', async () => {
		const { account } = simulator;
		const statuses = [];
		for (const right of [false, false, false, false, true, false, true]) {
			statuses.push(await change(right ? account.totp() : account.authenticator.wrongCode()));
		}
		assert.deepEqual(statuses, [401, 401, 401, 401, 200, 401, 200]);
	});

	test('by a switch, five wrong codes lock the account for good', async () => {
		await simulator.close();
		await begin({ totpFailures: 'lock' });
		for (let attempt = 0; attempt < 5; attempt++) {
			await change(simulator.account.authenticator.wrongCode());
		}
		simulator.advance(86_400_000);
		assert.equal(await change(simulator.account.totp()), 403);
	});

	test('reads need no code, and an account without 2FA needs none where the guide does not insist', async () => {
		const { origin, bearer, account } = simulator;
		account.twoFactor = false;
		const wish = { bearer: bearer(), body: { name: 'CI', permissions: ['read'] } };
		const statuses = [];
		for (const line of ['GET /api/v1/apikey/key', 'POST /api/v1/apikey/generate', 'POST /api/v1/apikey/create']) {
			const { body, ...reading } = wish;
			statuses.push((await call(origin, line, line.startsWith('GET') ? reading : { ...reading, body })).status);
		}
		assert.deepEqual(statuses, [200, 201, 403]);
	});
});
