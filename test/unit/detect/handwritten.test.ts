import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scan } from '../../../src/detect/scan.ts';
import { everyCase } from '../../quality/everyCase.ts';
import { expand, randomFrom } from './samples.ts';

suite('handwritten cases', () => {
	for (const [index, { why, text, leaks, path = 'src/file.txt' }] of everyCase.entries()) {
		test(`${leaks === 0 ? 'leaves' : 'finds'} ${why}`, () => {
			const expanded = expand(text, randomFrom(index));
			const found = scan(expanded, { path });
			assert.equal(found.length, leaks, JSON.stringify(found.map(({ rule, start }) => ({ rule, start }))));
		});
	}
});
