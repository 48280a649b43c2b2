import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { Secret } from '../../../src/core/secret.ts';
import { isCommitPushed } from '../../../src/platform/askGit.ts';
import { gitState, isStaged } from '../../../src/platform/git.ts';
import { gitFacts } from '../../../src/platform/gitFacts.ts';
import { failureOf } from './failureOf.ts';

function git(folder: string, ...args: string[]): string {
	const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgSign=false'];
	return execFileSync('git', [...identity, '-C', folder, ...args], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

function write(path: string, text = 'x'): string {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
	return path;
}

/** A folder of the test with a repository `clone` in it, whose remote is `remote`. */
function repositoryFor(t: TestContext): string {
	const parent = realpathSync(mkdtempSync(join(tmpdir(), 'yativo-git-')));
	t.after(() => rmSync(parent, { recursive: true }));
	git(parent, 'init', '-q', '--bare', 'remote');
	git(parent, 'init', '-q', '-b', 'main', 'clone');
	const clone = join(parent, 'clone');
	git(clone, 'remote', 'add', 'origin', '../remote');
	return clone;
}

function commit(clone: string, path: string, text: string): string {
	write(join(clone, path), text);
	git(clone, 'add', '--force', '--', path);
	git(clone, 'commit', '-q', '-m', 'change');
	return git(clone, 'rev-parse', 'HEAD').trim();
}

suite('git', () => {
	test('tells how it sees a file', async t => {
		const clone = repositoryFor(t);
		write(join(clone, '.gitignore'), '.env*\n!.env.example\nbuild/\n');
		commit(clone, '.env.tracked', 'forced');
		const names = ['.env', '.env.example', '.env.tracked', 'a b.ts', '-v.ts', '*.ts', 'build/x', 'new/not there.ts'];
		for (const name of names.slice(0, -1)) {
			write(join(clone, name));
		}
		write(join(clone, 'added.ts'));
		git(clone, 'add', 'added.ts');
		const states = [];
		for (const name of [...names, 'added.ts']) {
			states.push([name, await gitState({ path: join(clone, name) })]);
		}
		assert.deepEqual(states, [
			['.env', 'ignored'],
			['.env.example', 'untracked'],
			['.env.tracked', 'tracked'],
			['a b.ts', 'untracked'],
			['-v.ts', 'untracked'],
			['*.ts', 'untracked'],
			['build/x', 'ignored'],
			['new/not there.ts', 'untracked'],
			['added.ts', 'tracked'],
		]);
	});

	test('knows nothing outside of a repository, and in its own folder', async t => {
		const clone = repositoryFor(t);
		const outside = write(join(dirname(clone), 'x.ts'));
		assert.deepEqual(
			[await gitState({ path: outside }), await gitState({ path: join(clone, '.git/config') })],
			[undefined, undefined],
		);
	});

	test('sees a file through a link to its folder', async t => {
		const clone = repositoryFor(t);
		commit(clone, 'src/a.ts', 'x');
		symlinkSync(join(clone, 'src'), join(dirname(clone), 'link'), 'junction');
		symlinkSync(clone, join(dirname(clone), 'other'), 'junction');
		assert.equal(await gitState({ path: join(dirname(clone), 'other/src/a.ts') }), 'tracked');
	});

	test('tells what is staged', async t => {
		const clone = repositoryFor(t);
		const path = write(join(clone, 'a.ts'), 'one');
		const states = [await isStaged({ path })];
		git(clone, 'add', 'a.ts');
		states.push(await isStaged({ path }));
		git(clone, 'commit', '-q', '-m', 'one');
		write(path, 'two');
		states.push(await isStaged({ path }));
		assert.deepEqual(states, [false, true, false]);
	});

	test('tells whether a remote branch has ever had a text in a file', async t => {
		const clone = repositoryFor(t);
		const first = commit(clone, 'src/a b.ts', 'key = "first"');
		const second = commit(clone, 'src/a b.ts', 'key = process.env.KEY // second');
		git(clone, 'push', '-q', 'origin', 'main');
		const third = commit(clone, 'src/a b.ts', 'key = "third"');
		const question = { path: join(clone, 'src/a b.ts') };
		const texts = ['"first"', 'second', '"third"', 'never'].map(text => new Secret(text));
		const facts = await gitFacts([{ ...question, texts }], new AbortController().signal);
		assert.deepEqual(
			[
				facts[0]?.pushed,
				await Promise.all([first, second, third, 'main', '--all'].map(id => isCommitPushed(question, id))),
			],
			[
				[true, true, false, false],
				[true, true, false, false, false],
			],
		);
	});

	test('finds a text that came and went on a branch that was merged', async t => {
		const clone = repositoryFor(t);
		commit(clone, 'a.ts', 'clean');
		git(clone, 'checkout', '-q', '-b', 'side');
		commit(clone, 'a.ts', 'canary');
		commit(clone, 'a.ts', 'clean');
		git(clone, 'checkout', '-q', 'main');
		git(clone, 'merge', '-q', '--no-ff', 'side', '-m', 'merge');
		git(clone, 'push', '-q', 'origin', 'main');
		const question = { path: join(clone, 'a.ts'), texts: [new Secret('canary')] };
		assert.deepEqual(await gitFacts([question], new AbortController().signal), [{ state: 'tracked', pushed: [true] }]);
	});

	test('tells of many files at once what it tells of each', async t => {
		const clone = repositoryFor(t);
		write(join(clone, '.gitignore'), '.env*\n');
		commit(clone, '.env.tracked', 'canary');
		commit(clone, 'src/a b.ts', 'canary');
		git(clone, 'push', '-q', 'origin', 'main');
		commit(clone, 'src/*.ts', 'canary');
		for (const name of ['.env', 'new.ts', ':(top)x']) {
			write(join(clone, name));
		}
		symlinkSync(join(clone, 'src'), join(clone, 'link'), 'junction');
		const outside = write(join(dirname(clone), 'x.ts'));
		const names = ['src/a b.ts', 'src/*.ts', 'link/a b.ts', '.env.tracked', '.env', 'new.ts', ':(top)x', 'gone/x.ts'];
		const paths = [...names.map(name => join(clone, name)), join(clone, '.git/config'), outside];
		const questions = paths.map(path => ({ path, texts: [new Secret('canary')] }));
		const facts = await gitFacts(questions, new AbortController().signal);
		assert.deepEqual(
			facts.map(({ state, pushed: [isIt] }, index) => [names[index], state, isIt]),
			[
				['src/a b.ts', 'tracked', true],
				['src/*.ts', 'tracked', false],
				['link/a b.ts', 'tracked', true],
				['.env.tracked', 'tracked', true],
				['.env', 'ignored', false],
				['new.ts', 'untracked', false],
				[':(top)x', 'untracked', false],
				['gone/x.ts', 'untracked', false],
				[undefined, undefined, false],
				[undefined, undefined, false],
			],
		);
	});

	test('knows of nothing pushed where there is no remote', async t => {
		const clone = repositoryFor(t);
		commit(clone, 'a.ts', 'canary');
		const question = { path: join(clone, 'a.ts'), texts: [new Secret('canary')] };
		assert.deepEqual(await gitFacts([question], new AbortController().signal), [{ state: 'tracked', pushed: [false] }]);
	});

	test('runs nothing that the repository asks for', async t => {
		const clone = repositoryFor(t);
		const mark = join(dirname(clone), 'pwned');
		const run = `touch '${mark}'`;
		const path = join(clone, 'a.ts');
		commit(clone, 'a.ts', 'x');
		git(clone, 'push', '-q', 'origin', 'main');
		write(join(clone, '.gitattributes'), '* diff=evil filter=evil\n');
		for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.evil.textconv', 'filter.evil.clean']) {
			git(clone, 'config', key, run);
		}
		write(path, 'changed');
		await gitState({ path });
		await gitState({ path: join(clone, 'b.ts') });
		await isStaged({ path });
		await gitFacts([{ path, texts: [new Secret('x')] }], new AbortController().signal);
		assert.throws(() => realpathSync(mark), { code: 'ENOENT' });
	});

	test('is not led astray by what git leaves in the environment of its editor', async t => {
		const clone = repositoryFor(t);
		commit(clone, 'a.ts', 'x');
		process.env.GIT_DIR = '/nowhere';
		process.env.GIT_INDEX_FILE = '/nowhere/index';
		t.after(() => {
			delete process.env.GIT_DIR;
			delete process.env.GIT_INDEX_FILE;
		});
		assert.equal(await gitState({ path: join(clone, 'a.ts') }), 'tracked');
	});

	test('says so when git cannot answer', async t => {
		const clone = repositoryFor(t);
		commit(clone, 'a.ts', 'x');
		write(join(clone, '.git/index'), 'damaged');
		const failure = await failureOf(gitState({ path: join(clone, 'a.ts') }));
		assert.equal(failure.kind, 'gitFailed');
	});

	test('says so when git is not there', async t => {
		const clone = repositoryFor(t);
		const { PATH } = process.env;
		process.env.PATH = clone;
		t.after(() => {
			process.env.PATH = PATH;
		});
		const failure = await failureOf(gitState({ path: join(clone, 'a.ts') }));
		assert.deepEqual(failure, {
			kind: 'gitFailed',
			detail: 'git was not found. Install it, or add its folder to PATH.',
		});
	});

	test('ends when it is told to', async t => {
		const clone = repositoryFor(t);
		await assert.rejects(gitState({ path: join(clone, 'a.ts'), signal: AbortSignal.abort() }), { name: 'AbortError' });
	});
});
