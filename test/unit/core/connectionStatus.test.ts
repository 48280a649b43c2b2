import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { connectionStatus, msUntilNews, wantsSignIn } from '../../../src/core/connectionStatus.ts';
import type { Environment, Profile } from '../../../src/core/profile.ts';

function profile(name: string, environment: Environment, origin = 'https://crypto-sandbox.yativo.com'): Profile {
	return { id: name, name, environment, origin, product: 'crypto', method: 'apiKey' };
}

const now = new Date('2026-11-21T10:00:00Z');
const inMs = (ms: number) => new Date(now.getTime() + ms);

const sandbox = profile('Crypto Sandbox', 'sandbox');
const production = profile('Treasury', 'production', 'https://crypto-api.yativo.com');
const local = profile('Here', 'custom', 'http://127.0.0.1:4010');

suite('the connection in the status bar', () => {
	test('is the environment while there is one connection', () =>
		assert.deepEqual(
			[sandbox, production, local].map(only => connectionStatus({ profile: only }, [{ profile: only }], now).text),
			['Yativo: Sandbox', 'Yativo: Production', 'Yativo: 127.0.0.1:4010'],
		));

	const misleading = profile('Sandbox', 'production');
	const long = profile('The treasury of the company in Zürich', 'production');
	test('is the name with the environment while there are several, whatever the name says', () =>
		assert.deepEqual(
			[sandbox, production, local, misleading, long].map(
				active => connectionStatus({ profile: active }, [{ profile: active }, { profile: sandbox }], now).text,
			),
			[
				'Yativo: Crypto Sandbox',
				'Yativo: Treasury (Production)',
				'Yativo: Here (127.0.0.1:4010)',
				'Yativo: Sandbox (Production)',
				'Yativo: The treasury of the com… (Production)',
			],
		));

	test('wants attention when a session has ended, also that of another connection', () => {
		const ended = { profile: production, failure: { kind: 'sessionEnded' } } as const;
		const status = connectionStatus({ profile: sandbox }, [{ profile: sandbox }, ended], now);
		assert.deepEqual(status, {
			text: 'Yativo: Crypto Sandbox',
			level: 'attention',
			details: ['Crypto Sandbox', 'Crypto, Sandbox at crypto-sandbox.yativo.com', 'Treasury: sign in again.'],
		});
	});

	test('does not take being offline for being signed out', () => {
		const offline = {
			profile: sandbox,
			failure: { kind: 'offline', host: 'crypto-sandbox.yativo.com', delivery: 'notSent' },
		} as const;
		assert.equal(connectionStatus(offline, [offline], now).level, 'trouble');
	});

	test('says that the public sandbox key is not private', () => {
		const shared: Profile = { ...sandbox, publicKey: true };
		assert.ok(
			connectionStatus({ profile: shared }, [{ profile: shared }], now).details.includes(
				'Public sandbox key: anyone can use this account.',
			),
		);
	});

	test('warns five minutes before a session ends that nothing renews, and says so until it has ended', () => {
		const said = [301_000, 300_000, 61_000, 60_000, 0, -1].map(ms => {
			const status = { profile: sandbox, endsAt: inMs(ms) };
			const { level, details } = connectionStatus(status, [status], now);
			return [level, details.slice(2).join(), wantsSignIn(status, now), msUntilNews(status, now)];
		});
		const within = (minutes: number) =>
			`The session ends within ${minutes} min, and is not renewed by itself. Sign in again.`;
		const ended = 'The Yativo session has ended. Sign in again.';
		assert.deepEqual(said, [
			['fine', '', false, 1_000],
			['attention', within(5), true, 60_000],
			['attention', within(2), true, 1_000],
			['attention', within(1), true, 60_000],
			['attention', ended, true, undefined],
			['attention', ended, true, undefined],
		]);
		assert.equal(msUntilNews({}, now), undefined);
	});

	test('names another connection whose session is about to end', () => {
		const ending = { profile: production, endsAt: inMs(1000) };
		const { level, details } = connectionStatus({ profile: sandbox }, [{ profile: sandbox }, ending], now);
		assert.deepEqual([level, details.at(-1)], ['attention', 'Treasury: sign in again.']);
	});
});
