import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { installWebVSCode } from '../vscode/install.ts';
import type { Cleanups } from '../vscode/processes.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../vscode/temporaryFolder.ts';
import { openWorkbench, type Workbench } from '../vscode/workbench.ts';

const root = resolve(import.meta.dirname, '../..');

/** What runs in the extension host. */
export interface BenchExtensions {
	/** The file of this folder that measures, as an extension activated when VS Code has started. */
	readonly probe: string;
	/** The code of the extension that ours is compared with. */
	readonly control: string;
	/** The files of the folder that VS Code has open: path to content. */
	readonly files?: Readonly<Record<string, string>>;
}

/** A VS Code with our extension, a control and a probe, of which each is activated by the probe alone. */
export interface BenchHost {
	readonly workbench: Workbench;
	/** Waits for so many lines of JSON from the probe, and gives them. */
	readonly samples: (count: number) => Promise<readonly unknown[]>;
}

/** Starts VS Code with the built extension. The probe writes a line of JSON for each sample to the file `BENCH_OUT`. */
export async function openBenchHost(extensions: BenchExtensions, cleanups: Cleanups): Promise<BenchHost> {
	const temporary = await makeTemporaryFolder();
	cleanups.add(() => removeTemporaryFolder(temporary));
	const installed = join(temporary, 'extensions');
	const folder = join(temporary, 'folder');
	const out = join(temporary, 'samples.jsonl');
	await mkdir(folder);
	for (const [name, content] of Object.entries(extensions.files ?? {})) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
	await placeExtensions(installed, extensions);
	await writeFile(out, '');
	const workbench = await openWorkbench(await installWebVSCode(console.error), {
		folders: { temporary, extensions: installed, userData: join(temporary, 'data') },
		open: folder,
		environment: { BENCH_OUT: out },
		nodeArguments: ['--expose-gc'],
	});
	cleanups.add(workbench.close);
	return { workbench, samples: count => linesOf(out, count) };
}

/** The extension as it is packaged, but activated by the probe alone; and beside it the control, the warm-up and the probe. */
async function placeExtensions(folder: string, { probe, control }: BenchExtensions): Promise<void> {
	const target = join(folder, 'target');
	for (const part of ['dist', 'media', 'package.nls.json']) {
		await cp(join(root, part), join(target, part), { recursive: true });
	}
	const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
	await writeFile(join(target, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
	for (const [name, code, activationEvents] of [
		['control', control, []],
		['warm', 'exports.activate = () => {};', []],
		['probe', await readFile(join(import.meta.dirname, probe), 'utf8'), ['onStartupFinished']],
	] as const) {
		await mkdir(join(folder, name));
		await writeFile(join(folder, name, 'main.cjs'), code);
		const own = { name, publisher: 'bench', version: '0.0.1', engines: manifest.engines, main: './main.cjs' };
		await writeFile(join(folder, name, 'package.json'), JSON.stringify({ ...own, activationEvents }));
	}
}

async function linesOf(path: string, count: number): Promise<readonly unknown[]> {
	for (let waitedMs = 0; ; waitedMs += 50) {
		const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
		if (lines.length >= count) {
			return lines.map(line => JSON.parse(line));
		}
		if (waitedMs > 240_000) {
			throw new Error(`No sample ${count}.`);
		}
		await delay(50);
	}
}
