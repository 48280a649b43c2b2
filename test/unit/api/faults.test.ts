import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import type { Scopes } from '../../../src/api/client.ts';
import type { HttpRequest, Transport } from '../../../src/api/transport.ts';
import type { Failure } from '../../../src/core/failure.ts';
import { mayHaveHappened } from '../../../src/core/outcome.ts';
import type { Timeouts } from '../../../src/platform/exchange.ts';
import { createTransport } from '../../../src/platform/transport.ts';
import { type FaultKind, faultKindNames, faultKinds } from '../../simulator/faults.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { apiFor, codeOf, connectTo, outcomeOf, pairOf, patient, profileFor, simulate } from './session.ts';

/** Faults that end by a time-out. All others get as long as they need, however busy the machine is. */
const impatience: Readonly<Partial<Record<FaultKind, Partial<Timeouts>>>> = {
	hang: { headersMs: 300 },
	'hang-applied': { headersMs: 300 },
	'stall-in-body': { bodyMs: 300 },
};

/** The transport of the extension; from `expect` on, with the time-outs for a fault. */
function undici(context: TestContext) {
	const make = (timeouts: Partial<Timeouts> = {}): Transport => {
		const { send, close } = createTransport({
			userAgent: 'test',
			proxy: { noProxy: [], strictSsl: true, support: 'off' },
			env: {},
			timeouts,
		});
		context.after(close);
		return send;
	};
	let send = make();
	return {
		transport: (request: HttpRequest) => send(request),
		expect(kind: FaultKind) {
			send = make(impatience[kind]);
		},
	};
}

const hostOf = ({ origin }: Simulator) => new URL(origin).host;

/** What one fault at the list comes to after all retries; `listed`: the keys came all the same. */
const atList: Readonly<Record<FaultKind, string>> = {
	latency: 'listed',
	hang: 'timedOut',
	'hang-applied': 'timedOut',
	reset: 'listed after 250',
	'reset-applied': 'listed after 250',
	'reset-in-body': 'listed after 250',
	'stall-in-body': 'timedOut',
	'truncated-json': 'notJson',
	html: 'notJson',
	'html-applied': 'notJson',
	'empty-body': 'notJson',
	'huge-body': 'tooLarge',
	'rate-limited': 'listed after 12000',
	'error-500': 'serverFault',
	'error-500-applied': 'serverFault',
	'error-502': 'serverFault',
	'error-502-applied': 'serverFault',
	'error-503': 'serverFault',
	'error-503-applied': 'serverFault',
	redirect: 'redirected',
	'clock-skew': 'listed',
};

suite('a fault at the list', () => {
	for (const kind of faultKindNames) {
		test(`${kind}: ${atList[kind]}`, async context => {
			const simulator = await simulate(context);
			const { transport, expect } = undici(context);
			const { connection, waits } = await connectTo(simulator, 'crypto-2fa', transport);
			expect(kind);
			simulator.faults.inject({ kind, path: '/apikey/list', ms: 20 });
			const outcome = await outcomeOf(connection.list(patient));
			const told = Array.isArray(outcome) ? ['listed', ...waits].join(' after ') : (outcome as Failure).kind;
			assert.equal(told, atList[kind]);
		});
	}

	test('ends discovery at once and is not taken for an absent route', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator, undici(context).transport);
		for (const kind of ['html', 'error-503', 'truncated-json', 'empty-body', 'redirect'] as const) {
			simulator.faults.inject({ kind, method: 'GET' });
			simulator.log.clear();
			await outcomeOf(api.connect(profileFor(simulator), pairOf(simulator), patient));
			assert.deepEqual(simulator.log.lines, ['POST /api/v1/auth/token', 'GET /api/v1/apikey/list'], kind);
		}
	});
});

/** What one fault at creating a key comes to. Nothing is ever sent twice. */
const atCreate: Readonly<Record<FaultKind, string>> = {
	latency: 'issued',
	hang: 'timedOut',
	'hang-applied': 'timedOut',
	reset: 'offline',
	'reset-applied': 'offline',
	'reset-in-body': 'issued, key unread: offline',
	'stall-in-body': 'issued, key unread: timedOut',
	'truncated-json': 'issued, key unread: notJson',
	html: 'no secret, key unread: notJson',
	'html-applied': 'no secret, key unread: notJson',
	'empty-body': 'no secret, key unread: notJson',
	'huge-body': 'tooLarge',
	'rate-limited': 'rateLimited',
	'error-500': 'serverFault',
	'error-500-applied': 'serverFault',
	'error-502': 'serverFault',
	'error-502-applied': 'serverFault',
	'error-503': 'serverFault',
	'error-503-applied': 'serverFault',
	redirect: 'redirected',
	'clock-skew': 'issued',
};

/** So many that the secret stands in the first half of the answer. */
const manyScopes: Scopes = ['read', ...Array.from({ length: 20 }, (_, index) => `scope${index}:read`)];

suite('a fault at creating a key', () => {
	for (const kind of faultKindNames) {
		test(`${kind}: ${atCreate[kind]}, sent once`, async context => {
			const simulator = await simulate(context, { switches: { scopeVocabulary: 'any' } });
			const { transport, expect } = undici(context);
			const { connection } = await connectTo(simulator, 'crypto-2fa', transport);
			expect(kind);
			simulator.faults.inject({ kind, method: 'POST', path: '/apikey/create', ms: 20 });
			const before = simulator.keys().length;
			const outcome = await outcomeOf(
				connection.create({ name: 'x', scopes: manyScopes }, { code: codeOf(simulator), signal: patient }),
			);
			const wasCreated = simulator.keys().length > before;
			if ('kind' in outcome) {
				assert.equal(outcome.kind, atCreate[kind]);
				assert.ok(mayHaveHappened(outcome) || !wasCreated, 'a key was created behind our back');
			} else {
				const { secret, key } = outcome;
				assert.equal(secret?.reveal(), secret && simulator.keys().at(-1)?.secret);
				const read = await outcomeOf(Promise.resolve().then(key));
				const unread = 'kind' in read ? `, key unread: ${read.kind}` : '';
				assert.equal(`${secret ? 'issued' : 'no secret'}${unread}`, atCreate[kind]);
			}
			assert.equal(wasCreated, faultKinds[kind].applied);
			assert.equal(simulator.log.of('POST', '/apikey/create').length, 1);
		});
	}
});

suite('a fault at fetching a token for a change', () => {
	for (const kind of ['hang', 'error-500', 'html', 'truncated-json', 'redirect'] as const) {
		test(`${kind}: the change is known not to have been sent`, async context => {
			const simulator = await simulate(context);
			const { transport, expect } = undici(context);
			const { connection } = await connectTo(simulator, 'crypto-2fa', transport);
			expect(kind);
			simulator.advance(3600_000);
			simulator.faults.inject({ kind, path: '/auth/token', times: 9 });
			const outcome = await outcomeOf(
				connection.create({ name: 'x', scopes: ['read'] }, { code: codeOf(simulator), signal: patient }),
			);
			assert.ok('kind' in outcome);
			assert.equal(mayHaveHappened(outcome), false);
			assert.deepEqual(simulator.log.of('POST', '/apikey/create'), []);
		});
	}
});

test('a failure names the host and nothing of the body', async context => {
	const simulator = await simulate(context);
	const { connection } = await connectTo(simulator, 'crypto-2fa', undici(context).transport);
	simulator.faults.inject({ kind: 'html', path: '/apikey/list' });
	assert.deepEqual(await outcomeOf(connection.list(patient)), {
		kind: 'notJson',
		host: hostOf(simulator),
		status: 200,
	});
});
