import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll, git, type JsonReport, makeFolder, scanJson } from './program.ts';
import { cryptoKey } from './synthetic.ts';

/** A repository with findings, files without any, and things to skip. */
function makeTree() {
	const files = Array.from({ length: 60 }, (_, index) => {
		const content = index % 3 === 0 ? Buffer.of(0, index) : index % 3 === 1 ? cryptoKey(index) : 'clean\n';
		return [`folder ${index % 7}/file${index}.txt`, content] as const;
	});
	const tree = makeFolder(Object.fromEntries(files));
	git(tree.folder, 'init', '-q');
	commitAll(tree.folder, 'first');
	writeFileSync(join(tree.folder, 'folder 1/file1.txt'), `moved\n${cryptoKey(1000)}`);
	commitAll(tree.folder, 'second');
	for (let version = 0; version < 8; version++) {
		writeFileSync(join(tree.folder, 'folder 4/file4.txt'), `${version}\n${cryptoKey(4)}\n`);
		commitAll(tree.folder, `version ${version}`);
	}
	return tree;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
	return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** The report of all shards together, as a CI job would merge it. */
function merge(reports: readonly JsonReport[]): Pick<JsonReport, 'findings' | 'skipped' | 'summary'> {
	const sum = (name: string) => reports.reduce((total, { summary }) => total + (summary[name] ?? 0), 0);
	const names = ['files', 'bytes', 'findings', 'suppressed', 'skipped'];
	return {
		findings: reports.flatMap(({ findings }) => findings).toSorted((a, b) => byPath(a, b) || a.line - b.line),
		skipped: reports.flatMap(({ skipped }) => skipped).toSorted(byPath),
		summary: Object.fromEntries(names.map(name => [name, sum(name)])),
	};
}

suite('--shard', () => {
	for (const mode of ['tree', 'history']) {
		test(`divides a ${mode} into parts that merge to the same whole`, () => {
			using tree = makeTree();
			const args = mode === 'history' ? ['--history'] : [];
			const whole = scanJson(tree.folder, args);
			for (const count of [1, 3]) {
				const parts = Array.from({ length: count }, (_, index) =>
					scanJson(tree.folder, [...args, '--shard', `${index + 1}/${count}`]),
				);
				assert.deepEqual(merge(parts), merge([whole]));
				assert.ok(count === 1 || parts.every(({ summary }) => summary.files !== whole.summary.files));
			}
			assert.equal(whole.findings.length, mode === 'history' ? 21 : 20);
		});
	}
});
