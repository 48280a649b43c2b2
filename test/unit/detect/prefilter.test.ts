import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { mentionsYativo } from '../../../src/detect/mention.ts';
import { mayHoldCredential } from '../../../src/detect/prefilter.ts';
import { scan } from '../../../src/detect/scan.ts';
import { makeFastFinder } from '../../../src/scanner/fastFinder.ts';
import { expand, randomFrom } from './samples.ts';

const finder = makeFastFinder(64 * 1024);

/** What the plain search says, and what the fast one says about the same bytes. */
function answers(text: string): readonly boolean[] {
	const bytes = Buffer.from(text);
	const length = bytes.length;
	assert.ok(finder, 'WebAssembly with SIMD');
	finder.buffer.fill(0x79, 0, length + 64);
	bytes.copy(finder.buffer);
	return [mayHoldCredential(bytes, length), mayHoldCredential(finder.buffer, length, finder.find)];
}

/** Pieces from which texts are made that come near to holding something. */
const pieces = [
	...[
		'y',
		'ya',
		'yativo',
		'Yativo',
		'YATIVO',
		'yat_',
		'yvk_',
		'yvs_live_',
		'keys_',
		' ys_',
		'yk_test_',
		'e',
		'eW',
		'eWF0',
	],
	...[
		'eWF0aXZv',
		'eXZrX2xp',
		'eWtf',
		'ew',
		'next',
		'view',
		' ',
		'\n',
		'=',
		'"',
		'x',
		'0',
		'{hex48}',
		'{alnum32}',
		'é',
		'🔑',
	],
	...['yativo_{hex48}', 'yvs_live_{alnum32}', 'yat_live_{alnum35}', 'ys_live_{hex32}', 'yk_live_{alnum26}'],
];

const nearTexts = fc
	.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })), { maxLength: 24 })
	.chain(parts => fc.nat().map(seed => expand(parts.join(''), randomFrom(seed))));

suite('prefilter', () => {
	test('answers alike with and without WebAssembly', () => {
		fc.assert(
			fc.property(nearTexts, text => {
				const [plain, fast] = answers(text);
				assert.equal(plain, fast);
			}),
			{ numRuns: 400 },
		);
	});

	test('never lets pass what scan would find', () => {
		fc.assert(
			fc.property(nearTexts, text => {
				const isFound = scan(text, { path: 'file.txt' }).length > 0 || mentionsYativo(text);
				assert.ok(!isFound || answers(text)[0]);
			}),
			{ numRuns: 400 },
		);
	});

	const cases = [
		{ why: 'base64 of a key', text: `data: ${Buffer.from('yvk_live_abcdefgh').toString('base64')}`, may: true },
		{ why: 'a prefix at the beginning of a literal', text: '"yvs_" + x', may: true },
		{ why: 'identifiers that end like a prefix', text: 'const keys_ = always_ + sky_ + deploys_;', may: false },
		{ why: 'nothing', text: '', may: false },
		{ why: 'the name at the very end', text: 'see yativo', may: true },
		{ why: 'the name cut at the end', text: 'see yativ', may: false },
		{ why: 'UTF-16 without a mark', text: 'y\u0000a\u0000b\u0000c\u0000', may: true },
	];
	for (const { why, text, may } of cases) {
		test(`${may ? 'keeps' : 'drops'} ${why}`, () => assert.deepEqual(answers(text), [may, may]));
	}
});
