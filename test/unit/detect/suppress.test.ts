import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { makeBaseline, parseBaseline } from '../../../src/detect/baseline.ts';
import { ignoredBecause, parseIgnoreFile } from '../../../src/detect/ignoreFile.ts';
import { scan } from '../../../src/detect/scan.ts';
import { suppressKnown } from '../../../src/detect/suppress.ts';
import { expand, randomFrom } from './samples.ts';

const path = 'test/fixtures/pay.ts';
const text = expand('const key = "yativo_{hex48}";\nconst other = "yativo_{hex48}";', randomFrom(1));
const findings = scan(text, { path });
const [first, second] = findings.map(({ fingerprint }) => fingerprint);

/** What became of the two findings: why each is suppressed, or `undefined`. */
function outcome(known: Parameters<typeof suppressKnown>[2]) {
	return suppressKnown(findings, path, known).map(({ suppressed }) => suppressed);
}

suite('ignore file', () => {
	const cases = [
		{ pattern: 'test/fixtures/', matches: true },
		{ pattern: 'test/fixtures', matches: true },
		{ pattern: '/test', matches: true },
		{ pattern: 'fixtures', matches: true },
		{ pattern: 'pay.ts', matches: true },
		{ pattern: '*.ts', matches: true },
		{ pattern: 'test/**/*.ts', matches: true },
		{ pattern: '**/fixtures/**', matches: true },
		{ pattern: 'pay.ts/', matches: false },
		{ pattern: '/fixtures', matches: false },
		{ pattern: 'test/*.ts', matches: false },
		{ pattern: '*.js', matches: false },
		{ pattern: '# test', matches: false },
	];
	for (const { pattern, matches } of cases) {
		test(`${pattern} ${matches ? 'ignores' : 'does not ignore'} ${path}`, () => {
			assert.equal(ignoredBecause(parseIgnoreFile(pattern), path, '') !== undefined, matches);
		});
	}

	test('ignores one finding by its fingerprint, with a reason', () => {
		const ignoreFile = parseIgnoreFile(`# known\r\n\r\n${first} # a key of the docs # really\r\n`);
		assert.deepEqual(outcome({ ignoreFile }), [{ by: 'ignoreFile', reason: 'a key of the docs # really' }, undefined]);
	});

	test('takes time in proportion to a hostile pattern', () => {
		const hostile = parseIgnoreFile(`${'**/a*'.repeat(200)}b`);
		assert.equal(ignoredBecause(hostile, 'a/'.repeat(200), ''), undefined);
	});
});

suite('baseline', () => {
	test('knows what it was made of, and holds no secret', () => {
		const baseline = makeBaseline(findings.map(finding => ({ path, finding })));
		assert.deepEqual(outcome({ ...withBaseline(baseline) }), [{ by: 'baseline' }, { by: 'baseline' }]);
		assert.deepEqual(
			findings.map(({ secret }) => baseline.includes(secret.reveal().slice(8, 40))),
			[false, false],
		);
	});

	test('is the same text for the same findings in any order', () => {
		const located = findings.map(finding => ({ path, finding }));
		assert.equal(makeBaseline(located), makeBaseline([...located, ...located].reverse()));
	});

	test('lets new findings through', () => {
		const baseline = makeBaseline(findings.slice(1).map(finding => ({ path, finding })));
		assert.deepEqual(outcome(withBaseline(baseline)), [undefined, { by: 'baseline' }]);
		assert.notEqual(first, second);
	});

	for (const broken of ['', '[]', 'null', '{"version":2,"findings":[]}', '{"version":1,"findings":[{}]}']) {
		test(`is not ${broken || 'an empty file'}`, () => assert.equal(parseBaseline(broken), undefined));
	}
});

function withBaseline(text: string) {
	const baseline = parseBaseline(text);
	return baseline ? { baseline } : {};
}
