import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll, git, makeFolder, run } from './program.ts';
import { cryptoKey } from './synthetic.ts';

/** Every run of six characters of the credential that may not be seen: all but its prefix and its last four. */
function hiddenParts(key: string): string[] {
	const hidden = key.slice('yativo_'.length, -4);
	return Array.from({ length: hidden.length - 5 }, (_, at) => hidden.slice(at, at + 6));
}

const key = cryptoKey(7_654_321);

/** Puts the credential wherever a program might repeat it: contents, names, comments, commit messages, references. */
function makeTree() {
	const tree = makeFolder({
		'src/a.ts': `/* yativo:allow ${key} is a test */ const again = "${key}";\nconst key = "${key}";\n`,
		[`src/${key}.txt`]: key,
		[`src/${key}.png`]: Buffer.from(`\0${key}`),
		'.yativoignore': `src/b.ts # ${key} is fine\n`,
		'src/b.ts': key,
		'encoded.ts': `// Yativo\nconst key = atob("${Buffer.from(key).toString('base64')}");\n`,
		'broken.json': `{"${key}"`,
	});
	git(tree.folder, 'init', '-q');
	commitAll(tree.folder, `add ${key}`);
	git(tree.folder, 'tag', key);
	writeFileSync(join(tree.folder, 'staged.ts'), key);
	git(tree.folder, 'add', '.');
	return tree;
}

suite('a credential in hand is never shown', () => {
	const runs: readonly (readonly string[])[] = [
		...['text', 'json', 'sarif', 'github', 'gitlab'].map(format => ['--format', format, '--show-suppressed']),
		['--staged'],
		['--history', '--format', 'json'],
		['--history', key],
		['--history', `${key}..nowhere`],
		['--stdin', '--path', `${key}.txt`],
		[`--${key}`],
		['--format', key],
		[`missing/${key}`],
		['--baseline', 'broken.json'],
		['--baseline', `${key}.json`],
		['--output', `missing/${key}.json`],
		['--write-baseline', 'baseline.json'],
		['--write-baseline', `missing/${key}.json`],
		['--output', 'report.json', '--format', 'json'],
		['--min-severity', key],
		['--export-rules', key],
	];
	for (const args of runs) {
		const shown = args.join(' ').replaceAll(key, '<credential>');
		test(`with ${shown}`, () => {
			using tree = makeTree();
			const { stdout, stderr } = run(tree.folder, args, { input: `x = ${key}` });
			const files = ['baseline.json', 'report.json'].filter(name => args.includes(name));
			const all = [stdout, stderr, ...files.map(name => readFileSync(join(tree.folder, name), 'utf8'))].join('\n');
			assert.ok(all.trim().length > 0);
			assert.deepEqual(
				hiddenParts(key).filter(part => decodeURIComponent(all.replaceAll('%', '%25')).includes(part)),
				[],
			);
		});
	}

	test('with a crash in the middle of a scan', () => {
		using tree = makeTree();
		const preload = join(tree.folder, 'crash.cjs');
		writeFileSync(
			preload,
			"const fs = require('node:fs'); const real = fs.readSync; let count = 0; fs.readSync = (fd, buffer, ...rest) => { const read = real(fd, buffer, ...rest); if (++count > 3) { const text = buffer.toString('latin1', 0, read); throw Object.assign(new Error(text), { code: text }); } return read; };",
		);
		const { stdout, stderr } = run(tree.folder, ['--format', 'json'], {
			env: { NODE_OPTIONS: `--require ${preload}` },
		});
		assert.deepEqual(
			hiddenParts(key).filter(part => `${stdout}${stderr}`.includes(part)),
			[],
		);
	});
});
