import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { HeldByCells } from '../../../src/diagnostics/heldByCells.ts';

const [before, later] = [{}, {}];

suite('the credentials of an open notebook that its cells hold', () => {
	test('are those in the cells, and no others of the file', () => {
		assert.deepEqual([...new HeldByCells().follow({ look: before, isDirty: false, digests: ['a'] })], ['a']);
	});

	test('stay those of a cell that is fixed and not saved', () => {
		const held = new HeldByCells();
		held.follow({ look: before, isDirty: false, digests: ['a', 'b'] });
		assert.deepEqual([...held.follow({ look: before, isDirty: true, digests: ['b'] })], ['a', 'b']);
		assert.deepEqual([...held.follow({ look: later, isDirty: true, digests: ['b'] })], ['a', 'b']);
	});

	test('are those in the cells again once the file is saved and looked at: its output may hold more', () => {
		const held = new HeldByCells();
		held.follow({ look: before, isDirty: false, digests: ['a'] });
		held.follow({ look: before, isDirty: true, digests: [] });
		assert.deepEqual([...held.follow({ look: before, isDirty: false, digests: [] })], ['a']);
		assert.deepEqual([...held.follow({ look: later, isDirty: false, digests: [] })], []);
	});
});
