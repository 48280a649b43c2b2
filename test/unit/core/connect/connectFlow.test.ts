import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { connectFlow } from '../../../../src/core/connect/connectFlow.ts';
import type { ConnectDraft, ConnectStep } from '../../../../src/core/connect/draft.ts';
import { credentialsOf, profileOf, signInAgain } from '../../../../src/core/connect/result.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import type { Profile } from '../../../../src/core/profile.ts';
import { Secret } from '../../../../src/core/secret.ts';

const flow = connectFlow({
	taken: ['Crypto Sandbox'],
	wasSent: code => code.reveal() === '000000',
	now: new Date('2026-11-21T12:00:00Z'),
});
const hex = (length: number) => '0123456789abcdef'.repeat(8).slice(0, length);

function answered(answers: readonly (readonly [ConnectStep, string])[], draft: ConnectDraft = { fields: {} }) {
	return answers.reduce((rest, [step, value]) => flow.answer(step, rest, new Secret(value)), draft);
}

const pair = [
	['apiKey', ` yativo_${hex(48)}\n`],
	['apiSecret', hex(64)],
] as const;

suite('connecting, step by step', () => {
	const paths: readonly (readonly [why: string, readonly (readonly [ConnectStep, string])[], readonly string[]])[] = [
		['nothing yet', [], ['product', 'environment', 'method', 'name']],
		[
			'a key of the Crypto sandbox',
			[
				['product', 'crypto'],
				['environment', 'sandbox'],
				['method', 'apiKey'],
			],
			['product', 'environment', 'method', 'apiKey', 'apiSecret', 'name'],
		],
		[
			'an e-mailed code at a custom address',
			[
				['product', 'crypto'],
				['environment', 'custom'],
				['method', 'emailCode'],
			],
			['product', 'environment', 'address', 'method', 'email', 'code', 'name'],
		],
		[
			'the Business sandbox, whose host the documentation disagrees about',
			[
				['product', 'business'],
				['environment', 'sandbox'],
				['method', 'appSecret'],
			],
			['product', 'environment', 'sandboxHost', 'method', 'accountId', 'appSecret', 'name'],
		],
		[
			'Business production',
			[
				['product', 'business'],
				['environment', 'production'],
				['method', 'businessKey'],
			],
			['product', 'environment', 'method', 'businessKey', 'name'],
		],
	];
	for (const [why, answers, steps] of paths) {
		test(`leads through the steps of ${why}`, () => assert.deepEqual(flow.steps(answered(answers)), steps));
	}

	test('says in its title where the credentials will go', () =>
		assert.deepEqual(
			[
				[],
				[
					['product', 'crypto'],
					['environment', 'production'],
				],
				[
					['product', 'crypto'],
					['environment', 'custom'],
				],
				[
					['product', 'crypto'],
					['environment', 'custom'],
					['address', 'localhost:4010/api'],
				],
				[
					['product', 'crypto'],
					['environment', 'custom'],
					['address', 'crypto-api.yativo.com'],
				],
			].map(answers => flow.title(answered(answers as [ConnectStep, string][]))),
			[
				'Connect to Yativo',
				'Connect to Yativo Crypto: Production',
				'Connect to Yativo Crypto: Custom address',
				'Connect to Yativo Crypto: localhost:4010',
				'Connect to Yativo Crypto: Production',
			],
		));

	test('proposes a name that no other connection has', () => {
		const draft = answered([
			['product', 'crypto'],
			['environment', 'sandbox'],
		]);
		const question = flow.question('name', draft);
		assert.equal(question.kind === 'text' && question.value?.reveal(), 'Crypto Sandbox 2');
	});

	test('masks what is secret, and shows what is not', () => {
		const steps = [
			'apiKey',
			'apiSecret',
			'accessToken',
			'email',
			'code',
			'accountId',
			'appSecret',
			'businessKey',
		] as const;
		const masked = steps.filter(step => {
			const question = flow.question(step, { fields: {} });
			return question.kind === 'text' && question.masked;
		});
		assert.deepEqual(masked, ['apiKey', 'apiSecret', 'accessToken', 'code', 'appSecret', 'businessKey']);
	});

	test('keeps answers when going back, but not those of another product', () => {
		const draft = answered([['product', 'crypto'], ['environment', 'production'], ['method', 'apiKey'], ...pair]);
		assert.deepEqual(
			[answered([['product', 'crypto']], draft), answered([['product', 'business']], draft)],
			[draft, { product: 'business', fields: {} }],
		);
	});

	test('keeps a name that was typed when the place changes, and proposes another for one that was proposed', () => {
		const sandbox = answered([
			['product', 'crypto'],
			['environment', 'sandbox'],
		]);
		const moved = (name: string) =>
			answered(
				[
					['name', name],
					['environment', 'production'],
				],
				sandbox,
			).name;
		const stayed = answered(
			[
				['name', 'Mine'],
				['environment', 'sandbox'],
			],
			sandbox,
		).name;
		assert.deepEqual([moved('Mine'), moved('Crypto Sandbox 2'), stayed], ['Mine', undefined, 'Mine']);
	});

	test('keeps an e-mailed code and its session for the address that they are of, and for no other', () => {
		const code = new Secret('123456');
		const token = new Secret('token of ann');
		const draft: ConnectDraft = {
			...answered([
				['product', 'crypto'],
				['environment', 'production'],
				['method', 'emailCode'],
				['email', 'ann@example.com'],
				['code', code.reveal()],
			]),
			exchanged: { code, credentials: { kind: 'accessToken', token } },
		};
		const after = [' ann@example.com ', 'bob@example.com'].map(email => answered([['email', email]], draft));
		assert.deepEqual(
			after.map(({ fields, ...rest }) => [fields.code?.reveal(), credentialsOf({ fields, ...rest })?.kind]),
			[
				['123456', 'accessToken'],
				[undefined, undefined],
			],
		);
	});

	test('shows the environment that an address is documented to be, not the word “custom”', () =>
		assert.equal(
			profileOf(
				answered([
					['product', 'crypto'],
					['environment', 'custom'],
					['address', 'https://crypto-api.yativo.com/api/v1'],
				]),
				'p1',
			).environment,
			'production',
		));
});

