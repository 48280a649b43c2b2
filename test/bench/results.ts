import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** What the figures were measured on. */
export function machine(): string {
	return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
}

/** Writes figures to `results/NAME.json`. */
export async function keepResult(name: string, result: object): Promise<void> {
	const path = join(import.meta.dirname, 'results', `${name}.json`);
	await writeFile(path, `${JSON.stringify(result, undefined, '\t')}\n`);
}
