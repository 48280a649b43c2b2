import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { FolderReader } from '../../../src/scanner/folder.ts';
import { git, makeFolder } from '../cli/program.ts';

/** Names that patterns and files share, so that they meet often. */
const name = fc.constantFrom(
	'a',
	'b',
	'c.log',
	'd.tar.gz',
	'é',
	'A',
	'[x]',
	'a b',
	'.env',
	'b*',
	'!c',
	'#d',
	'ab',
	'abc',
);
const folder = fc.constantFrom('a', 'b', 'x', 'é', '[x]', 'abc');
const path = fc.tuple(fc.array(folder, { maxLength: 3 }), name).map(([folders, last]) => [...folders, last].join('/'));

const piece = fc.oneof(
	name,
	fc.constantFrom(
		'*',
		'**',
		'?',
		'*.log',
		'*.gz',
		'a*',
		'*b',
		'[a-c]',
		'[!a]',
		'[[:alpha:]]',
		'\\*',
		'a\\ b',
		'\\!c',
		'\\#d',
		'a**',
		'[',
		'[]x]*',
		'*.*',
		'x',
	),
);
const pattern = fc
	.tuple(
		fc.constantFrom('', '', '', '!', '/', '**/', '!/'),
		fc.array(piece, { minLength: 1, maxLength: 3 }),
		fc.constantFrom('', '', '', '/', '/**', ' ', '\\ ', '/*'),
	)
	.map(([before, pieces, after]) => before + pieces.join('/') + after);
const ignoreFile = fc.array(pattern, { maxLength: 6 }).map(lines => `${lines.join('\n')}\n`);

/** The files that our walk reaches. */
function reached(base: string, globalIgnores: readonly string[]): string[] {
	const roots = [{ path: '', isFolder: true }];
	const reader = new FolderReader({ base, roots, globalIgnores, isRepository: true, maxBytes: 1, shard: undefined });
	const files: string[] = [];
	const waiting = [reader.open('')];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const listing = reader.list(next);
		waiting.push(...listing.folders);
		files.push(...listing.files.map(file => (next?.path ? `${next.path}/${file}` : file)));
	}
	return files.toSorted();
}

suite('ignore files', () => {
	test('leave out exactly what git leaves out', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(path, { minLength: 1, maxLength: 25 }),
				fc.dictionary(fc.constantFrom('', 'a/', 'b/', 'a/b/', 'x/'), ignoreFile, { maxKeys: 4 }),
				ignoreFile,
				(paths, ignores, exclude) => {
					using tree = makeFolder();
					const write = (file: string, text: string) => {
						try {
							mkdirSync(dirname(join(tree.folder, file)), { recursive: true });
							writeFileSync(join(tree.folder, file), text);
						} catch {}
					};
					git(tree.folder, 'init', '-q');
					for (const file of paths) {
						write(file, '');
					}
					for (const [place, text] of Object.entries(ignores)) {
						write(`${place}.gitignore`, text);
					}
					write('.git/info/exclude', exclude);
					const listed = git(tree.folder, 'ls-files', '-z', '--others', '--exclude-standard').split('\0').slice(0, -1);
					assert.deepEqual(reached(tree.folder, [exclude]), listed.toSorted());
				},
			),
			{ numRuns: 60 },
		);
	});
});
