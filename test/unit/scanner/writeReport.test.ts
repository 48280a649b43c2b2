import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import type { ReportedLeak, ReportQuestion } from '../../../src/scanner/editor/messages.ts';
import { writeReport } from '../../../src/scanner/reports/writeReport.ts';

const leak: ReportedLeak = {
	rule: 'yativo-crypto-key',
	tier: 1,
	severity: 'error',
	path: 'a.js',
	range: { line: 1, character: 13, endLine: 1, endCharacter: 68 },
	masked: 'yativo_…12ef',
	fingerprint: '0123456789abcdef0123456789abcdef',
};

/** A folder with the repositories `shop` and `site` in it. */
function folderFor(t: TestContext): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yativo-report-')));
	t.after(() => rmSync(folder, { recursive: true }));
	for (const name of ['shop', 'site']) {
		mkdirSync(join(folder, name, '.git'), { recursive: true });
		writeFileSync(join(folder, name, '.git/HEAD'), 'ref: refs/heads/main\n');
	}
	return folder;
}

function question(folders: readonly string[], more: Partial<ReportQuestion>): ReportQuestion {
	return {
		format: 'markdown',
		version: '1.2.3',
		now: Date.UTC(2026, 10, 21, 12, 30),
		folders,
		leaks: [],
		skipped: [],
		files: 42,
		...more,
	};
}

interface SarifRun {
	readonly automationDetails?: { readonly id: string };
	readonly results: readonly {
		readonly level: string;
		readonly properties: unknown;
		readonly locations: readonly {
			readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
		}[];
	}[];
}

/** The runs of a report that keeps to the schema of SARIF 2.1.0. */
function runsOf(text: string): readonly SarifRun[] {
	const value = JSON.parse(text);
	const schema = JSON.parse(readFileSync('test/unit/cli/schemas/sarif-2.1.0.json', 'utf8'));
	const options = { strict: false, allErrors: true, unicodeRegExp: false };
	const ajv = schema.$schema?.includes('draft-04') ? new AjvDraft04(options) : new Ajv(options);
	formats.default(ajv);
	const validate = ajv.compile(schema);
	validate(value);
	assert.deepEqual(validate.errors ?? [], []);
	return value.runs;
}

suite('a report about what the editor lists', () => {
	test('is SARIF with one run for each repository, and paths from its top', t => {
		const folder = folderFor(t);
		const leaks = [
			{ ...leak, file: join(folder, 'shop/src/a.js'), path: 'shop/src/a.js', isPushed: true as const },
			{ ...leak, file: join(folder, 'site/b.js'), path: 'site/b.js', isStaged: true as const },
			{ ...leak, path: 'Untitled-1', severity: 'warning' as const },
		];
		const skipped = [{ path: join(folder, 'shop/logo.png'), reason: 'binary' as const }];
		const folders = [join(folder, 'shop/src'), join(folder, 'site')];
		const runs = runsOf(writeReport(question(folders, { format: 'sarif', leaks, skipped })));
		assert.deepEqual(
			runs.map(({ automationDetails, results }) => ({
				id: automationDetails?.id,
				results: results.map(({ level, properties, locations }) => [
					level,
					locations[0]?.physicalLocation.artifactLocation.uri,
					properties,
				]),
			})),
			[
				{ id: 'shop/', results: [['error', 'src/a.js', { tier: 1, isPushed: true }]] },
				{ id: 'site/', results: [['error', 'b.js', { tier: 1, isStaged: true }]] },
				{ id: 'elsewhere/', results: [['warning', 'Untitled-1', { tier: 1 }]] },
			],
		);
	});

	test('is SARIF with an empty run when there is nothing', t => {
		const runs = runsOf(writeReport(question([folderFor(t)], { format: 'sarif' })));
		assert.deepEqual(
			runs.map(({ results, automationDetails }) => [results, automationDetails]),
			[[[], undefined]],
		);
	});

	test('is Markdown that says what was found, what is allowed and what was not scanned', t => {
		const folder = join(folderFor(t), 'shop');
		const file = join(folder, 'src/a.js');
		const leaks: readonly ReportedLeak[] = [
			{ ...leak, file, isPushed: true },
			{ ...leak, file, commit: 'c'.repeat(40), severity: 'warning' },
			{ ...leak, file: join(folder, 'old.md'), suppressed: { by: 'comment', reason: 'ended in May' } },
		];
		const skipped = [{ path: join(folder, 'logo.png'), reason: 'binary' as const }];
		const text = writeReport(
			question([folder], { leaks, skipped, incomplete: 'a scan was stopped', notes: ['Shallow.'] }),
		);
		assert.equal(
			text,
			[
				'# Yativo credentials in files',
				'2026-11-21 12:30 UTC, Yativo for VS Code 1.2.3. Values are masked.',
				'**2 leaks**, 1 of them pushed, 1 more allowed, 42 files scanned.',
				'**Incomplete: a scan was stopped. There may be more.**',
				'What was pushed is out: deleting it is not enough. Rotate the key, then remove what is left of it.',
				'Shallow.',
				'### Leaks',
				[
					'- `src/a.js:2`: Yativo crypto API key `yativo_…12ef` (error, pushed)',
					'- `src/a.js:2`: Yativo crypto API key `yativo_…12ef` (warning, commit `cccccccccccc`)',
				].join('\n'),
				'### Allowed',
				'- `old.md:2`: Yativo crypto API key `yativo_…12ef` (`ended in May`)',
				'### Not scanned',
				'- binary: `logo.png`\n',
			].join('\n\n'),
		);
	});

	test('lets nothing that others wrote become markup, or give a credential away', t => {
		const folder = join(folderFor(t), 'shop');
		const secret = `yativo_${randomBytes(24).toString('hex')}`;
		const evil = '``<img src=x>`\n# [a](command:x) |';
		const leaks: readonly ReportedLeak[] = [
			{ ...leak, file: join(folder, evil), suppressed: { by: 'comment', reason: `${evil} ${secret}` } },
			{ ...leak, file: join(folder, `${secret}.txt`) },
		];
		const text = writeReport(question([folder], { leaks }));
		const list = text.split('\n').filter(line => line.startsWith('- '));
		assert.deepEqual(list, [
			`- \`yativo_…${secret.slice(-4)}.txt:2\`: Yativo crypto API key \`yativo_…12ef\` (error)`,
			'- ``` ``<img src=x>` # [a](command:x) |:2 ```: Yativo crypto API key `yativo_…12ef` (``` ``<img src=x>` # [a](command:x) | yativo_[redacted] ```)',
		]);
		assert.equal(writeReport(question([folder], { leaks, format: 'sarif' })).includes(secret), false);
	});
});
