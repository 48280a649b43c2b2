import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { transformSync } from 'esbuild';
import { Language, Parser } from 'web-tree-sitter';
import { parseAllDocuments } from 'yaml';

/** What is wrong with a text as a program of its language, or `undefined`. */
export type Check = (text: string) => string | undefined;

// V8's optimizing compiler runs out of memory on the largest functions of these grammars, long after they were used.
for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) {
	setFlagsFromString(flag);
}

const { resolve } = createRequire(import.meta.url);

/** The grammars that VS Code itself uses are newer, those of the other package are more. */
const folders = {
	vscode: join(dirname(resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm'),
	others: join(dirname(resolve('tree-sitter-wasms/package.json')), 'out'),
};

/** A check by a grammar of tree-sitter: errors and missing tokens count. */
export async function grammar(name: string, folder: keyof typeof folders = 'vscode'): Promise<Check> {
	await Parser.init();
	const parser = new Parser();
	parser.setLanguage(await Language.load(join(folders[folder], `tree-sitter-${name}.wasm`)));
	return text => {
		const tree = parser.parse(text);
		return tree?.rootNode.hasError === false ? undefined : `${name}: ${tree?.rootNode.toString()}`;
	};
}

/** A check by esbuild's own parser. */
export function esbuild(loader: 'js' | 'jsx' | 'ts' | 'tsx'): Check {
	return text => {
		try {
			transformSync(text, { loader, logLevel: 'silent', jsx: 'preserve', format: 'esm' });
			return undefined;
		} catch (error) {
			return String(error);
		}
	};
}

/** A check by a program that reads the text from standard input. */
export function program(command: string, ...args: readonly string[]): Check {
	return text => {
		const { status, stderr, error } = spawnSync(command, args, { input: text, encoding: 'utf8' });
		return status === 0 && !error ? undefined : `${command}: ${error?.message ?? stderr}`;
	};
}

export const python: Check = program('python3', '-c', 'import ast, sys; ast.parse(sys.stdin.buffer.read())');

export const bash: Check = program('bash', '-n');

export function yaml(text: string): string | undefined {
	const documents = parseAllDocuments(text);
	const errors = Array.isArray(documents) ? documents.flatMap(document => document.errors) : [];
	return errors.length > 0 ? String(errors[0]) : undefined;
}