suite('what connecting ends with', () => {
	test('a profile without secrets, and credentials', () => {
		const draft = answered([
			['product', 'crypto'],
			['environment', 'custom'],
			['address', ' http://127.0.0.1:4010/api/v1 '],
			['method', 'apiKey'],
			...pair,
			['name', ' Local '],
		]);
		const credentials = credentialsOf(draft);
		assert.deepEqual(profileOf(draft, 'p1'), {
			id: 'p1',
			name: 'Local',
			product: 'crypto',
			origin: 'http://127.0.0.1:4010',
			environment: 'custom',
			basePath: '/api/v1',
			method: 'apiKey',
			account: 'yativo_…cdef',
		});
		assert.deepEqual(credentials?.kind === 'apiKey' && [credentials.apiKey.reveal(), credentials.apiSecret.reveal()], [
			`yativo_${hex(48)}`,
			hex(64),
		]);
	});

	test('nothing while an answer is missing', () =>
		assert.deepEqual(
			(['apiKey', 'accessToken', 'emailCode', 'appSecret', 'businessKey'] as const).map(method =>
				credentialsOf({ method, fields: {} }),
			),
			[undefined, undefined, undefined, undefined, undefined],
		));

	test('the same profile when signing in again, with the new method and account', () => {
		const profile: Profile = {
			id: 'p1',
			name: 'Local',
			product: 'crypto',
			origin: 'http://127.0.0.1:4010',
			environment: 'custom',
			method: 'apiKey',
			account: 'yativo_…cdef',
			surface: 'crypto-2fa',
			basePath: '/api',
			surfaceFixed: true,
		};
		const start = signInAgain(profile);
		const draft = answered(
			[
				['method', 'emailCode'],
				['email', 'ann@example.com'],
			],
			start,
		);
		assert.deepEqual(
			[flow.title(start), flow.steps(start), flow.steps(draft), profileOf(draft, 'other')],
			[
				'Sign in to Local',
				['method', 'apiKey', 'apiSecret'],
				['method', 'email', 'code'],
				{ ...profile, method: 'emailCode', account: 'ann@example.com' },
			],
		);
	});
});

