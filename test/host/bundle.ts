import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles test files, with mocha, into one module that VS Code can run as tests.
 *
 * @returns the path of the module.
 */
export async function bundleTests(files: readonly string[], outfile: string): Promise<string> {
	const requires = files.map(file => `require(${JSON.stringify(resolve(file))});`).join('\n');
	const entry = `
		import { runSuites } from ${JSON.stringify(join(import.meta.dirname, 'mocha.ts'))};
		export const run = () => runSuites(() => { ${requires} });
	`;
	await build({
		stdin: { contents: entry, resolveDir: import.meta.dirname, sourcefile: basename(outfile) },
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node22',
		format: 'cjs',
		sourcemap: 'linked',
		external: ['vscode'],
		logLevel: 'warning',
		logOverride: { 'require-resolve-not-external': 'silent' }, // mocha's parallel mode, which is not used
	});
	return outfile;
}
