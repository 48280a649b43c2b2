import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll, git, makeFolder, places, run, scanJson } from './program.ts';
import { cryptoKey } from './synthetic.ts';

suite('yativo-scan', () => {
	test('exits 0 on a clean tree, 1 on findings, 2 when it cannot do what was asked', () => {
		using clean = makeFolder({ 'a.txt': 'nothing\n' });
		using leaky = makeFolder({ 'a.txt': cryptoKey(1) });
		assert.deepEqual(
			[
				run(clean.folder, []).status,
				run(leaky.folder, []).status,
				run(clean.folder, ['missing']),
				run(clean.folder, ['--staged']),
			],
			[
				0,
				1,
				{
					status: 2,
					stdout: '',
					stderr: 'yativo-scan: missing: there is no such file or folder, or it cannot be read.\n',
				},
				{ status: 2, stdout: '', stderr: 'yativo-scan: This folder is in no git repository.\n' },
			],
		);
	});

	test('reports exactly the credential, in UTF-16 code units from 1, in a stable order', () => {
		const key = cryptoKey(2);
		using tree = makeFolder({ 'b/x.js': `a\r\n😀 "${key}"\r${key}\n`, 'a.txt': `\ufeff${key}` });
		const { findings, ...rest } = scanJson(tree.folder);
		const masked = `yativo_…${key.slice(-4)}`;
		const common = { rule: 'yativo-crypto-key', tier: 1, severity: 'error' };
		const [first, second] = findings.map(finding => finding.fingerprint);
		assert.deepEqual(findings, [
			{ ...common, path: 'a.txt', line: 1, column: 1, endLine: 1, endColumn: 56, masked, fingerprint: first },
			{ ...common, path: 'b/x.js', line: 2, column: 5, endLine: 2, endColumn: 60, masked, fingerprint: second },
			{ ...common, path: 'b/x.js', line: 3, column: 1, endLine: 3, endColumn: 56, masked, fingerprint: second },
		]);
		assert.deepEqual(
			{ ...rest, summary: { ...rest.summary, durationMs: 0 } },
			{
				version: 1,
				skipped: [],
				summary: { files: 2, bytes: 180, findings: 3, suppressed: 0, skipped: 0, durationMs: 0 },
			},
		);
	});

	test('lists what it does not scan, with the reason', () => {
		using outside = makeFolder({ 'secret.txt': cryptoKey(3) });
		using tree = makeFolder({ 'image.png': Buffer.from([0x89, 0, 0]), 'big.txt': 'x'.repeat(3_000_000) });
		symlinkSync(join(outside.folder, 'secret.txt'), join(tree.folder, 'link'));
		symlinkSync(tree.folder, join(tree.folder, 'loop'));
		const { findings, skipped } = scanJson(tree.folder, ['--max-size', '2.5']);
		assert.deepEqual(scanJson(tree.folder, ['/dev/zero']).skipped, [{ path: 'zero', reason: 'binary' }]);
		assert.deepEqual(
			{ findings, skipped },
			{
				findings: [],
				skipped: [
					{ path: 'big.txt', reason: 'too large' },
					{ path: 'image.png', reason: 'binary' },
					{ path: 'link', reason: 'symbolic link' },
					{ path: 'loop', reason: 'symbolic link' },
				],
			},
		);
	});

	test('reads names with spaces, line breaks and bytes that are not UTF-8', () => {
		using tree = makeFolder({ 'a b.txt': cryptoKey(4), 'line\nbreak.txt': cryptoKey(5) });
		writeFileSync(
			Buffer.concat([Buffer.from(`${tree.folder}/caf`), Buffer.of(0xe9), Buffer.from('.txt')]),
			cryptoKey(6),
		);
		const folder = Buffer.concat([Buffer.from(`${tree.folder}/d`), Buffer.of(0xff)]);
		mkdirSync(folder);
		writeFileSync(Buffer.concat([folder, Buffer.from('/é.txt')]), cryptoKey(7));
		const expected = ['a b.txt:1:1', 'caf\\xE9.txt:1:1', 'd\\xFF/é.txt:1:1', 'line\nbreak.txt:1:1'];
		const found = places(scanJson(tree.folder));
		git(tree.folder, 'init', '-q');
		git(tree.folder, 'add', '-A');
		const staged = places(scanJson(tree.folder, ['--staged']));
		commitAll(tree.folder, 'all');
		assert.deepEqual([found, staged, places(scanJson(tree.folder, ['--history']))], [expected, expected, expected]);
	});

	test('scans a file in which the pieces of a long text meet', () => {
		const keys = Array.from({ length: 40 }, (_, index) => cryptoKey(100 + index));
		const filler = 'é'.repeat(99_000);
		using tree = makeFolder({ 'long.txt': keys.map(key => `${filler} ${key}\r\n`).join('') });
		assert.deepEqual(
			places(scanJson(tree.folder)),
			keys.map((_, index) => `long.txt:${index + 1}:99002`),
		);
	});

	test('reads UTF-16 with and without a byte order mark', () => {
		const text = `key = ${cryptoKey(8)}\n`;
		const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
		using tree = makeFolder({
			'le.txt': Buffer.from(`\ufeff${text}`, 'utf16le'),
			'be.txt': big,
			'bare.txt': Buffer.from(text, 'utf16le'),
		});
		assert.deepEqual(places(scanJson(tree.folder)), ['bare.txt:1:7', 'be.txt:1:7', 'le.txt:1:7']);
	});

	test('respects ignore files: nested, negated, global and of the repository', () => {
		const key = cryptoKey(9);
		using tree = makeFolder({
			'.gitignore': '*.log\nout/\n',
			'a.log': key,
			'kept/.gitignore': '!keep.log\n',
			'kept/keep.log': key,
			'kept/other.log': key,
			'out/x.txt': key,
			'private.txt': key,
			'global.txt': key,
			excludes: 'global.txt\n',
		});
		git(tree.folder, 'init', '-q');
		writeFileSync(join(tree.folder, '.git/info/exclude'), 'private.txt\n');
		writeFileSync(join(tree.folder, '.git/gitconfig'), `[core]\nexcludesFile = ${tree.folder}/excludes\n`);
		const env = { GIT_CONFIG_GLOBAL: join(tree.folder, '.git/gitconfig') };
		assert.deepEqual(
			{
				default: places(scanJson(tree.folder, [], { env })),
				all: scanJson(tree.folder, ['--include-ignored'], { env }).findings.length,
				below: places(scanJson(join(tree.folder, 'kept'), [], { env })),
				named: places(scanJson(tree.folder, ['a.log'], { env })),
			},
			{ default: ['kept/keep.log:1:1'], all: 6, below: ['kept/keep.log:1:1'], named: ['a.log:1:1'] },
		);
	});

	test('reads standard input under the name it is given', () => {
		using tree = makeFolder();
		const input = `K=${cryptoKey(10)}\n`;
		const found = (folder: string, path: string) => places(scanJson(folder, ['--stdin', '--path', path], { input }));
		git(tree.folder, 'init', '-q');
		mkdirSync(join(tree.folder, 'x'));
		assert.deepEqual(
			[found(tree.folder, 'x/a.env'), found(join(tree.folder, 'x'), 'a.env'), found(tree.folder, '/elsewhere/a.env')],
			[['x/a.env:1:3'], ['x/a.env:1:3'], ['a.env:1:3']],
		);
	});

	test('skips what is too long on standard input, too', () => {
		using tree = makeFolder();
		const input = `K=${cryptoKey(10)}\n${'x'.repeat(2_000_000)}`;
		const lengths = ['2.5', '1.5'].map(size =>
			scanJson(tree.folder, ['--stdin', '--path', 'a.env', '--max-size', size], { input }),
		);
		assert.deepEqual(
			lengths.map(({ findings, skipped }) => ({ findings: findings.length, skipped })),
			[
				{ findings: 1, skipped: [] },
				{ findings: 0, skipped: [{ path: 'a.env', reason: 'too large' }] },
			],
		);
	});

	test('reads the index for --staged, not the work tree', () => {
		using tree = makeFolder({ 'staged.txt': cryptoKey(11), 'not staged.txt': 'x' });
		git(tree.folder, 'init', '-q');
		git(tree.folder, 'add', '.');
		writeFileSync(join(tree.folder, 'staged.txt'), 'clean\n');
		writeFileSync(join(tree.folder, 'not staged.txt'), cryptoKey(12));
		const before = places(scanJson(tree.folder, ['--staged']));
		git(tree.folder, 'commit', '-qm', 'first');
		assert.deepEqual([before, places(scanJson(tree.folder, ['--staged']))], [['staged.txt:1:1'], []]);
	});

	test('writes a baseline, and reports only what is new after it', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(15) });
		const written = run(tree.folder, ['--write-baseline', 'base.json']);
		writeFileSync(join(tree.folder, 'b.txt'), cryptoKey(16));
		const report = scanJson(tree.folder, ['--baseline', 'base.json']);
		assert.deepEqual(
			{
				written: written.status,
				baseline: readFileSync(join(tree.folder, 'base.json'), 'utf8').includes(cryptoKey(15).slice(7)),
				findings: report.findings.map(({ path, suppressed }) => ({ path, suppressed })),
				counts: [report.summary.findings, report.summary.suppressed],
				known: run(tree.folder, ['--baseline', 'base.json', 'a.txt']).status,
				renewed: [
					run(tree.folder, ['--baseline', 'base.json', '--write-baseline', 'base.json']).status,
					run(tree.folder, ['--baseline', 'base.json']).status,
				],
				broken: run(tree.folder, ['--baseline', 'a.txt']).stderr,
			},
			{
				written: 0,
				baseline: false,
				findings: [
					{ path: 'a.txt', suppressed: { by: 'baseline' } },
					{ path: 'b.txt', suppressed: undefined },
				],
				counts: [1, 1],
				known: 0,
				renewed: [0, 0],
				broken: 'yativo-scan: a.txt is not a baseline of yativo-scan. --write-baseline a.txt makes one.\n',
			},
		);
	});

	test('skips submodules, unless they are asked for by name', () => {
		using module = makeFolder({ 'm.txt': cryptoKey(17) });
		git(module.folder, 'init', '-q');
		commitAll(module.folder, 'module');
		using tree = makeFolder({ 'a.txt': 'x' });
		git(tree.folder, 'init', '-q');
		git(tree.folder, 'submodule', '--quiet', 'add', module.folder, 'vendor/m');
		const skipped = [{ path: 'vendor/m', reason: 'submodule' }];
		assert.deepEqual(
			[
				scanJson(tree.folder).skipped,
				scanJson(tree.folder, ['--staged']).skipped,
				places(scanJson(tree.folder, ['.', 'vendor/m'])),
			],
			[skipped, skipped, ['vendor/m/m.txt:1:1']],
		);
	});

	test('scans a file that git tracks, although an ignore file speaks of it', () => {
		using tree = makeFolder({ '.gitignore': '*.env\nbuild/\n', 'a.env': cryptoKey(18), 'build/b.txt': cryptoKey(19) });
		git(tree.folder, 'init', '-q');
		git(tree.folder, 'add', '-f', 'a.env', 'build/b.txt');
		writeFileSync(join(tree.folder, 'c.env'), cryptoKey(20));
		assert.deepEqual(
			[
				places(scanJson(tree.folder)),
				places(scanJson(tree.folder, ['build'])),
				places(scanJson(tree.folder, ['c.env'])),
			],
			[['a.env:1:1', 'build/b.txt:1:1'], ['build/b.txt:1:1'], ['c.env:1:1']],
		);
	});

	test('takes one worker more for a large tree, and reports the same', () => {
		const files = Array.from({ length: 3000 }, (_, index) => [
			`${index % 40}/${index % 7}/${index}.txt`,
			index % 10 === 0 ? cryptoKey(index) : 'clean '.repeat(200),
		]);
		using tree = makeFolder(Object.fromEntries(files));
		const { findings, summary } = scanJson(tree.folder);
		assert.deepEqual([findings.length, summary.files], [300, 3000]);
	});

	test('runs under the Node of the system, which may be older than the one of the project', () => {
		const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => !folder.includes('node_modules'));
		const { stdout } = spawnSync('node', ['-p', 'process.execPath'], {
			encoding: 'utf8',
			env: { ...process.env, PATH: folders.join(delimiter) },
		});
		using tree = makeFolder({ 'a.txt': cryptoKey(21) });
		assert.deepEqual(places(scanJson(tree.folder, [], { node: stdout?.trim() || process.execPath })), ['a.txt:1:1']);
	});
});
