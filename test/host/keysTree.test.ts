import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { ApiKey } from '../../src/core/apiKey.ts';
import type { Profile } from '../../src/core/profile.ts';
import { KeysTree } from '../../src/views/keysTree.ts';
import { nodeOf, type Row } from '../../src/views/nodes.ts';
import type { Sessions } from '../../src/views/sessions.ts';

const begin = new Date('2026-11-21T10:00:00Z');
const after = (hours: number) => new Date(begin.getTime() + hours * 3_600_000);
const profile = { id: 'p1', name: 'Shop' } as Profile;
const lasting: ApiKey = { id: 'k1', name: 'Backend', scopes: [], status: 'active', expiresAt: after(24 * 365) };

/** A tree, with a clock, a way to tell that a list came, and what was drawn anew. */
function treeOf(...first: readonly ApiKey[]) {
	const clock = { hours: 0 };
	let keys = first;
	const changed = new vscode.EventEmitter<void>();
	const sessions = {
		get all() {
			return [{ profile, state: { kind: 'ready', keys } }];
		},
		keys: () => keys,
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
	tree.update();
	const drawn: (readonly Row[] | undefined)[] = [];
	tree.onDidChangeTreeData(rows => drawn.push(rows));
	const tell = (hours: number, ...now: readonly ApiKey[]) => {
		clock.hours = hours;
		keys = now;
		changed.fire();
	};
	const [shop] = tree.getChildren();
	return {
		tree,
		rows: tree.getChildren(shop),
		tell,
		drawn,
		drawnAfter: (hours: number) => {
			tell(hours, ...keys);
			tree.update();
			return drawn.length;
		},
	};
}

const descriptions = (tree: KeysTree, rows: readonly Row[]) => rows.map(row => tree.getTreeItem(row).description);

suite('rows of keys that a list has brought again', () => {
	test('are drawn anew when the key has ended meanwhile', () => {
		const { tree, rows, drawnAfter } = treeOf({ ...lasting, expiresAt: after(48) });
		assert.deepEqual(descriptions(tree, rows), ['expires in 2 days']);
		assert.equal(drawnAfter(72), 1);
		assert.deepEqual(descriptions(tree, rows), ['expired']);
	});

	test('are drawn anew when the distance of a date that they show has changed', () => {
		assert.equal(treeOf({ ...lasting, expiresAt: after(48) }).drawnAfter(25), 1);
		assert.equal(treeOf({ ...lasting, lastUsedAt: after(-1) }).drawnAfter(1), 1);
	});

	test('are drawn anew once for all that comes together', async () => {
		const key = { ...lasting, expiresAt: after(48) };
		const { tree, drawn, tell } = treeOf(key);
		const told = new Promise(resolve => tree.onDidChangeTreeData(resolve));
		tell(25, key);
		tell(72, key);
		assert.equal(drawn.length, 0);
		await told;
		tell(72, key);
		await setTimeout(200);
		assert.equal(drawn.length, 1);
	});

	test('are drawn anew alone when only one of them has changed, and stand for what it is now', () => {
		const other = { ...lasting, id: 'k2', name: 'Worker' };
		const { tree, rows, drawn, tell } = treeOf(lasting, other);
		const used = { ...other, lastUsedAt: begin };
		tell(0, lasting, used);
		tree.update();
		assert.deepEqual(drawn, [[rows[1]]]);
		assert.deepEqual(rows.map(nodeOf), [
			{ kind: 'key', profile, key: lasting },
			{ kind: 'key', profile, key: used },
		]);
	});

	test('are drawn anew together when there are others than before', () => {
		const { tree, drawn, tell } = treeOf(lasting);
		tell(0, lasting, { ...lasting, id: 'k2' });
		tree.update();
		assert.deepEqual(drawn, [undefined]);
	});

	test('of a page are of the keys as they are now', () => {
		const keys = Array.from({ length: 501 }, (_, index) => ({ ...lasting, id: `k${index}`, name: `Key ${index}` }));
		const { tree, rows, tell } = treeOf(...keys);
		const [page] = rows;
		tell(0, ...keys.map(key => ({ ...key, scopes: ['read'] })));
		tree.update();
		const [key] = tree.getChildren(page);
		assert.deepEqual(nodeOf(key), { kind: 'key', profile, key: { ...keys[0], scopes: ['read'] } });
	});

	test('are left alone when they would look the same', () => {
		assert.equal(treeOf({ ...lasting, lastUsedAt: after(-25) }).drawnAfter(1), 0);
	});
});
