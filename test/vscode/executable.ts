/**
 * Stands in for the VS Code executable where there is no desktop VS Code: takes the arguments that
 * `@vscode/test-electron` gives and runs the tests in VS Code's server and web workbench.
 *
 * Exit codes: 0 tests passed, 1 tests failed or their host died, 2 wrong arguments, 3 VS Code cannot be installed,
 * 124 time is up, 128 + n stopped by signal n.
 */

import { parseArguments } from './executableArguments.ts';
import { InstallError } from './npmPackage.ts';
import { Cleanups } from './processes.ts';
import { chosenServer } from './serverRecipes.ts';
import { runTestsInWorkbench } from './workbenchTests.ts';

const cleanups = new Cleanups();

function stopped(): Promise<number> {
	return new Promise(resolve => {
		process.on('SIGINT', () => resolve(130));
		process.on('SIGTERM', () => resolve(143));
		process.on('SIGHUP', () => resolve(129));
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && resolve(129), 500).unref();
	});
}

async function main(): Promise<number> {
	const { version, extensions, tests, ...others } = parseArguments(process.argv.slice(2));
	if (version) {
		console.log(chosenServer().version);
		return 0;
	}
	const [extension] = extensions;
	if (extensions.length !== 1 || extension === undefined || tests === undefined) {
		console.error('Needed: --extensionDevelopmentPath=… (one) and --extensionTestsPath=…');
		return 2;
	}
	return runTestsInWorkbench({ extension, tests, ...others }, cleanups);
}

function failed(error: unknown): number {
	if (error instanceof InstallError) {
		console.error(error.message);
		return 3;
	}
	console.error(error);
	return 1;
}

/** The reader may stop at our exit, so the pipes are emptied before. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
	return new Promise(resolve => stream.write('', () => resolve()));
}

for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', () => {}); // the reader is gone: carry on to the clean-up
}
const code = await Promise.race([main().catch(failed), stopped()]);
await cleanups.run();
await Promise.all([drained(process.stdout), drained(process.stderr)]);
setTimeout(() => process.exit(code), 50);
