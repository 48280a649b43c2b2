import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { settingInside, withoutTerminal } from '../../../src/core/debugConsole.ts';

suite('console of a debug session with secrets', () => {
	test('is the debug console where nothing is said, in the words of each debugger', () => {
		assert.deepEqual(
			['node', 'debugpy', 'lldb', 'rdbg', 'dart', 'bashdb', 'unheard-of', 'constructor'].map(type =>
				withoutTerminal({ type }),
			),
			[
				{ type: 'node', console: 'internalConsole' },
				{ type: 'debugpy', console: 'internalConsole' },
				{ type: 'lldb', terminal: 'console' },
				{ type: 'rdbg', useTerminal: false },
				{ type: 'dart', console: 'debugConsole' },
				{ type: 'bashdb', terminalKind: 'debugConsole' },
				{ type: 'unheard-of' },
				{ type: 'constructor' },
			],
		);
	});

	test('is left as it is written when it is no terminal', () => {
		const written = { type: 'node', console: 'internalConsole', args: [] };
		assert.deepEqual(withoutTerminal(written), written);
	});

	test('is refused when it is a terminal, with the words to write instead', () => {
		const written = [
			{ type: 'node', console: 'integratedTerminal' },
			{ type: 'debugpy', console: 'externalTerminal' },
			{ type: 'lldb', terminal: 'integrated' },
			{ type: 'cppdbg', externalConsole: true },
			{ type: 'rdbg', useTerminal: true },
			{ type: 'bashdb', terminalKind: 'external' },
			{ type: 'unheard-of', console: 'integratedTerminal' },
			{ type: 'node-terminal' },
		];
		assert.deepEqual(
			written.map(configuration => withoutTerminal(configuration)),
			written.map(() => undefined),
		);
		assert.deepEqual(written.map(settingInside), [
			'"console": "internalConsole"',
			'"console": "internalConsole"',
			'"terminal": "console"',
			'"externalConsole": false',
			'"useTerminal": false',
			'"terminalKind": "debugConsole"',
			'"console": "internalConsole"',
			undefined,
		]);
	});
});
