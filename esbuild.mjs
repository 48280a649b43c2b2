/**
 * Builds the bundles into `dist/` and fails when one exceeds its budget.
 *
 * `extension.cjs` is what VS Code reads at activation, so it only registers; what is loaded right behind is
 * `composition.cjs`. Network code (undici, zod, the API) lives in `network.cjs`, commands of several steps in
 * `conversations.cjs`, leaks in `leaks.cjs`, help in `.env` files in `envEditor.cjs`; the first dynamic `import()` of each
 * loads it. `leakWorker.cjs` is a thread. `--watch` rebuilds on change.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, context } from 'esbuild';

/** Size budgets in bytes, minified. Activation time follows the size of the first bundle. */
const bundles = [
	{ entry: 'src/extension.ts', out: 'extension.cjs', budget: 8_000 },
	{ entry: 'src/composition.ts', out: 'composition.cjs', budget: 66_000 },
	{ entry: 'src/conversations.ts', out: 'conversations.cjs', budget: 156_000 },
	{ entry: 'src/envEditor.ts', out: 'envEditor.cjs', budget: 30_000 },
	{ entry: 'src/leaks.ts', out: 'leaks.cjs', budget: 124_000 },
	{ entry: 'src/leakWorker.ts', out: 'leakWorker.cjs', budget: 210_000 },
	{ entry: 'src/network.ts', out: 'network.cjs', budget: 380_000 },
	{ entry: 'src/cli/yativo-scan.ts', out: 'yativo-scan.cjs', budget: 152_000 },
];

/** What runs without VS Code: an import of it there does not resolve, and fails the build. */
const withoutVsCode = ['network.cjs', 'yativo-scan.cjs'];

/** Entry points that are bundles of their own: a dynamic import of one stays a `require` of the built file. */
const lazyBundles = {
	name: 'lazy-bundles',
	setup(plugin) {
		plugin.onResolve({ filter: /\/(?:composition|network|conversations|envEditor|leaks)\.ts$/ }, ({ kind, path }) =>
			kind === 'dynamic-import' ? { path: path.replace(/\.ts$/, '.cjs'), external: true } : undefined,
		);
	},
};

/**
 * The members of the `vscode` module by name: `import *` would copy that large module for each file that has it, a quarter of
 * activation.
 */
const namedVsCode = {
	name: 'named-vscode',
	setup(plugin) {
		plugin.onResolve({ filter: /^vscode$/ }, ({ namespace, path }) =>
			namespace === 'vscode' ? { path, external: true } : { path, namespace: 'vscode' },
		);
		plugin.onLoad({ filter: /^/, namespace: 'vscode' }, async () => {
			const files = (await readdir('src', { recursive: true })).filter(file => file.endsWith('.ts'));
			const sources = files.map(file => readFile(join('src', file), 'utf8'));
			const uses = (await Promise.all(sources)).join('\n').matchAll(/\bvscode\.(\w+)/g);
			const names = new Set([...uses].map(([, name]) => name));
			return { contents: `export { ${[...names].join(', ')} } from 'vscode';` };
		});
	},
};

/** The rules without their examples: those are tests, and no product reads them. Lines stay, for the source maps. */
const withoutExamples = {
	name: 'without-examples',
	setup(plugin) {
		plugin.onLoad({ filter: /[\\/]detect[\\/]rules[\\/]\w+\.ts$/ }, async ({ path }) => {
			const source = await readFile(path, 'utf8');
			const contents = source.replace(/^\t\texamples: \{\n.*?^\t\t\},$/gms, examples => examples.replace(/[^\n]/g, ''));
			return { contents, loader: 'ts' };
		});
	},
};

function optionsOf({ entry, out }) {
	return {
		entryPoints: [entry],
		outfile: `dist/${out}`,
		bundle: true,
		minify: true,
		metafile: true,
		sourcemap: 'linked',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		plugins: [lazyBundles, withoutExamples, ...(withoutVsCode.includes(out) ? [] : [namedVsCode])],
		logLevel: 'warning',
	};
}

/** Puts each file in place at once, so that a VS Code that runs meanwhile never reads half of one. */
async function replaceBundles(files) {
	await mkdir('dist', { recursive: true });
	for (const { path, contents } of files) {
		const unfinished = `${path}.${process.pid}`;
		await writeFile(unfinished, contents);
		await rename(unfinished, path);
	}
	const names = files.map(({ path }) => basename(path));
	const stale = (await readdir('dist')).filter(name => /\.cjs(\.map)?$/.test(name) && !names.includes(name));
	await Promise.all(stale.map(name => rm(`dist/${name}`)));
}

/** The page of the extension in VS Code and in the marketplace, where pictures beside the file are not shown. */
async function writePage() {
	const text = await readFile('README.md', 'utf8');
	await writeFile('dist/README.md', text.replace(/^!\[.*\n\n/gm, ''));
}

if (process.argv.includes('--watch')) {
	for (const bundle of bundles) {
		await (await context(optionsOf(bundle))).watch();
	}
} else {
	const results = await Promise.all(bundles.map(bundle => build({ ...optionsOf(bundle), write: false })));
	await replaceBundles(results.flatMap(({ outputFiles }) => outputFiles));
	await writePage();
	for (const [index, { out, budget }] of bundles.entries()) {
		const size = results[index].metafile.outputs[`dist/${out}`].bytes;
		console.log(`${out}: ${(size / 1000).toFixed(1)} kB of ${(budget / 1000).toFixed(0)} kB`);
		if (size > budget) {
			console.error(`${out} is over its budget.`);
			process.exitCode = 1;
		}
	}
}
