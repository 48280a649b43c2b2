/**
 * Runs tests in a real VS Code.
 *
 * `npm run test:host` runs all of this folder, `npm run test:host -- NAME` those whose path contains NAME. Ends with
 * exit code 0 when all pass, 124 when time is up.
 */
import { globSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { desktopVSCode } from '../vscode/desktop.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../vscode/temporaryFolder.ts';
import { bundleTests } from './bundle.ts';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
	options: { files: { type: 'string', default: 'test/host/**/*.test.ts' } },
	allowPositionals: true,
});
const [wanted = ''] = positionals;
const files = globSync(values.files, { cwd: root }).filter(file => file.includes(wanted));
if (files.length === 0) {
	throw new Error(`No host test has “${wanted}” in its path.`);
}

/** The stand-in for VS Code keeps the same limit itself and says more about it, so this one comes a little later. */
const limitMs = Number(process.env.VSCODE_TEST_TIMEOUT_MS ?? 600_000) + 10_000;

// runTests has no time limit and no way to stop it but this signal: once to ask, twice to force. With a listener of our
// own it leaves the rest to us, so that the temporary folder is removed in every case.
const stop = () => process.emit('SIGINT');
process.on('SIGINT', () => {});
process.once('SIGTERM', stop);
let timeIsUp = false;
const asking = setTimeout(() => {
	timeIsUp = true;
	stop();
}, limitMs);
const forcing = setTimeout(stop, limitMs + 10_000);

const temporary = await makeTemporaryFolder();
try {
	const workspace = join(temporary, 'workspace');
	await mkdir(workspace);
	await runTests({
		vscodeExecutablePath: (await desktopVSCode()) ?? join(root, 'test/vscode/code'),
		extensionDevelopmentPath: root,
		extensionTestsPath: await bundleTests(files, join(temporary, 'tests.cjs')),
		launchArgs: [
			workspace,
			`--user-data-dir=${join(temporary, 'data')}`,
			`--extensions-dir=${join(temporary, 'extensions')}`,
		],
	});
} catch (error) {
	console.error((error as Error).message);
	const code = error instanceof TestRunFailedError ? error.code : undefined;
	process.exitCode = timeIsUp ? 124 : (code ?? 1);
} finally {
	clearTimeout(asking);
	clearTimeout(forcing);
	await removeTemporaryFolder(temporary);
}
