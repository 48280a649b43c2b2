import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Component } from './cache.ts';
import { extractPackage, npm } from './npmPackage.ts';
import type { ServerRecipe } from './serverRecipes.ts';

/** Built-in extensions left out: 90 MB, and the first would activate at start-up. */
const unwantedExtensions = ['copilot', 'mermaid-markdown-features'];

/** VS Code's server and workbench. */
export function serverComponent(recipe: ServerRecipe): Component {
	return {
		name: `vscode-server-${recipe.version}-${recipe.revision}`,
		build: (folder, scratch) => build(recipe, folder, scratch),
	};
}

async function build(recipe: ServerRecipe, folder: string, scratch: string): Promise<void> {
	const inside = 'package/lib/vscode';
	const excluded = unwantedExtensions.map(name => `--exclude=${inside}/extensions/${name}`);
	const tarArguments = ['--strip-components=3', '--exclude=*.map', ...excluded, inside];
	await extractPackage(recipe.source, { folder, scratch, tarArguments });
	await keepDependencies(recipe, join(folder, 'package.json'));
	// Without the second one (TypeScript), opening a script shows an error notification.
	const install = ['install', '--omit=dev', '--ignore-scripts'];
	await Promise.all([npm(install, folder), npm(install, join(folder, 'extensions'))]);
	await trim(folder);
	for (const [name, stub] of Object.entries(recipe.stubs)) {
		await placeStub(join(folder, 'node_modules', name), { name, stub });
	}
}

/** npm-shrinkwrap.json stays beside the shortened list: it holds versions and integrity of what remains. */
async function keepDependencies({ dependencies, replaced }: ServerRecipe, file: string): Promise<void> {
	const manifest = JSON.parse(await readFile(file, 'utf8'));
	const kept = Object.fromEntries(dependencies.map(name => [name, replaced[name] ?? manifest.dependencies[name]]));
	await writeFile(file, JSON.stringify({ ...manifest, dependencies: kept }));
}

/** Removes binaries of other platforms, and what nobody reads at run time. */
async function trim(folder: string): Promise<void> {
	const modules = join(folder, 'node_modules');
	const platform = `${process.platform}-${process.arch}`;
	for (const binaries of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
		for (const name of await readdir(join(modules, binaries)).catch(() => [])) {
			if (name !== platform) {
				await rm(join(modules, binaries, name), { recursive: true });
			}
		}
	}
	for (const sources of ['node-pty/third_party', 'node-pty/deps', 'node-pty/node_modules']) {
		await rm(join(modules, sources), { recursive: true, force: true });
	}
	for (const entry of await readdir(modules, { withFileTypes: true, recursive: true })) {
		if (entry.isFile() && /\.(map|d\.[cm]?ts)$/.test(entry.name)) {
			await rm(join(entry.parentPath, entry.name));
		}
	}
	await rm(join(folder, 'extensions/node_modules/typescript/lib/_tsc.js'), { force: true });
}

async function placeStub(folder: string, { name, stub }: { readonly name: string; readonly stub: string }) {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0-stub', main: 'index.js' }));
	await copyFile(join(import.meta.dirname, 'stubs', `${stub}.cjs`), join(folder, 'index.js'));
}
