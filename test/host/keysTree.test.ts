import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { ApiKey } from '../../src/core/apiKey.ts';
import type { Profile } from '../../src/core/profile.ts';
import { KeysTree } from '../../src/views/keysTree.ts';
import type { Sessions } from '../../src/views/sessions.ts';

const begin = new Date('2026-11-21T10:00:00Z');
const after = (hours: number) => new Date(begin.getTime() + hours * 3_600_000);
const profile = { id: 'p1', name: 'Shop' } as Profile;
const lasting: ApiKey = { id: 'k1', name: 'Backend', scopes: [], status: 'active', expiresAt: after(24 * 365) };

/** The tree of one key, with a clock, a way to tell that the same list came again, and how often rows were drawn anew. */
function treeOf(key: ApiKey) {
	const clock = { hours: 0 };
	const changed = new vscode.EventEmitter<void>();
	const sessions = {
		all: [{ profile, state: { kind: 'ready' } }],
		keys: () => [key],
		current: () => undefined,
		onDidChange: changed.event,
	} as unknown as Sessions;
	const tree = new KeysTree({
		sessions,
		holdsSecret: () => false,
		bound: () => [],
		onDidChangeSecrets: new vscode.EventEmitter<void>().event,
		now: () => after(clock.hours),
	});
	let drawn = 0;
	tree.onDidChangeTreeData(() => drawn++);
	changed.fire();
	return {
		drawnAfter: (hours: number) => {
			drawn = 0;
			clock.hours = hours;
			changed.fire();
			return drawn;
		},
		row: () => tree.getTreeItem({ kind: 'key', profile, key }),
	};
}

suite('rows of keys that a list has brought again', () => {
	test('are drawn anew when the key has ended meanwhile', () => {
		const { drawnAfter, row } = treeOf({ ...lasting, expiresAt: after(48) });
		assert.equal(row().description, 'expires in 2 days');
		assert.equal(drawnAfter(72), 1);
		assert.equal(row().description, 'expired');
	});

	test('are drawn anew when the distance of a date that they show has changed', () => {
		assert.equal(treeOf({ ...lasting, expiresAt: after(48) }).drawnAfter(25), 1);
		assert.equal(treeOf({ ...lasting, lastUsedAt: after(-1) }).drawnAfter(1), 1);
	});

	test('are left alone when they would look the same', () => {
		assert.equal(treeOf({ ...lasting, lastUsedAt: after(-25) }).drawnAfter(1), 0);
	});
});
