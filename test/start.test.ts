import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { nothing, testRun } from './vscode/observedRun.ts';

suite('npm start', () => {
	testRun('opens VS Code beside the local Yativo API, checked with a browser', {
		line: ['test/start.ts', '--check'],
		check: async run => {
			assert.equal(await run.ended(), 0, run.output);
			assert.match(run.output, /VS Code shows the keys view\./);
			assert.deepEqual(await run.remains(), nothing);
		},
	});

	testRun('says where to look and how to sign in, and ends with Ctrl+C', {
		line: ['test/start.ts'],
		environment: { DISPLAY: '', WAYLAND_DISPLAY: '' },
		check: async run => {
			await run.printed('Authenticator code: ');
			const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/\?folder=\S+/.exec(run.output) ?? [];
			assert.equal((await fetch(address)).status, 200);
			assert.match(run.output, /API key +\S+\n +API secret +\S+/);
			run.child.kill('SIGINT');
			assert.equal(await run.ended(), 0, run.output);
			assert.deepEqual(await run.remains(), nothing);
		},
	});
});
