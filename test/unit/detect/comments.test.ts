import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scan } from '../../../src/detect/scan.ts';
import { expand, randomFrom } from './samples.ts';

/** Whether each credential of a text is allowed, and why: `false`, `true` or the reason. */
function allowed(template: string): readonly (boolean | string)[] {
	const text = expand(template.replaceAll('KEY', 'yativo_{hex48}'), randomFrom(5));
	return scan(text, { path: 'a.ts' }).map(({ suppressed }) => (suppressed ? (suppressed.reason ?? true) : false));
}

const cases: readonly (readonly [string, string, readonly (boolean | string)[]])[] = [
	['the same line', 'k = KEY # yativo:allow', [true]],
	['the same line, with a reason', 'k = KEY # yativo:allow test fixture', ['test fixture']],
	['the same line, in a block comment', 'f(KEY /* yativo:allow: a test */)', ['a test']],
	['the line above', '// yativo:allow -- documentation\nk = KEY', ['documentation']],
	['the line above, in HTML', '<!-- yativo:allow sample -->\n<p>KEY</p>', ['sample']],
	['the line above, in a JSON member', '"_comment": "yativo:allow sample",\n"k": "KEY"', ['sample']],
	['the line above, indented', '    # yativo:allow\n    k: KEY', [true]],
	['Windows line ends', '// yativo:allow\r\nk = KEY\r\n', [true]],
	['a line above that holds code is not enough', 'j = 1; // yativo:allow\nk = KEY', [false]],
	['a credential above keeps its comment to itself', 'j = KEY // yativo:allow\nk = KEY', [true, false]],
	['two lines above is too far', '// yativo:allow\n\nk = KEY', [false]],
	['the line below is too late', 'k = KEY\n// yativo:allow', [false]],
	['its own rule', 'k = KEY # yativo:allow yativo-crypto-key', [true]],
	['its own rule, with a reason', 'k = KEY # yativo:allow yativo-crypto-key -- of the docs', ['of the docs']],
	['one of several rules', 'k = KEY # yativo:allow yativo-guide-key, yativo-crypto-key why', ['why']],
	['another rule', 'k = KEY # yativo:allow yativo-guide-key', [false]],
	['gitleaks on the same line', 'k = KEY # gitleaks:allow', [true]],
	['gitleaks does not speak of the next line', '# gitleaks:allow\nk = KEY', [false]],
	['secretlint on the line', 'k = KEY // secretlint-disable-line', [true]],
	['secretlint on the next line', '// secretlint-disable-next-line -- sample\nk = KEY\nj = KEY', ['sample', false]],
	['secretlint in a block', '/* secretlint-disable */\nk = KEY\n/* secretlint-enable */\nj = KEY', [true, false]],
	['secretlint to the end', 'j = KEY\n# secretlint-disable\nk = KEY\n\n\nl = KEY', [false, true, true]],
	['secretlint for our rules', '// secretlint-disable-line @secretlint/secretlint-rule-pattern\nk = 1', []],
	['secretlint for others', 'k = KEY // secretlint-disable-line @secretlint/secretlint-rule-aws', [false]],
	['words that only begin like one', 'k = KEY # secretlint-disable-everything', [false]],
	['a literal over several lines', 'k = "KEY" + // yativo:allow\n  "x"', [true]],
];

suite('a comment allows', () => {
	for (const [why, template, expected] of cases) {
		test(why, () => assert.deepEqual(allowed(template), expected));
	}
});
