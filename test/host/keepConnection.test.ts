import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { type ConnectionStores, keepConnection } from '../../src/commands/keepConnection.ts';
import { YativoError } from '../../src/core/failure.ts';
import type { Profile } from '../../src/core/profile.ts';
import { Secret } from '../../src/core/secret.ts';
import type { SignedIn } from '../../src/views/session.ts';

const profile: Profile = {
	id: 'p1',
	name: 'Local',
	product: 'crypto',
	environment: 'custom',
	origin: 'http://127.0.0.1:4010',
	method: 'businessKey',
};
const signedIn = {
	connection: { profile },
	keys: [],
	credentials: { kind: 'businessKey', key: new Secret('canary') },
} as unknown as SignedIn;

suite('a connection whose credentials the secret storage does not keep', () => {
	const { showWarningMessage } = vscode.window;
	let asked: unknown[] = [];
	let done: string[] = [];
	const note = (what: string) => () => {
		done.push(what);
	};
	const stores = {
		sessions: { adopt: note('adopt'), forget: note('forget') },
		profiles: { save: note('save profile'), remove: note('remove profile') },
		credentials: {
			save: () => Promise.reject(new YativoError({ kind: 'secretStorage', operation: 'write' })),
			keepInMemory: note('keep in memory'),
			forget: note('forget credentials'),
		},
	} as unknown as ConnectionStores;

	function answer(button: string | undefined): void {
		Object.assign(vscode.window, {
			showWarningMessage: async (...parts: unknown[]) => {
				asked = parts;
				return button;
			},
		});
	}

	setup(() => {
		asked = [];
		done = [];
	});
	teardown(() => {
		Object.assign(vscode.window, { showWarningMessage });
	});

	test('is held in memory if the user agrees, after saying so plainly', async () => {
		answer('Use Until This Window Closes');
		assert.equal(await keepConnection(stores)(signedIn), true);
		assert.deepEqual(done, ['adopt', 'keep in memory', 'save profile']);
		assert.equal(asked[0], 'Your credentials could not be stored.');
		assert.match(
			JSON.stringify(asked),
			/did not keep the value.*until this window closes.*never written anywhere else/,
		);
		assert.doesNotMatch(JSON.stringify(asked), /canary/);
	});

	test('is forgotten if the user says no', async () => {
		answer(undefined);
		assert.equal(await keepConnection(stores)(signedIn), false);
		assert.deepEqual(done, ['adopt', 'forget']);
	});
});
