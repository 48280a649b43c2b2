import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { mayHoldCredential } from '../../../src/detect/prefilter.ts';
import { rules } from '../../../src/detect/rules.ts';
import { scan } from '../../../src/detect/scan.ts';
import { makeFastFinder } from '../../../src/scanner/fastFinder.ts';
import { expand, randomFrom } from '../detect/samples.ts';

const finder = makeFastFinder(100_000);

/** What the two searches say of the same bytes; what stands behind them must not matter. */
function verdicts(content: Buffer): { readonly plain: boolean; readonly fast: boolean } {
	assert.ok(finder);
	finder.buffer.fill('yativo_');
	content.copy(finder.buffer);
	return {
		plain: mayHoldCredential(finder.buffer, content.length),
		fast: mayHoldCredential(finder.buffer, content.length, finder.find),
	};
}

suite('the search before decoding', () => {
	const fragment = fc.constantFrom(
		...[
			'yativo',
			'YaTiVo',
			'Yativ',
			'yvk_live',
			'yvs_test_',
			'ys_sandbox',
			'yk_',
			'yk_live',
			'yat_live',
			'Yk_live',
			'yyativo',
		],
		...['eWF0aXZv', 'eWF0X', 'eWtf', 'eXZrX', 'eXZzX', 'eXNf', 'EXNf', 'eWf0', 'yvk_', 'ys_', 'eW', 'X'],
		...['keys_', 'yat', 'y', 'Y', '\u007f', 'é', ' ', '_', 'a', 'lorem ipsum dolor sit amet '],
	);

	test('says the same with WebAssembly as without', () => {
		fc.assert(
			fc.property(fc.array(fragment, { maxLength: 60 }), fc.nat(40), (parts, shift) => {
				const { plain, fast } = verdicts(Buffer.from('x'.repeat(shift) + parts.join('')));
				assert.equal(fast, plain);
			}),
			{ numRuns: 2000 },
		);
	});

	test('finds what base64 makes of a credential, wherever in it the credential lies', () => {
		const random = randomFrom(12);
		for (let before = 0; before < 12; before++) {
			const text = `${'x'.repeat(before)} ${expand('yvk_live_{alnum32}', random)} `;
			const encoded = Buffer.from(text).toString('base64');
			const found = scan(`// Yativo\n${encoded}`, { path: 'a.txt' }).length > 0;
			assert.deepEqual(
				{ before, ...verdicts(Buffer.from(`// Yativo\n${encoded}`)) },
				{ before, plain: true, fast: found },
			);
		}
	});

	test('finds a name at every place of a block, and up to the last byte', () => {
		for (let before = 0; before < 70; before++) {
			for (let after = 0; after < 20; after++) {
				const bytes = Buffer.from(`${'.'.repeat(before)}yativo${'.'.repeat(after)}`);
				assert.deepEqual(verdicts(bytes), { plain: true, fast: true });
			}
			assert.deepEqual(verdicts(Buffer.from(`${'.'.repeat(before)}yativ`)), { plain: false, fast: false });
		}
	});

	test('lets nothing pass by that the engine finds', () => {
		const random = randomFrom(11);
		for (const example of rules.flatMap(rule => rule.examples.leaks)) {
			const text = expand(example, random);
			const found = scan(text, { path: 'a.txt' }).length > 0;
			assert.deepEqual({ example, ...verdicts(Buffer.from(text)) }, { example, plain: found, fast: found });
		}
	});
});
