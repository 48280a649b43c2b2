import { dirname, join } from 'node:path';
import type { Hints } from '../../core/references/request.ts';
import { readOptional } from '../repository.ts';

/** Files beside a program that tell what runs it. */
const denoFiles = ['deno.json', 'deno.jsonc'];
const bunFiles = ['bun.lock', 'bun.lockb', 'bunfig.toml'];

/**
 * What the files around a file tell about the project that it belongs to: those of the nearest folder that has a manifest.
 *
 * Sources: https://docs.deno.com/runtime/fundamentals/configuration/, https://bun.com/docs/pm/lockfile,
 * https://docs.astro.build/en/guides/environment-variables/ (Astro reads its environment through `import.meta.env`)
 */
export function projectHints(file: string): Hints {
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		const has = (name: string) => readOptional(join(folder, name)) !== undefined;
		if (denoFiles.some(has)) {
			return { runtime: 'deno' };
		}
		const manifest = readOptional(join(folder, 'package.json'));
		if (manifest !== undefined) {
			const importMetaEnv = /"astro"\s{0,4}:/.test(manifest);
			return { ...(bunFiles.some(has) && { runtime: 'bun' }), ...(importMetaEnv && { importMetaEnv }) };
		}
		if (dirname(folder) === folder) {
			return {};
		}
	}
}
