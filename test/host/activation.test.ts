import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

/** Where undici, and Node's own fetch, keep the dispatcher of the whole process. */
const globalDispatcher = Symbol.for('undici.globalDispatcher.1');

suite('activation', () => {
	test('activates and leaves the process-wide HTTP dispatcher alone', async () => {
		const before = Reflect.get(globalThis, globalDispatcher);
		const extension = vscode.extensions.getExtension('yativo.yativo-vscode');
		await extension?.activate();
		assert.equal(extension?.isActive, true);
		assert.equal(Reflect.get(globalThis, globalDispatcher), before);
	});
});
