import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.ts';

/** Short, because the path of a Unix socket inside the folder must stay below 108 bytes. */
const prefix = 'yvt-';

/** Makes a folder for everything one VS Code writes, and removes those of runs that were killed before they could. */
export async function makeTemporaryFolder(): Promise<string> {
	await sweep();
	const folder = await mkdtemp(join(tmpdir(), prefix));
	await writeFile(join(folder, 'pid'), String(process.pid));
	return folder;
}

/** Removes the folder; VS Code's last log lines may still arrive, hence the retries. */
export function removeTemporaryFolder(folder: string): Promise<void> {
	return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function sweep(): Promise<void> {
	const names = await readdir(tmpdir());
	const left = names.filter(name => name.startsWith(prefix)).map(name => join(tmpdir(), name));
	await Promise.all(left.filter(isAbandoned).map(removeTemporaryFolder));
}

function isAbandoned(folder: string): boolean {
	try {
		return !isAlive(Number(readFileSync(join(folder, 'pid'), 'utf8')));
	} catch {
		return false; // made a moment ago, its process id not yet written; or removed by another run
	}
}
