import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { Network } from '../../src/api/client.ts';
import type { ApiKey } from '../../src/core/apiKey.ts';
import { type Failure, YativoError } from '../../src/core/failure.ts';
import type { Profile } from '../../src/core/profile.ts';
import { Secret } from '../../src/core/secret.ts';
import { Sessions } from '../../src/views/sessions.ts';

const key: ApiKey = { name: 'CI', scopes: [], status: 'active' };
const signal = new AbortController().signal;

/** Profiles of which each fails to connect with one of these, until the network is mended. */
function failing(failures: readonly (Failure | undefined)[]) {
	const profiles = failures.map(
		(_failure, index): Profile => ({
			id: String(index),
			name: String(index),
			product: 'crypto',
			environment: 'custom',
			origin: 'http://127.0.0.1:1',
			method: 'accessToken',
		}),
	);
	const state = { isMended: false, connected: [] as string[] };
	const connect = async (profile: Profile) => {
		state.connected.push(profile.id);
		const failure = failures[Number(profile.id)];
		if (failure && !state.isMended) {
			throw new YativoError(failure);
		}
		return { connection: { profile, list: async () => [key] }, keys: [key] };
	};
	const changed = new vscode.EventEmitter<void>();
	const sessions = new Sessions({
		network: async () => ({ connect }) as unknown as Network,
		profiles: { list: () => profiles, save: async () => {}, onDidChange: changed.event },
		credentials: async () => ({ kind: 'accessToken', token: new Secret('canary') }),
		onFailure: () => {},
		now: () => new Date(),
	});
	return { sessions, state };
}

suite('sessions', () => {
	test('list again what failed on the way once the network is set up otherwise, and keep the rest', async () => {
		const { sessions, state } = failing([
			undefined,
			{ kind: 'proxyFailed', proxy: 'proxy.example:8080' },
			{ kind: 'credentialsRefused' },
			{ kind: 'codeNeeded' },
		]);
		await sessions.refreshAll(signal, 'all');
		const connection = sessions.current('0');
		state.isMended = true;
		state.connected = [];
		await sessions.refreshFailed(signal);
		assert.deepEqual(
			[state.connected, sessions.all.map(session => session.state.kind), sessions.current('0') === connection],
			[['1'], ['ready', 'ready', 'failed', 'failed'], true],
		);
		sessions.dispose();
	});
});
