import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../vscode/processes.ts';

/**
 * Where the benchmarks keep what they install: the user's folder for caches, because what packages the extension or checks the
 * project would list 300,000 files in it. Made anew when it is missing. Nothing in it is run but the tools that are compared.
 */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'yativo-vscode-bench');

/** Packages with many files and much text; with what they need about 140,000 files and 1.3 GB of text. */
const large = [
	...[
		'googleapis@188.0.0',
		'aws-sdk@2.1693.0',
		'@mui/icons-material@9.5.0',
		'react-icons@5.7.0',
		'@tabler/icons@3.51.0',
	],
	...[
		'monaco-editor@0.57.0',
		'plotly.js@4.1.1',
		'cesium@1.145.0',
		'typescript@6',
		'date-fns@4.4.0',
		'ace-builds@1.45.2',
	],
	...['echarts@6.1.0', 'core-js@3.51.0', 'three@0.187.0', 'antd@6.6.8', '@octokit/openapi-types@29.0.1'],
	...['element-plus@2.14.8', 'rxjs@7.8.2', 'lucide-react@1.75.0', '@elastic/eui@122.1.0'],
];

/** Enough to see that the benchmark works: about 9,000 files. */
const small = ['typescript@6', 'date-fns@4.4.0', 'rxjs@7.8.2', 'core-js@3.51.0'];

/** What is compared with: ripgrep's binaries as Visual Studio Code has them, and secretlint with its pattern rule, in two generations. */
const tools = ['@vscode/ripgrep-universal@1.18.0', 'secretlint@13.0.6', '@secretlint/secretlint-rule-pattern@13.0.6'];
const olderSecretlint = ['secretlint@12.0.0', '@secretlint/secretlint-rule-pattern@12.0.0'];

/** The folder with a tree of packages from the npm registry. */
export function installTree(size: 'large' | 'small'): Promise<string> {
	return install(`tree-${size}`, size === 'large' ? large : small);
}

/** A part of the tree outside any `node_modules`, which secretlint would not look into: about 9,000 files. */
export async function copySample(tree: string): Promise<string> {
	const sample = join(cacheFolder, 'sample');
	if (!existsSync(sample)) {
		for (const name of ['date-fns', 'rxjs', 'core-js']) {
			await cp(join(tree, name), join(sample, name), { recursive: true });
		}
	}
	return sample;
}

/** The folder with the tools. */
export function installTools(): Promise<string> {
	return install('tools', tools);
}

/** The folder with secretlint 12, which runs on every Node that this scanner runs on; version 13 is ten times as fast. */
export function installOlderSecretlint(): Promise<string> {
	return install('secretlint-12', olderSecretlint);
}

/** Installs packages without running anything of theirs, once; returns their `node_modules`. */
async function install(name: string, packages: readonly string[]): Promise<string> {
	const folder = join(cacheFolder, name);
	const done = join(folder, '.complete');
	if (!existsSync(done)) {
		console.error(`Installing ${packages.length} packages into ${folder}…`);
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
		await runProgram(
			'npm',
			['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', ...packages],
			{
				cwd: folder,
			},
		);
		await writeFile(done, '');
	}
	return join(folder, 'node_modules');
}
