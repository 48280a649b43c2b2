import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { clipboardClearMs, proxySettings, type Settings, trustsSystem } from '../../../src/platform/configuration.ts';

/** Settings as VS Code's `inspect` shows them: of the user, and of a workspace that wants to decide. */
function settings(user: Readonly<Record<string, unknown>>): Settings {
	return {
		inspect: key => ({ key, globalValue: user[key], workspaceValue: 'http://evil.example', workspaceFolderValue: 1 }),
	};
}

suite('settings of proxies', () => {
	const cases = [
		{ why: 'nothing', user: {}, expected: { noProxy: [], strictSsl: true, support: 'override' } },
		{
			why: 'everything',
			user: {
				proxy: 'http://p:1',
				proxyAuthorization: 'Basic x',
				noProxy: ['a', 'b'],
				proxyStrictSSL: false,
				proxySupport: 'off',
			},
			expected: {
				url: 'http://p:1',
				authorization: 'Basic x',
				noProxy: ['a', 'b'],
				strictSsl: false,
				support: 'off',
			},
		},
		{
			why: 'nonsense',
			user: { proxy: 5, proxyAuthorization: null, noProxy: [1, 'a'], proxyStrictSSL: 'no', proxySupport: 'maybe' },
			expected: { noProxy: ['a'], strictSsl: true, support: 'override' },
		},
	];
	for (const { why, user, expected } of cases) {
		test(`reads ${why}, and never what a workspace says`, () => {
			assert.deepEqual(proxySettings(settings(user)), expected);
		});
	}

	test('takes no authorization that would add a header line', () => {
		const { authorization } = proxySettings(settings({ proxyAuthorization: 'Basic x\r\nX-Evil: 1' }));
		assert.equal(authorization, undefined);
	});

	test('falls back to the default', () => {
		const defaults: Settings = { inspect: key => (key === 'proxySupport' ? { defaultValue: 'on' } : undefined) };
		assert.equal(proxySettings(defaults).support, 'on');
	});
});

suite('setting of the authorities', () => {
	test('is that of the user, and says yes unless the user says no', () => {
		const values = [undefined, true, false, 'no'].map(value => trustsSystem(settings({ systemCertificates: value })));
		assert.deepEqual(values, [true, true, false, true]);
	});
});

suite('setting of the clipboard', () => {
	const cases: readonly (readonly [value: unknown, ms: number])[] = [
		[undefined, 30_000],
		[0, 0],
		[2.5, 2_500],
		[-1, 30_000],
		['5', 30_000],
		[1e9, 86_400_000],
	];
	for (const [value, ms] of cases) {
		test(`${value} means ${ms} ms`, () => {
			assert.equal(clipboardClearMs(settings({ 'clipboard.clearAfterSeconds': value })), ms);
		});
	}
});
