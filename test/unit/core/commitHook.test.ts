import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hookLine, hookText, launcherText, runsScanner } from '../../../src/core/commitHook.ts';

suite('the commit hook', () => {
	test('is known by what it runs, not by what it says', () => {
		const hooks = {
			ours: hookText,
			'with our line': `#!/bin/sh\nnpm test\n${hookLine}\n`,
			npx: 'npx --no-install yativo-scan --staged\n',
			other: '#!/bin/sh\nnpm test\n',
			'a comment': '#!/bin/sh\n# one day: yativo-scan --staged\nnpm test\n',
			empty: '',
		};
		const known = Object.entries(hooks).flatMap(([name, text]) => (runsScanner(text) ? [name] : []));
		assert.deepEqual(known, ['ours', 'with our line', 'npx']);
	});

	test('quotes the path of the program that runs VS Code', () => {
		const line = launcherText("/opt/Ada's $(code)/code")
			.split('\n')
			.find(text => text.includes('ELECTRON'));
		assert.equal(line, `ELECTRON_RUN_AS_NODE=1 exec '/opt/Ada'\\''s $(code)/code' "$scanner" "$@"`);
	});
});
