import { existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './processes.ts';

/** Where VS Code for tests is kept: `VSCODE_TEST_CACHE`, or `.vscode-test` in the project. */
export function cacheFolder(): string {
	return resolve(process.env.VSCODE_TEST_CACHE ?? join(import.meta.dirname, '../../.vscode-test'));
}

/** What can be installed: its folder's name in the cache (change it when the content changes) and how to fill one. */
export interface Component {
	readonly name: string;
	readonly build: (folder: string, scratch: string) => Promise<void>;
}

/**
 * The folder of a component, which is built when it is not there yet.
 *
 * A folder is built aside and renamed into place, so one that exists is complete. Of several processes at once, one
 * builds and the others wait; if a lock is ever lost, the worst is that two build the same and one result is dropped.
 */
export async function installed({ name, build }: Component, log: (message: string) => void): Promise<string> {
	const cache = cacheFolder();
	const folder = join(cache, name);
	if (existsSync(folder)) {
		return folder;
	}
	await mkdir(cache, { recursive: true });
	const unlock = await lock(join(cache, `.lock-${name}`), { until: () => existsSync(folder), log });
	try {
		if (!existsSync(folder)) {
			await removeLeftovers(cache, name);
			await buildInto(folder, { name, build }, log);
		}
		return folder;
	} finally {
		await unlock();
	}
}

async function buildInto(folder: string, { name, build }: Component, log: (message: string) => void): Promise<void> {
	const start = Date.now();
	log(`Installing ${name} into ${cacheFolder()} …`);
	const scratch = await mkdtemp(join(cacheFolder(), `.building-${name}-${process.pid}-`));
	try {
		const result = join(scratch, 'result');
		await mkdir(result);
		await build(result, scratch);
		await rename(result, folder).catch(error => {
			if (!existsSync(folder)) {
				throw error;
			}
		});
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
	log(`Installed ${name} in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

/** Folders of builds that were killed. */
async function removeLeftovers(cache: string, name: string): Promise<void> {
	const start = `.building-${name}-`;
	for (const entry of await readdir(cache)) {
		if (entry.startsWith(start) && !isAlive(Number.parseInt(entry.slice(start.length), 10))) {
			await rm(join(cache, entry), { recursive: true, force: true });
		}
	}
}

/** Takes the lock, or returns once the work is done by whoever has it. The file appears with its owner's id in it. */
async function lock(
	file: string,
	{ until, log }: { until: () => boolean; log: (message: string) => void },
): Promise<() => Promise<void>> {
	const own = `${file}-${process.pid}`;
	writeFileSync(own, String(process.pid));
	try {
		for (let told = false; !until(); told = true) {
			try {
				linkSync(own, file);
				return () => rm(file, { force: true });
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
					throw error;
				}
			}
			if (!ownerIsAlive(file)) {
				await rm(file, { force: true });
				continue;
			}
			if (!told) {
				log('Waiting for another process that is installing VS Code …');
			}
			await delay(250);
		}
		return async () => {};
	} finally {
		await rm(own, { force: true });
	}
}

function ownerIsAlive(file: string): boolean {
	try {
		return isAlive(Number(readFileSync(file, 'utf8')));
	} catch {
		return false; // released meanwhile
	}
}
