import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { styleText } from 'node:util';
import { Ajv, type AnySchemaObject } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { formatGithub } from '../../../src/cli/formats/github.ts';
import { formatGitlab } from '../../../src/cli/formats/gitlab.ts';
import { formatJson } from '../../../src/cli/formats/json.ts';
import { formatText } from '../../../src/cli/formats/text.ts';
import type { Hit } from '../../../src/scanner/report.ts';
import type { Report } from '../../../src/scanner/reports/report.ts';
import { formatSarif } from '../../../src/scanner/reports/sarif.ts';

const hit: Hit = {
	rule: 'yativo-crypto-key',
	tier: 1,
	severity: 'error',
	path: 'src/a.ts',
	line: 3,
	column: 7,
	endLine: 3,
	endColumn: 62,
	masked: 'yativo_…12ef',
	fingerprint: '0123456789abcdef0123456789abcdef',
	digest: '0'.repeat(64),
};

const strange: Hit = {
	...hit,
	severity: 'warning',
	path: 'a b,c:d%\r\n\udce9/é.ts',
	decodedFrom: 'base64',
	commit: 'c0ffee'.padEnd(40, '0'),
};

const report: Report = {
	version: '1.2.3',
	hits: [
		hit,
		strange,
		{ ...hit, line: 9, endLine: 9 },
		{ ...hit, severity: 'information', suppressed: { by: 'comment', reason: 'made up' } },
		{ ...hit, suppressed: { by: 'baseline' } },
	],
	skipped: [
		{ path: 'image.png', reason: 'binary' },
		{ path: 'x y', reason: 'unreadable: EACCES' },
	],
	files: 12,
	bytes: 3456,
	durationMs: 78,
	notes: ['This clone is shallow.'],
	incomplete: 'interrupted',
};

/** What a JSON schema says against a value: `[]` when it is valid. */
function complaints(schemaFile: string, value: unknown): unknown {
	const schema: AnySchemaObject = JSON.parse(readFileSync(schemaFile, 'utf8'));
	const options = { strict: false, allErrors: true, unicodeRegExp: false };
	const ajv = schema.$schema?.includes('draft-04') ? new AjvDraft04(options) : new Ajv(options);
	formats.default(ajv);
	const validate = ajv.compile(schema);
	validate(value);
	return validate.errors ?? [];
}

suite('report formats', () => {
	test('JSON keeps to its published schema', () => {
		const value = JSON.parse(formatJson(report));
		assert.deepEqual(complaints('src/cli/report.schema.json', value), []);
		assert.deepEqual(value.summary, {
			files: 12,
			bytes: 3456,
			findings: 3,
			suppressed: 2,
			skipped: 2,
			durationMs: 78,
		});
	});

	// https://docs.oasis-open.org/sarif/sarif/v2.1.0/, as @microsoft/jest-sarif (MIT) has it.
	test('SARIF validates against the schema of SARIF 2.1.0', () => {
		const value = JSON.parse(formatSarif([report]));
		assert.deepEqual(complaints('test/unit/cli/schemas/sarif-2.1.0.json', value), []);
		const [run] = value.runs;
		const locations = run.results.map(
			(result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
				result.locations[0]?.physicalLocation.artifactLocation.uri,
		);
		assert.deepEqual(
			{
				locations,
				suppressions: run.results.map((result: { suppressions?: unknown }) => result.suppressions),
				ruleOfFirst: run.tool.driver.rules[run.results[0].ruleIndex].id,
				successful: run.invocations[0].executionSuccessful,
			},
			{
				locations: ['src/a.ts', 'a%20b%2Cc%3Ad%25%0D%0A%E9/%C3%A9.ts', 'src/a.ts', 'src/a.ts', 'src/a.ts'],
				suppressions: [
					undefined,
					undefined,
					undefined,
					[{ kind: 'inSource', status: 'accepted', justification: 'made up' }],
					[{ kind: 'external', status: 'accepted' }],
				],
				ruleOfFirst: 'yativo-crypto-key',
				successful: false,
			},
		);
	});

	test('GitHub annotations escape what the runner would read as its own syntax', () => {
		assert.deepEqual(formatGithub(report).split('\n'), [
			'::error file=src/a.ts,line=3,endLine=3,col=7,endColumn=62,title=Yativo crypto API key::Yativo crypto API key yativo_…12ef (yativo-crypto-key, 0123456789abcdef0123456789abcdef)',
			'::warning file=a b%2Cc%3Ad%25%0D%0A\\xE9/é.ts,line=3,endLine=3,col=7,endColumn=62,title=Yativo crypto API key::Yativo crypto API key yativo_…12ef in commit c0ffee0000000000000000000000000000000000 (yativo-crypto-key, 0123456789abcdef0123456789abcdef)',
			'::error file=src/a.ts,line=9,endLine=9,col=7,endColumn=62,title=Yativo crypto API key::Yativo crypto API key yativo_…12ef (yativo-crypto-key, 0123456789abcdef0123456789abcdef)',
			'',
		]);
	});

	test('GitLab Code Quality has every fingerprint once', () => {
		const issues = JSON.parse(formatGitlab(report));
		assert.deepEqual(complaints('test/unit/cli/schemas/gitlab-code-quality.json', issues), []);
		assert.deepEqual(
			issues.map((issue: { severity: string }) => issue.severity),
			['critical', 'major', 'critical'],
		);
		assert.equal(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size, 3);
	});

	test('text says what was found, what was left out, and obeys no control character', () => {
		const displayPath = (path: string) => path;
		const plain = { color: false, quiet: false, showSuppressed: false, displayPath };
		const key = 'Yativo crypto API key yativo_…12ef';
		const fingerprint = '0123456789abcdef0123456789abcdef';
		assert.deepEqual(formatText(report, plain).split('\n'), [
			`src/a.ts:3:7 error ${key} [yativo-crypto-key, ${fingerprint}]`,
			`a b,c:d%\\r\\n\\xE9/é.ts:3:7 warning ${key} [yativo-crypto-key, written as base64, commit c0ffee000000, ${fingerprint}]`,
			`src/a.ts:9:7 error ${key} [yativo-crypto-key, ${fingerprint}]`,
			'3 findings in 12 files, 0.0 MB, 0.08 s.',
			'2 suppressed findings; --show-suppressed lists them.',
			'Skipped: 1 binary, 1 unreadable: EACCES; --format json lists them.',
			'Incomplete: interrupted.',
			'',
		]);
		assert.deepEqual(
			formatText(report, { ...plain, quiet: true, showSuppressed: true })
				.split('\n')
				.slice(3),
			[
				`src/a.ts:3:7 information ${key} (suppressed by comment: made up) [yativo-crypto-key, ${fingerprint}]`,
				`src/a.ts:3:7 error ${key} (suppressed by baseline) [yativo-crypto-key, ${fingerprint}]`,
				'',
			],
		);
		assert.ok(
			formatText(report, { ...plain, color: true }).includes(styleText('red', 'error', { validateStream: false })),
		);
	});
});
