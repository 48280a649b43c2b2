import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../src/ids.ts';

suite('commands', () => {
	test('are registered by the extension, all that package.json contributes and no others', async () => {
		await vscode.extensions.getExtension('yativo.yativo-vscode')?.activate();
		const registered = (await vscode.commands.getCommands(true)).filter(id => id.startsWith('yativo.'));
		const ofTheView =
			/^yativo\.(?:keys|leaks)\.|^yativo\.\w+\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/;
		assert.deepEqual(registered.filter(id => !ofTheView.test(id)).sort(), [...commandIds].sort());
	});
});
