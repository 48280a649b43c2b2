import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Evidence {
	readonly page: Page;
	/** The temporary folder of the run; VS Code's logs are in it. */
	readonly temporary: string;
	readonly serverLog: readonly string[];
	readonly workbenchLog: readonly string[];
}

/** Keeps what explains a run that hangs in the folder `VSCODE_TEST_ARTIFACTS`, or prints the end of the log. */
export async function saveEvidence({ page, temporary, serverLog, workbenchLog }: Evidence): Promise<void> {
	const folder = process.env.VSCODE_TEST_ARTIFACTS;
	if (folder === undefined) {
		console.error(['The last lines of the workbench:', ...workbenchLog.slice(-15)].join('\n'));
		return;
	}
	await mkdir(folder, { recursive: true });
	await Promise.allSettled([
		page.screenshot({ path: join(folder, 'workbench.png'), timeout: 5000 }),
		cp(join(temporary, 'logs'), join(folder, 'logs'), { recursive: true }),
		writeFile(join(folder, 'server.log'), serverLog.join('')),
		writeFile(join(folder, 'workbench.log'), workbenchLog.join('\n')),
	]);
	console.error(`What explains this is in ${folder}.`);
}
