import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { suite } from 'node:test';
import { nothing, testRun } from './observedRun.ts';

/** The command line that runs a fixture as the only host test. */
function hostTest(fixture: string): readonly string[] {
	return ['test/host/run.ts', '--files', `test/vscode/fixtures/${fixture}.ts`];
}

/** The command line that tells a fixture as the only story. */
function storyRun(fixture: string): readonly string[] {
	return ['test/e2e/run.ts', '--files', `test/vscode/fixtures/${fixture}.story.ts`];
}

suite('a run of host tests', { concurrency: 2 }, () => {
	testRun('ends with 0 when the tests pass, and prints every line of theirs', {
		line: hostTest('passing'),
		check: async run => {
			assert.equal(await run.ended(), 0, run.output.slice(-2000));
			const expected = Array.from({ length: 20_000 }, (_, index) => `line ${index + 1} \u2028 “”`);
			assert.deepEqual(
				run.output.split('\n').filter(line => line.startsWith('line ')),
				expected,
			);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	testRun('ends with 1 when a test fails, and names the place in the source', {
		line: hostTest('failing'),
		check: async run => {
			assert.equal(await run.ended(), 1, run.output);
			assert.match(run.output, /1 failing[\s\S]*fixtures\/failing\.ts:6:10/);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	testRun('ends with 1 when the extension host dies', {
		line: hostTest('leaving'),
		check: async run => {
			assert.equal(await run.ended(), 1, run.output);
			assert.match(run.output, /The extension host went away before the tests ended\./);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	testRun('ends with 124 when time is up, even in an endless loop', {
		line: hostTest('hanging'),
		environment: { VSCODE_TEST_TIMEOUT_MS: '12000' },
		check: async run => {
			assert.equal(await run.ended(), 124, run.output);
			assert.match(run.output, /The tests were not done after 12000 ms\./);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		testRun(`takes everything with it when it gets ${signal}`, {
			line: hostTest('hanging'),
			check: async run => {
				await run.printed('Hanging now.');
				assert.ok(run.processes().length >= 4, 'runner, tests, server and browser are found');
				run.child.kill(signal);
				assert.notEqual(await run.ended(), 0);
				assert.deepEqual(await run.remains(), nothing);
			},
		});
	}

	testRun('leaves no process when it is killed, and the next run removes its files', {
		line: hostTest('hanging'),
		check: async run => {
			await run.printed('Hanging now.');
			run.child.kill('SIGKILL');
			const { processes, files } = await run.remains();
			assert.deepEqual({ processes, folders: files.length }, { processes: 0, folders: 1 });
			await run.sweep();
			assert.deepEqual(await run.remains(), nothing);
		},
	});
});

suite('a run of stories', () => {
	testRun('ends with 1 when a story fails, and keeps a picture and logs', {
		line: storyRun('failing'),
		check: async run => {
			assert.equal(await run.ended(), 1, run.output);
			assert.match(run.output, /expects too much[\s\S]*fixtures\/failing\.story\.ts:5:9/);
			const kept = await readdir('test/e2e/screenshots');
			assert.deepEqual(kept.sort(), ['expects-too-much-01-failed.png', 'expects-too-much-logs']);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	testRun('takes everything with it when it is stopped', {
		line: storyRun('hanging'),
		check: async run => {
			await run.printed('Hanging now.');
			assert.ok(run.processes().length >= 4, 'runner, tests, server and browser are found');
			run.child.kill('SIGINT');
			assert.equal(await run.ended(), 1);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	testRun('leaves no process when it is killed', {
		line: storyRun('hanging'),
		check: async run => {
			await run.printed('Hanging now.');
			run.child.kill('SIGKILL');
			assert.equal((await run.remains()).processes, 0);
		},
	});
});
