import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Reply } from '../../../src/api/http.ts';
import { retried } from '../../../src/api/retry.ts';
import { type Failure, YativoError } from '../../../src/core/failure.ts';
import { Secret } from '../../../src/core/secret.ts';
import { apiFor, codeOf, connectTo, outcomeOf, patient, simulate } from './session.ts';

const good: Reply = { ok: true, status: 200, text: '{}', json: {}, sentAt: 0 };
const refused = (status: number, retryAfterMs = 1000): Reply => ({
	ok: false,
	isJson: true,
	refusal: { status, fields: [], aboutCode: false, retryAfterMs },
});
const failed = (failure: Failure) => new YativoError(failure);
const offline = failed({ kind: 'offline', host: 'h', delivery: 'unknown' });

/** Sends what comes next in `outcomes`, and tells how it ended and what was waited for. */
async function run(outcomes: readonly (Reply | Error)[], random = 0) {
	const waits: number[] = [];
	let sent = 0;
	const send = async () => {
		const outcome = outcomes[sent++] ?? good;
		if (outcome instanceof Error) {
			throw outcome;
		}
		return outcome;
	};
	const patience = { random: () => random, sleep: async (ms: number) => void waits.push(ms) };
	const end = await retried(send, patience, patient).catch(error => error);
	return { end, sent, waits };
}

suite('reads', () => {
	test('wait as long as 429 says, and up to a second more', async () => {
		assert.deepEqual(await run([refused(429, 12_000), refused(429, 0)], 0.5), {
			end: good,
			sent: 3,
			waits: [12_500, 500],
		});
	});

	test('wait longer after each network fault', async () => {
		assert.deepEqual(await run([offline, offline, offline], 0), { end: good, sent: 4, waits: [250, 500, 1000] });
	});

	test('end after three retries with the last outcome', async () => {
		const last = refused(429, 7);
		assert.deepEqual(await run([offline, refused(429), offline, last]), {
			end: last,
			sent: 4,
			waits: [250, 1000, 1000],
		});
		assert.equal((await run([offline, offline, offline, offline])).end, offline);
	});

	test('do not wait longer than a person would', async () => {
		const long = refused(429, 20_001);
		assert.deepEqual(await run([long]), { end: long, sent: 1, waits: [] });
	});

	const final: readonly (Reply | Error)[] = [
		refused(401),
		refused(403),
		refused(404),
		refused(500),
		refused(503),
		failed({ kind: 'timedOut', host: 'h', delivery: 'unknown' }),
		failed({ kind: 'untrustedCertificate', host: 'h', code: 'c' }),
		failed({ kind: 'tooLarge', host: 'h', limitBytes: 5 }),
		failed({ kind: 'redirected', host: 'h', to: 'i' }),
		new TypeError('a mistake of ours'),
	];
	for (const outcome of final) {
		const name = outcome instanceof YativoError ? outcome.failure.kind : outcome instanceof Error ? outcome.name : '';
		test(`are not sent again after ${name || ('refusal' in outcome && outcome.refusal.status)}`, async () => {
			assert.deepEqual(await run([outcome]), { end: outcome, sent: 1, waits: [] });
		});
	}

	test('stop waiting when aborted', async () => {
		const controller = new AbortController();
		const reason = new Error('the user said stop');
		const patience = {
			random: () => 0,
			sleep: async (_ms: number, signal: AbortSignal) => {
				controller.abort(reason);
				signal.throwIfAborted();
			},
		};
		await assert.rejects(
			retried(async () => refused(429), patience, controller.signal),
			error => error === reason,
		);
	});
});

suite('changes are never sent twice', () => {
	for (const kind of ['reset', 'rate-limited', 'error-503', 'truncated-json', 'empty-body', 'html'] as const) {
		test(`after ${kind}`, async context => {
			const simulator = await simulate(context);
			const { connection } = await connectTo(simulator, 'crypto-2fa');
			const { id } = simulator.account.addKey({ surface: 'crypto-2fa' });
			const options = () => ({ code: codeOf(simulator), signal: patient });
			const changes: readonly (() => Promise<unknown>)[] = [
				() => connection.create({ name: 'n', scopes: ['read'] }, options()),
				() => connection.updateScopes(id, ['read'], options()),
				() => connection.rotate(id, options()),
				() => connection.revoke(id, options()),
			];
			for (const change of changes) {
				simulator.faults.inject({ kind, path: /\/(create|permissions|rotate|revoke)$/ });
				simulator.log.clear();
				await outcomeOf(change());
				const sent = simulator.log.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'));
				assert.equal(sent.length, 1);
			}
		});
	}

	test('nor are logins and e-mailed codes', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const signIn = api.emailSignIn({ origin: simulator.origin });
		for (const kind of ['reset', 'rate-limited', 'error-503'] as const) {
			simulator.faults.inject({ kind });
			await outcomeOf<unknown>(signIn.requestCode('ada@example.com', patient));
			simulator.faults.inject({ kind });
			await outcomeOf<unknown>(signIn.exchangeCode('ada@example.com', new Secret('012345'), patient));
		}
		assert.deepEqual(simulator.log.lines.length, 6);
	});
});
