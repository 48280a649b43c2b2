import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Secret } from '../../../src/core/secret.ts';
import { apiFor, outcomeOf, patient, profileFor, simulate } from './session.ts';

suite('signing in by e-mail', () => {
	for (const loginAnswer of ['message', 'data', 'empty'] as const) {
		test(`asks for a code, exchanges it, and lists with the token (login answers with ${loginAnswer})`, async context => {
			const simulator = await simulate(context, { switches: { loginAnswer } });
			const { api } = apiFor(simulator);
			const signIn = api.emailSignIn({ origin: simulator.origin });
			await signIn.requestCode(simulator.account.email, patient);
			const code = new Secret(simulator.emailCodes.at(-1)?.code ?? '');
			const credentials = await signIn.exchangeCode(simulator.account.email, code, patient);
			// The answer does not tell when the session ends; the token itself does.
			const end = new Date(simulator.now() + 3_600_000);
			assert.deepEqual('expiresAt' in credentials && credentials.expiresAt, end);
			const { keys } = await api.connect(profileFor(simulator), credentials, patient);
			assert.deepEqual(keys, []);
			assert.deepEqual(simulator.log.lines.slice(0, 2), [
				'POST /api/authentication/login',
				'POST /api/authentication/otp_verification',
			]);
		});
	}

	test('goes to the other root where the documented one is not there, and stays', async context => {
		const simulator = await simulate(context, { switches: { bases: 'v1' } });
		const { api } = apiFor(simulator);
		const signIn = api.emailSignIn({ origin: simulator.origin });
		await signIn.requestCode(simulator.account.email, patient);
		await signIn.exchangeCode(simulator.account.email, new Secret(simulator.emailCodes.at(-1)?.code ?? ''), patient);
		assert.deepEqual(simulator.log.lines, [
			'POST /api/authentication/login',
			'POST /api/v1/authentication/login',
			'POST /api/v1/authentication/otp_verification',
		]);
	});

	test('begins where the user said', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		await api
			.emailSignIn({ origin: simulator.origin, basePath: '/api/v1' })
			.requestCode(simulator.account.email, patient);
		assert.deepEqual(simulator.log.lines, ['POST /api/v1/authentication/login']);
	});

	test('tells a wrong code, without repeating it', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const signIn = api.emailSignIn({ origin: simulator.origin });
		await signIn.requestCode(simulator.account.email, patient);
		const outcome = await outcomeOf(signIn.exchangeCode(simulator.account.email, new Secret('000000'), patient));
		assert.deepEqual(outcome, { kind: 'codeRefused', from: 'email', detail: 'Invalid or expired OTP' });
	});

	test('does not ask a fiat host', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		assert.throws(() => api.emailSignIn({ origin: 'https://api.yativo.com' }), { name: 'YativoError' });
	});
});
