/**
 * Packages the extension, installs it in a real VS Code and tells the stories of this folder: `npm run test:e2e`, or
 * `npm run test:e2e -- NAME` for the files whose path contains NAME. Ends with exit code 1 when one fails.
 */
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { installWebVSCode } from '../vscode/install.ts';
import { InstallError } from '../vscode/npmPackage.ts';
import { runProgram } from '../vscode/processes.ts';
import { allEnded } from '../vscode/processTree.ts';
import { installExtension } from '../vscode/server.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../vscode/temporaryFolder.ts';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
	options: { files: { type: 'string', default: 'test/e2e/**/*.story.ts' } },
	allowPositionals: true,
});
const [wanted = ''] = positionals;
const files = globSync(values.files, { cwd: root }).filter(file => file.includes(wanted));
if (files.length === 0) {
	throw new Error(`No story has “${wanted}” in its path.`);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => stopping.abort());
}
const limit = setTimeout(() => stopping.abort(), 45 * 60_000); // ten minutes are usual; a busy machine takes several times that

const temporary = await makeTemporaryFolder();
process.env.TMPDIR = temporary; // what npm leaves there, or a story that is stopped, goes away with it
try {
	const vscode = await installWebVSCode(console.error);
	await runProgram('npm', ['run', 'package'], { cwd: root });
	const extensions = join(temporary, 'extensions');
	const folders = { temporary, extensions, userData: join(temporary, 'data') };
	await installExtension(vscode, folders, join(root, 'dist/yativo-vscode.vsix'));
	await rm(join(import.meta.dirname, 'screenshots'), { recursive: true, force: true });
	process.env.YATIVO_E2E_EXTENSIONS = extensions;
	await tellAll();
} catch (error) {
	console.error(error instanceof InstallError ? error.message : error);
	process.exitCode = 1;
} finally {
	clearTimeout(limit);
	await allEnded(temporary);
	await removeTemporaryFolder(temporary);
}

/** Each file in a process of its own, two at a time. */
function tellAll(): Promise<void> {
	const paths = files.map(file => join(root, file));
	const execArgv = ['--require', join(import.meta.dirname, '../vscode/preload.cjs')]; // they end when we are killed
	const stories = run({ files: paths, concurrency: 2, signal: stopping.signal, execArgv });
	stories.on('test:fail', () => {
		process.exitCode = 1;
	});
	return new Promise((done, failed) => {
		stories.on('end', done).on('error', failed);
		stories.compose(spec).pipe(process.stdout);
	});
}
