import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { LeakThread } from '../../../src/platform/leakThread.ts';
import { failureOf } from './failureOf.ts';

const code = `
	const { parentPort } = require('node:worker_threads');
	const answer = (number, answer) => parentPort.postMessage({ kind: 'answer', number, answer });
	const versions = [];
	parentPort.on('message', ({ kind, number, question, id, version }) => {
		if (kind === 'change') {
			versions.push(version);
			parentPort.postMessage({ kind: 'leaks', id, found: { version, leaks: [] } });
		} else if (question?.kind === 'current') {
			answer(number, { version: versions.join(), leaks: [] });
		} else if (kind === 'abort') {
			answer(number, 'what was found until then');
		} else if (question?.kind === 'tree') {
			parentPort.postMessage({ kind: 'progress', number, files: 7 });
		} else if (question?.kind === 'staged') {
			parentPort.postMessage({ kind: 'failure', number, message: 'git: not a repository' });
		} else if (question?.kind === 'history') {
			process.exit(1);
		} else if (question?.kind === 'ignoreFile') {
			answer(number, process.env[question.id]);
		}
	});
`;

function threadFor(t: TestContext): LeakThread {
	const folder = mkdtempSync(join(tmpdir(), 'yativo-thread-'));
	const file = join(folder, 'worker.cjs');
	writeFileSync(file, code);
	const thread = new LeakThread(file);
	t.after(() => {
		thread.dispose();
		rmSync(folder, { recursive: true });
	});
	return thread;
}

suite('the thread that scans', () => {
	test('tells how far it is, and what it has when it is stopped', async t => {
		const thread = threadFor(t);
		const work = new AbortController();
		const seen: number[] = [];
		const onProgress = (files: number) => {
			seen.push(files);
			work.abort();
		};
		const result: unknown = await thread.scan('tree', { folders: [] }, { signal: work.signal, onProgress });
		assert.deepEqual([seen, result], [[7], 'what was found until then']);
	});

	test('is stopped at once by a signal that has ended before', async t => {
		const run = { signal: AbortSignal.abort(), onProgress: () => {} };
		const result: unknown = await threadFor(t).scan('tree', { folders: [] }, run);
		assert.equal(result, 'what was found until then');
	});

	test('tells what git said, and that a thread has died', async t => {
		const thread = threadFor(t);
		const run = { signal: new AbortController().signal, onProgress: () => {} };
		assert.deepEqual(await failureOf(thread.scan('staged', { folders: [] }, run)), {
			kind: 'gitFailed',
			detail: 'git: not a repository',
		});
		await assert.rejects(thread.scan('history', { folders: [] }, run), /The thread that scans has ended/);
	});

	test('hears of all changes before a question, and of the last one without any question', async t => {
		const thread = threadFor(t);
		const change = (version: number) => thread.tell({ kind: 'change', id: 'a', version, edits: [] });
		[1, 2].forEach(change);
		assert.deepEqual(await thread.ask('current', { id: 'a' }), { version: '1,2', leaks: [] });
		const heard = new Promise(resolve => thread.onTold(resolve));
		change(3);
		assert.deepEqual(await heard, { kind: 'leaks', id: 'a', found: { version: 3, leaks: [] } });
	});

	test('does not hand on what git leaves in the environment of its editor', async t => {
		process.env.GIT_DIR = '/nowhere';
		t.after(() => {
			delete process.env.GIT_DIR;
		});
		const thread = threadFor(t);
		const answers = await Promise.all(['GIT_DIR', 'PATH'].map(id => thread.ask('ignoreFile', { id })));
		assert.deepEqual(answers, [undefined, process.env.PATH]);
	});
});
