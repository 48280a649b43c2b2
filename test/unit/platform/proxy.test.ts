import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { YativoError } from '../../../src/core/failure.ts';
import { matchesNoProxy } from '../../../src/platform/noProxy.ts';
import { type Environment, type ProxySettings, proxyAuthorization, proxyFor } from '../../../src/platform/proxy.ts';

interface Case {
	readonly why: string;
	readonly target?: string;
	readonly settings?: Partial<ProxySettings>;
	readonly env?: Environment;
	readonly proxy: string | undefined;
}

function chosen({ target = 'https://api.yativo.test/x', settings, env = {} }: Case): string | undefined {
	const defaults = { noProxy: [], strictSsl: true, support: 'override' } as const;
	return proxyFor(new URL(target), { settings: { ...defaults, ...settings }, env })?.href;
}

suite('choice of a proxy', () => {
	const [ours, theirs] = ['http://ours:8080/', 'http://theirs:3128/'];
	const cases: readonly Case[] = [
		{ why: 'nothing set', proxy: undefined },
		{ why: 'the setting', settings: { url: ours }, proxy: ours },
		{ why: 'an empty setting', settings: { url: '' }, env: { HTTPS_PROXY: theirs }, proxy: theirs },
		{ why: 'setting before environment', settings: { url: ours }, env: { HTTPS_PROXY: theirs }, proxy: ours },
		{ why: 'white space around it', settings: { url: ' http://ours:8080 ' }, proxy: ours },
		{ why: 'no scheme', settings: { url: 'ours:8080' }, proxy: ours },
		{ why: 'lower-case variable', env: { https_proxy: theirs }, proxy: theirs },
		{ why: 'HTTP_PROXY for an HTTPS target', env: { HTTP_PROXY: theirs }, proxy: theirs },
		{
			why: 'HTTPS_PROXY not for loopback',
			target: 'https://localhost/',
			env: { HTTPS_PROXY: theirs },
			proxy: undefined,
		},
		{
			why: 'HTTPS_PROXY not for an HTTP target',
			target: 'http://127.0.0.1/',
			env: { HTTPS_PROXY: theirs, NO_PROXY: '<-loopback>' },
			proxy: undefined,
		},
		{
			why: 'loopback when asked for',
			target: 'http://[::1]:81/',
			settings: { url: ours, noProxy: ['<-loopback>'] },
			proxy: ours,
		},
		{ why: 'support off', settings: { url: ours, support: 'off' }, env: { HTTPS_PROXY: theirs }, proxy: undefined },
		{
			why: 'several exceptions in one line of http.noProxy',
			settings: { url: ours, noProxy: ['a.test, yativo.test'] },
			proxy: undefined,
		},
		{ why: 'http.noProxy', settings: { url: ours, noProxy: ['yativo.test'] }, proxy: undefined },
		{
			why: 'NO_PROXY against the setting',
			settings: { url: ours },
			env: { NO_PROXY: 'a, .yativo.test' },
			proxy: undefined,
		},
		{
			why: 'http.noProxy against the variable',
			settings: { noProxy: ['*'] },
			env: { HTTPS_PROXY: theirs },
			proxy: undefined,
		},
		{ why: 'an exception for another port', settings: { url: ours, noProxy: ['yativo.test:8443'] }, proxy: ours },
		{
			why: 'an exception for the default port',
			settings: { url: ours, noProxy: ['yativo.test:443'] },
			proxy: undefined,
		},
	];
	for (const example of cases) {
		test(`with ${example.why}`, () => assert.equal(chosen(example), example.proxy));
	}

	for (const url of ['socks5://ada:secret@ours:1080', 'http://']) {
		test(`refuses ${url} without showing credentials`, () => {
			assert.throws(
				() => chosen({ why: '', settings: { url }, proxy: undefined }),
				(error: Error) =>
					error instanceof YativoError && error.failure.kind === 'proxyFailed' && !/ada|secret/.test(error.message),
			);
		});
	}
});

suite('exceptions from the proxy', () => {
	const matches: readonly [entry: string, host: string, port: number, covered: boolean][] = [
		['*', 'x.test', 443, true],
		['yativo.test', 'yativo.test', 443, true],
		['yativo.test', 'api.yativo.test', 443, true],
		['yativo.test', 'notyativo.test', 443, false],
		['.yativo.test', 'yativo.test', 443, true],
		['*.yativo.test', 'api.yativo.test', 443, true],
		['YATIVO.test', 'api.yativo.test', 443, true],
		['yativo.test:8443', 'yativo.test', 8443, true],
		['yativo.test:8443', 'yativo.test', 443, false],
		['', 'yativo.test', 443, false],
		['.', 'yativo.test', 443, false],
		['10.1.2.3', '10.1.2.3', 443, true],
		['1.2.3', '10.1.2.3', 443, false],
		['2.3', '10.1.2.3', 443, false],
		['10.0.0.0/8', '10.1.2.3', 443, true],
		['10.0.0.0/8', '11.1.2.3', 443, false],
		['10.0.0.0/99', '10.1.2.3', 443, false],
		['10.0.0.0/', '10.1.2.3', 443, false],
		['10.0.0.0/8', 'yativo.test', 443, false],
		['fd00::/8', '[fd12::1]', 443, true],
		['fd00::/8', '[fe80::1]', 443, false],
		['[fd00::]/8', '[fd12::1]', 443, true],
		['fd12::1', '[fd12::1]', 443, true],
		['FD12:0:0:0:0:0:0:0001', '[fd12::1]', 443, true],
		['fe80::1%eth0', '[fe80::1]', 443, false],
		['[fd12::1]:8443', '[fd12::1]', 8443, true],
		['[fd12::1]:8443', '[fd12::1]', 443, false],
	];
	for (const [entry, hostname, port, covered] of matches) {
		test(`“${entry}” ${covered ? 'covers' : 'does not cover'} ${hostname}:${port}`, () => {
			assert.equal(matchesNoProxy(entry, { hostname, port }), covered);
		});
	}
});

suite('sign-in to a proxy', () => {
	const cases = [
		{ url: 'http://p', header: undefined },
		{ url: 'http://ada@p', header: 'ada:' },
		{ url: 'http://ada:x%3Ay@p', header: 'ada:x:y' },
		{ url: 'http://ada:100%@p', header: 'ada:100%' },
		{ url: 'http://ада:ключ@p', header: 'ада:ключ' },
	];
	for (const { url, header } of cases) {
		test(`of ${url}`, () => {
			const expected = header && `Basic ${Buffer.from(header).toString('base64')}`;
			assert.equal(proxyAuthorization(new URL(url)), expected);
		});
	}
});
