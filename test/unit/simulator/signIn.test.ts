import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { call } from './call.ts';

suite('simulator: signing in', () => {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator({ now: () => Date.UTC(2026, 2, 26, 10) });
	});
	afterEach(() => simulator.close());

	const post = (path: string, body: unknown, bearer?: string) =>
		call(simulator.origin, `POST /api/v1${path}`, { body, ...(bearer !== undefined && { bearer }) });
	const get = (path: string, bearer: string) => call(simulator.origin, `GET /api/v1${path}`, { bearer });

	test('a code by e-mail opens a session, once, within ten minutes', async () => {
		const { account, emailCodes, advance } = simulator;
		const { email } = account;
		await post('/authentication/login', { email });
		const otp = emailCodes[0]?.code;
		const verified = await post('/authentication/otp_verification', { email, otp });
		const again = await post('/authentication/otp_verification', { email, otp });
		await post('/authentication/login', { email });
		advance(600_000);
		const late = await post('/authentication/otp_verification', { email, otp: emailCodes[1]?.code });
		const listed = await get('/apikey/list', verified.body.data.access_token);
		assert.deepEqual([verified.status, again.status, late.status, listed.status], [200, 401, 401, 200]);
	});

	test('five wrong codes end the code', async () => {
		const { account, emailCodes } = simulator;
		const { email } = account;
		await post('/authentication/login', { email });
		const otp = emailCodes[0]?.code ?? '';
		const wrong = otp === '000000' ? '111111' : '000000';
		for (let attempt = 0; attempt < 5; attempt++) {
			await post('/authentication/otp_verification', { email, otp: wrong });
		}
		assert.equal((await post('/authentication/otp_verification', { email, otp })).status, 401);
	});

	test('the old sign-in takes password and authenticator, and the token waits for both', async () => {
		simulator.set({ signIn: 'password' });
		const { account } = simulator;
		const { email, password } = account;
		const other = simulator.addAccount();
		const waiting = (await post('/authentication/login', { email: other.email, password: other.password })).body.token;
		const refused = await post('/authentication/login', { email, password: 'wrong' });
		const { token } = (await post('/authentication/login', { email, password })).body;
		const early = await get('/apikey/list', token);
		await post('/authentication/google_auth_verification', { email, otp: account.totp() });
		const late = await get('/apikey/list', token);
		const others = await get('/apikey/list', waiting);
		assert.deepEqual([refused.status, early.status, late.status, others.status], [401, 401, 200, 401]);
	});

	test('a registered account signs in and has no 2FA yet', async () => {
		const { emailCodes } = simulator;
		const email = 'grace@example.com';
		const form = { email, password: 'long enough', first_name: 'Grace', last_name: 'H' };
		const short = await post('/authentication/registration', { ...form, password: 'short' });
		const registered = await post('/authentication/registration', form);
		const taken = await post('/authentication/registration', form);
		await post('/authentication/login', { email });
		const { body } = await post('/authentication/otp_verification', { otp: emailCodes[0]?.code });
		const created = await post('/apikey/generate', { name: 'First' }, body.data.access_token);
		assert.deepEqual([short.status, registered.status, taken.status, created.status], [400, 201, 409, 201]);
	});

	test('a session can be refreshed and lives an hour; a fiat token lives ten minutes', async () => {
		const { account, bearer, advance } = simulator;
		const session = (await get('/authentication/refresh-token', bearer())).body.data.access_token;
		const login = await post('/auth/login', { account_id: account.accountId, app_secret: account.appSecret });
		const fiat = (await get('/auth/refresh-token', login.body.data.access_token)).body.data.access_token;
		const statuses = [];
		for (const wait of [599_000, 1000, 2_999_000, 1000]) {
			advance(wait);
			statuses.push([(await get('/apikey/list', session)).status, (await get('/business/api-keys', fiat)).status]);
		}
		assert.deepEqual(statuses, [
			[200, 200],
			[200, 401],
			[200, 401],
			[401, 401],
		]);
	});

	test('GET /generate-secret kills the App Secret at once, after a PIN', async () => {
		const { account, bearer } = simulator;
		const before = account.appSecret;
		const token = bearer('fiat');
		const withoutPin = await get('/generate-secret', token);
		await post('/pin/verify', { pin: account.pin }, token);
		const { body } = await get('/generate-secret', token);
		const login = async (app_secret: string) =>
			(await post('/auth/login', { account_id: account.accountId, app_secret })).status;
		assert.deepEqual(
			[withoutPin.status, await login(before), await login(body.data.app_secret), await login(account.appSecret)],
			[403, 401, 200, 200],
		);
	});

	test('the legacy exchange takes e-mail address and key', async () => {
		const { account } = simulator;
		const key = account.addKey();
		const right = await post('/authentication/generate-key', { email: account.email, api_key: key.apiKey });
		const wrong = await post('/authentication/generate-key', { email: 'x@example.com', api_key: key.apiKey });
		const listed = await get('/apikey/list', right.body.result.token);
		assert.deepEqual([listed.status, wrong.status, wrong.body.success], [200, 401, false]);
	});

	test('every session can be ended at once', async () => {
		const token = simulator.bearer();
		simulator.endSessions();
		assert.equal((await get('/apikey/list', token)).status, 401);
	});
});
