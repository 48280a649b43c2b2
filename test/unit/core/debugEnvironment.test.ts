import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { takesVariables, withVariables, writtenNames } from '../../../src/core/debugEnvironment.ts';

const values = new Map([
	['YATIVO_API_KEY', 'k'],
	['YATIVO_API_SECRET', 's'],
]);

suite('variables of a debug session', () => {
	test('are added in the shape that the debugger reads, behind what is written', () => {
		const written = [
			{ type: 'node' },
			{ type: 'debugpy', env: { A: '1' } },
			{ type: 'lldb-dap', env: ['A=1'] },
			{ type: 'cppdbg' },
			{ type: 'cppvsdbg', environment: [{ name: 'A', value: '1' }] },
			{ type: 'go', env: null },
		];
		const object = { YATIVO_API_KEY: 'k', YATIVO_API_SECRET: 's' };
		const list = [
			{ name: 'YATIVO_API_KEY', value: 'k' },
			{ name: 'YATIVO_API_SECRET', value: 's' },
		];
		assert.deepEqual(
			written.map(configuration => withVariables(configuration, values)),
			[
				{ type: 'node', env: object },
				{ type: 'debugpy', env: { A: '1', ...object } },
				{ type: 'lldb-dap', env: ['A=1', 'YATIVO_API_KEY=k', 'YATIVO_API_SECRET=s'] },
				{ type: 'cppdbg', environment: list },
				{ type: 'cppvsdbg', environment: [{ name: 'A', value: '1' }, ...list] },
				{ type: 'go', env: object },
			],
		);
	});

	test('leave the configuration itself as it was', () => {
		const configuration = Object.freeze({ type: 'node', env: Object.freeze({ A: '1' }) });
		withVariables(configuration, values);
		assert.deepEqual(configuration, { type: 'node', env: { A: '1' } });
	});

	test('are not those that the configuration names, in whatever shape', () => {
		const written = [
			{ env: { A: '1', B: null } },
			{ env: ['A=1', 'B', 2] },
			{ environment: [{ name: 'A', value: '1' }, {}, null, { name: 1 }] },
			{ env: 'A=1', environment: {} },
			{},
		];
		assert.deepEqual(written.map(writtenNames), [['A', 'B'], ['A', 'B'], ['A'], [], []]);
	});

	test('are nothing for a program that runs already, nor for a debugger without a place for them', () => {
		const configurations = [
			{ type: 'node', request: 'launch' },
			{ type: 'node', request: 'attach' },
			{ type: 'dotnet', request: 'launch' },
			{ type: 'PowerShell', request: 'launch' },
			{ type: 'unheard-of', request: 'launch' },
		];
		assert.deepEqual(configurations.map(takesVariables), [true, false, false, false, true]);
	});
});
