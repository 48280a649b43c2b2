import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scan } from '../../../src/detect/scan.ts';
import { artifactCases } from '../../quality/artifacts.ts';
import { fileCases } from '../../quality/files.ts';
import { handwrittenCases } from '../../quality/handwritten.ts';
import { oddCases } from '../../quality/odd.ts';
import { outlyingCases } from '../../quality/outlying.ts';
import { scopeCases } from '../../quality/scopes.ts';
import { subtleCases } from '../../quality/subtle.ts';
import { expand, randomFrom } from './samples.ts';

suite('handwritten cases', () => {
	for (const [index, { why, text, leaks, path = 'src/file.txt' }] of [
		...handwrittenCases,
		...subtleCases,
		...oddCases,
		...fileCases,
		...artifactCases,
		...outlyingCases,
		...scopeCases,
	].entries()) {
		test(`${leaks === 0 ? 'leaves' : 'finds'} ${why}`, () => {
			const expanded = expand(text, randomFrom(index));
			const found = scan(expanded, { path });
			assert.equal(found.length, leaks, JSON.stringify(found.map(({ rule, start }) => ({ rule, start }))));
		});
	}
});
