import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../../src/core/apiKey.ts';
import type { KeyChange, KeyChangeContext, KeyChangeDraft } from '../../../../src/core/keyChange/draft.ts';
import { draftOn, expiryAsked, scopesAsked } from '../../../../src/core/keyChange/draft.ts';
import { keyChangeFlow } from '../../../../src/core/keyChange/flow.ts';
import { otherChoice } from '../../../../src/core/keyChange/questions.ts';
import { Secret } from '../../../../src/core/secret.ts';

const now = new Date('2026-06-01T00:00:00Z');
const key: ApiKey = {
	id: 'k',
	name: 'Old',
	scopes: ['read'],
	status: 'active',
	expiresAt: new Date('2026-07-01T00:00:00Z'),
};

function contextOf(change: KeyChange, facts: Partial<KeyChangeContext> = {}): KeyChangeContext {
	return {
		change,
		profile: {
			id: 'p',
			name: 'Crypto Sandbox',
			product: 'crypto',
			environment: 'sandbox',
			origin: 'https://a.example',
			method: 'apiKey',
			account: 'ann@example.com',
		},
		surface: 'crypto-2fa',
		codeRule: 'required',
		names: ['Taken'],
		now: () => now,
		dayText: date => date.toISOString().slice(0, 10),
		wasSent: code => code.reveal() === '111111',
		...(change !== 'create' && { key }),
		...facts,
	};
}

/** What a text step says to each of some inputs. */
function complaints(
	context: KeyChangeContext,
	step: 'name' | 'otherScopes' | 'date' | 'code',
	texts: readonly string[],
) {
	const question = keyChangeFlow(context).question(step, {});
	assert.equal(question.kind, 'text');
	return texts.map(text => question.kind === 'text' && (question.check(text)?.severity ?? 'fine'));
}