suite('a failure while connecting leads to the step that can mend it', () => {
	const at = answered([['product', 'crypto'], ['environment', 'production'], ['method', 'apiKey'], ...pair]);
	const custom = answered(
		[
			['environment', 'custom'],
			['address', 'localhost:4010'],
		],
		at,
	);
	const email = answered([['method', 'emailCode']], at);
	const cases: readonly (readonly [Failure, ConnectStep, ConnectDraft, ConnectStep])[] = [
		[{ kind: 'offline', host: 'h', delivery: 'notSent' }, 'name', at, 'name'],
		[{ kind: 'offline', host: 'h', delivery: 'notSent' }, 'name', custom, 'address'],
		[{ kind: 'timedOut', host: 'h', delivery: 'unknown' }, 'name', custom, 'address'],
		[{ kind: 'untrustedCertificate', host: 'h', code: 'X' }, 'name', custom, 'address'],
		[{ kind: 'redirected', host: 'h', to: 't' }, 'name', custom, 'address'],
		[{ kind: 'notJson', host: 'h', status: 200 }, 'name', custom, 'address'],
		[{ kind: 'notJson', host: 'h', status: 200 }, 'name', at, 'name'],
		[{ kind: 'tooLarge', host: 'h', limitBytes: 1 }, 'name', custom, 'address'],
		[{ kind: 'endpointRefused', reason: 'notUrl' }, 'name', custom, 'address'],
		[{ kind: 'credentialsRefused' }, 'name', at, 'apiKey'],
		[{ kind: 'sessionEnded' }, 'name', email, 'email'],
		[{ kind: 'refused', status: 400 }, 'name', at, 'apiKey'],
		[{ kind: 'refused', status: 400 }, 'email', email, 'email'],
		[{ kind: 'codeRefused' }, 'code', email, 'code'],
		[{ kind: 'credentialsRefused' }, 'code', email, 'code'],
		[{ kind: 'forbidden' }, 'name', at, 'method'],
		[{ kind: 'codeNeeded' }, 'name', at, 'authenticator'],
		[{ kind: 'codeNeeded' }, 'apiSecret', at, 'authenticator'],
		[{ kind: 'codeRefused' }, 'authenticator', { ...at, authenticatorAsked: true }, 'authenticator'],
		[{ kind: 'routeNotFound' }, 'name', at, 'method'],
		[{ kind: 'routeNotFound' }, 'email', custom, 'address'],
		[{ kind: 'sessionRenewed' }, 'name', at, 'name'],
		[{ kind: 'surfaceNotFound', host: 'h' }, 'name', at, 'surface'],
		[{ kind: 'unexpectedAnswer', host: 'h', field: 'f' }, 'name', at, 'surface'],
		[{ kind: 'unexpectedAnswer', host: 'h', field: 'f' }, 'code', email, 'code'],
		[{ kind: 'notFound' }, 'name', at, 'surface'],
		[{ kind: 'unsupported' }, 'name', at, 'surface'],
		[{ kind: 'proxyFailed', proxy: 'p' }, 'name', custom, 'name'],
		[{ kind: 'rateLimited', retryAfterMs: 1 }, 'name', custom, 'name'],
		[{ kind: 'serverFault', status: 500 }, 'name', custom, 'name'],
		[{ kind: 'notConnected' }, 'name', custom, 'name'],
		[{ kind: 'secretStorage', operation: 'write' }, 'name', custom, 'name'],
	];
	for (const [failure, step, draft, expected] of cases) {
		test(`${failure.kind} at ${step}${draft === custom ? ' of a custom address' : ''} leads to ${expected}`, () => {
			const mending = flow.mend(failure, step, draft);
			assert.equal(mending?.step, expected);
			assert.ok(mending && flow.steps(mending.draft).includes(expected));
			assert.deepEqual(mending.draft.fields, draft.fields);
		});
	}

	test('asks for a fresh code of the authenticator after one was used', () => {
		const asked = flow.mend({ kind: 'codeNeeded' }, 'name', at)?.draft ?? at;
		const entered = answered([['authenticator', ' 123 456 ']], asked);
		const question = flow.question('authenticator', entered);
		assert.deepEqual(
			[
				flow.steps(asked).at(-1),
				entered.authenticatorCode?.reveal(),
				flow.mend({ kind: 'codeRefused' }, 'authenticator', entered)?.draft.authenticatorCode,
				['12345', '000000', '123456'].map(text => question.kind === 'text' && question.check(text)?.severity),
			],
			['authenticator', '123456', undefined, ['error', 'error', undefined]],
		);
	});

	test('fixes the surface that the user names, and unfixes it when the address changes', () => {
		const asked = flow.mend({ kind: 'surfaceNotFound', host: 'h' }, 'name', at)?.draft ?? at;
		const fixed = answered([['surface', 'crypto-2fa /api']], asked);
		const profile = profileOf(fixed, 'p1');
		assert.deepEqual([profile.surface, profile.basePath, profile.surfaceFixed], ['crypto-2fa', '/api', true]);
		assert.equal('surfaceFixed' in profileOf(answered([['environment', 'sandbox']], fixed), 'p1'), false);
		assert.equal('surfaceFixed' in profileOf(answered([['surface', 'automatic']], fixed), 'p1'), false);
	});
});