suite('the conversation before a key is changed', () => {
	const stepCases: { change: KeyChange; draft: KeyChangeDraft; steps: string[] }[] = [
		{ change: 'create', draft: {}, steps: ['name', 'scopes', 'expiry', 'code'] },
		{
			change: 'create',
			draft: { wantsOther: true, expiry: 'date' },
			steps: ['name', 'scopes', 'otherScopes', 'expiry', 'date', 'code'],
		},
		{ change: 'replace', draft: {}, steps: ['name', 'code'] },
		{ change: 'updateScopes', draft: { wantsOther: true }, steps: ['scopes', 'otherScopes', 'code'] },
		{ change: 'rotate', draft: {}, steps: ['code'] },
		{ change: 'revoke', draft: {}, steps: ['code'] },
	];
	for (const { change, draft, steps } of stepCases) {
		test(`asks for ${steps.join(', ')} to ${change}`, () => {
			assert.deepEqual(keyChangeFlow(contextOf(change)).steps(draft), steps);
		});
	}

	test('collects answers, and forgets typed scopes when they are no longer wanted', () => {
		const flow = keyChangeFlow(contextOf('create'));
		let draft: KeyChangeDraft = {};
		draft = flow.answer('name', draft, new Secret(' Backend '));
		draft = flow.answer('scopes', draft, new Secret(JSON.stringify(['read', otherChoice])));
		draft = flow.answer('otherScopes', draft, new Secret('wallets:read,  read'));
		const withOther = scopesAsked(contextOf('create'), draft);
		draft = flow.answer('scopes', draft, new Secret(JSON.stringify(['read'])));
		draft = flow.answer('expiry', draft, new Secret('30'));
		draft = flow.answer('code', draft, new Secret('012 345'));
		assert.deepEqual(
			[
				draft.name,
				withOther,
				scopesAsked(contextOf('create'), draft),
				expiryAsked(contextOf('create'), draft)?.toISOString(),
			],
			['Backend', ['read', 'wallets:read'], ['read'], '2026-07-01T00:00:00.000Z'],
		);
		assert.equal(draft.code instanceof Secret && draft.code.reveal(), '012345');
	});

	test('hands scopes and expiry on to a replacement, but not an expiry that has passed', () => {
		const expired = { ...key, expiresAt: new Date('2026-05-01T00:00:00Z') };
		assert.deepEqual(
			[
				scopesAsked(contextOf('replace'), {}),
				expiryAsked(contextOf('replace'), {}),
				expiryAsked(contextOf('replace', { key: expired }), {}),
			],
			[['read'], key.expiresAt, undefined],
		);
	});

	test('leaves out a day that is not whole where the end is sent in days, and says so before', () => {
		const draft: KeyChangeDraft = { name: 'CI', scopes: ['read'], expiry: 'date', date: '2026-06-05T10:00:00Z' };
		const ends = (['crypto-2fa', 'crypto-generate'] as const).map(surface => {
			const context = contextOf('create', { surface });
			const { prompt } = keyChangeFlow(context).question('code', draft);
			return [expiryAsked(context, draft)?.toISOString(), /until (\S+)\./.exec(prompt)?.[1]];
		});
		assert.deepEqual(ends, [
			['2026-06-05T00:00:00.000Z', '2026-06-05'],
			['2026-06-05T10:00:00.000Z', '2026-06-05'],
		]);
	});

	test('doubts a day that ends before a whole one has passed, where the end is sent in days', () => {
		const ends = (['crypto-2fa', 'crypto-generate'] as const).map(surface =>
			complaints(contextOf('create', { surface }), 'date', ['2026-06-01T10:00:00Z', '2026-06-02T00:00:00Z']),
		);
		assert.deepEqual(ends, [
			['warning', 'fine'],
			['fine', 'fine'],
		]);
	});

	test('checks what is typed', () => {
		assert.deepEqual(
			{
				name: complaints(contextOf('create'), 'name', ['', ' ', 'Taken', 'Fresh']),
				otherScopes: complaints(contextOf('create'), 'otherScopes', [' ,', 'wallets:read']),
				date: complaints(contextOf('create'), 'date', ['soon', '2026-05-01', '2027-05-01']),
				required: complaints(contextOf('create'), 'code', ['', '12345', '111111', '012345']),
				orWithout: complaints(contextOf('create', { codeRule: 'orWithout' }), 'code', ['', '12345', '012345']),
				mayBeEmpty: complaints(contextOf('create', { codeRule: 'mayBeEmpty' }), 'code', ['', '12345', '012345']),
			},
			{
				name: ['error', 'error', 'warning', 'fine'],
				otherScopes: ['error', 'fine'],
				date: ['error', 'error', 'fine'],
				required: ['error', 'error', 'error', 'fine'],
				orWithout: ['warning', 'error', 'fine'],
				mayBeEmpty: ['fine', 'error', 'fine'],
			},
		);
	});

	test('never lets an empty or an unchanged list of scopes through', () => {
		const question = keyChangeFlow(contextOf('updateScopes')).question('scopes', {});
		assert.equal(question.kind, 'pickMany');
		assert.deepEqual(
			question.kind === 'pickMany' &&
				[[], ['read'], ['read', 'write']].map(ids => question.check(ids)?.severity ?? 'fine'),
			['error', 'error', 'fine'],
		);
	});

	test('takes no typed scopes that leave all as it is', () => {
		const question = keyChangeFlow(contextOf('updateScopes')).question('otherScopes', {
			scopes: ['read'],
			wantsOther: true,
		});
		assert.deepEqual(
			question.kind === 'text' && ['read', 'wallets:read'].map(text => question.check(text)?.severity ?? 'fine'),
			['error', 'fine'],
		);
	});

	test('asks a refused code again with everything else kept, and nothing else', () => {
		const flow = keyChangeFlow(contextOf('create'));
		const draft: KeyChangeDraft = { name: 'Backend', code: new Secret('111111') };
		assert.deepEqual(
			[
				flow.mend({ kind: 'codeRefused' }, 'code', draft),
				flow.mend({ kind: 'rateLimited', retryAfterMs: 1000 }, 'code', draft),
				flow.mend({ kind: 'forbidden' }, 'code', draft),
				flow.mend({ kind: 'offline', host: 'a.example', delivery: 'unknown' }, 'code', draft),
			],
			[
				{ step: 'code', draft: { name: 'Backend' } },
				{ step: 'code', draft: { name: 'Backend' } },
				undefined,
				undefined,
			],
		);
	});

	test('keeps a code that was not sent, as long as nothing else is answered anew', () => {
		const flow = keyChangeFlow(contextOf('create'));
		const draft: KeyChangeDraft = { name: 'Backend', code: new Secret('123456') };
		const host = 'a.example';
		const unsent = [
			{ kind: 'offline', host, delivery: 'notSent' },
			{ kind: 'proxyFailed', proxy: 'proxy.example:8080', status: 407 },
			{ kind: 'untrustedCertificate', host, code: 'SELF_SIGNED_CERT_IN_CHAIN' },
			{ kind: 'redirected', host, to: 'portal.example', delivery: 'notSent' },
		] as const;
		for (const failure of unsent) {
			assert.deepEqual(flow.mend(failure, 'code', draft), { step: 'code', draft }, failure.kind);
		}
		const shownOf = (of: KeyChangeDraft) => {
			const question = flow.question('code', of);
			return question.kind === 'text' && question.value?.reveal();
		};
		assert.deepEqual([shownOf(draft), shownOf(flow.answer('expiry', draft, new Secret('30')))], ['123456', undefined]);
	});

	test('preselects the least where the scopes of a key to replace are not told, and nothing where they are edited', () => {
		const untold = { ...key, scopes: [] };
		const chosen = (['replace', 'updateScopes'] as const).map(change => {
			const question = keyChangeFlow(contextOf(change, { key: untold })).question('scopes', {});
			return question.kind === 'pickMany' && question.chosen;
		});
		assert.deepEqual(chosen, [['read'], []]);
	});

	test('keeps for another generation of the API what holds there, and proposes its least scopes in place of the rest', () => {
		const draft: KeyChangeDraft = {
			name: 'CI',
			scopes: ['transactions:read'],
			expiry: '30',
			code: new Secret('123456'),
		};
		const over = draftOn('crypto-2fa', draft);
		const question = keyChangeFlow(contextOf('create')).question('scopes', over);
		assert.deepEqual(over, { name: 'CI', expiry: '30', code: draft.code });
		assert.deepEqual(question.kind === 'pickMany' && [question.chosen, question.choices.map(({ id }) => id)], [
			['read'],
			['read', 'webhooks', 'write', 'transactions', otherChoice],
		]);
		assert.deepEqual(draftOn('crypto-rest', draft).scopes, ['transactions:read']);
		assert.deepEqual(draftOn('crypto-2fa', { scopes: ['read', 'accounts:read'] }), { scopes: ['read'] });
	});

	test('names the entry of the authenticator: the account, or else the connection', () => {
		const { profile } = contextOf('rotate');
		const cases = [
			{ method: 'emailCode', account: 'ann@example.com' },
			{ method: 'appSecret', account: 'acct_1' },
			{ method: 'apiKey', account: 'yvk_live_…9DIG' },
			{ method: 'businessKey', account: 'yat_live_…9DIG' },
			{ method: 'accessToken' },
		] as const;
		const { account: _account, ...rest } = profile;
		assert.deepEqual(
			cases.map(facts => {
				const { prompt } = keyChangeFlow(contextOf('rotate', { profile: { ...rest, ...facts } })).question('code', {});
				return prompt.replace('The old secret stops working at once. ', '');
			}),
			[
				'Enter the 6 digits that your authenticator shows for ann@example.com.',
				'Enter the 6 digits that your authenticator shows for acct_1.',
				...Array<string>(3).fill(
					'Enter the 6 digits that your authenticator shows for the account of “Crypto Sandbox”.',
				),
			],
		);
	});

	test('says before the code what it is for', () => {
		const draft: KeyChangeDraft = { name: 'Backend', scopes: ['read'], expiry: '30' };
		const prompts = (['create', 'replace', 'updateScopes', 'rotate', 'revoke'] as const).map(change => {
			const question = keyChangeFlow(contextOf(change)).question('code', { ...draft, scopes: ['write'] });
			return question.prompt.replace(/ Enter the 6 digits .*/, '');
		});
		assert.deepEqual(prompts, [
			'Creates “Backend” with write, until 2026-07-01.',
			'Creates “Backend” with read, until 2026-07-01.',
			'Adds write. Removes read.',
			'The old secret stops working at once.',
			'The key stops working at once and for good.',
		]);
	});
});
