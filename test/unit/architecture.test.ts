import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { suite, test } from 'node:test';

/** Which layer may import what: layers, files of `src`, packages, and `node:*`. This table is the architecture. */
const allowed: Record<string, readonly string[]> = {
	core: ['core', '@vscode/l10n', '@noble/hashes'],
	detect: ['detect', 'core'],
	api: ['api', 'core', 'zod', '@vscode/l10n'],
	lifecycle: ['lifecycle', 'core', 'api (types)', '@vscode/l10n'],
	platform: [
		'platform',
		'core',
		'api (types)',
		'lifecycle (types)',
		'scanner',
		'scanner (types)',
		'detect',
		'undici',
		'node:*',
		'vscode',
		'ids.ts',
		'@vscode/l10n',
	],
	ui: ['ui', 'core', 'ids.ts', 'vscode'],
	views: ['views', 'ui', 'core', 'api (types)', 'ids.ts', 'vscode'],
	diagnostics: ['diagnostics', 'detect', 'scanner (types)', 'ui', 'core', 'ids.ts', 'vscode'],
	commands: [
		'commands',
		'lifecycle',
		'lifecycle (types)',
		'views',
		'ui',
		'core',
		'api (types)',
		'detect',
		'ids.ts',
		'vscode',
	],
	scanner: ['scanner', 'detect', 'core', 'node:*'],
	cli: ['cli', 'scanner', 'scanner (types)', 'detect', 'core', 'node:*', 'package.json'],
	'extension.ts': ['commands', 'core', 'composition.ts', 'vscode'],
	'conversations.ts': ['commands', 'views', 'platform', 'core', 'detect', 'api (types)', 'vscode', '@vscode/l10n'],
	'envEditor.ts': ['diagnostics', 'views', 'core', 'vscode', '@vscode/l10n'],
	'leaks.ts': [
		'diagnostics',
		'commands',
		'conversations.ts',
		'platform',
		'views',
		'core',
		'ids.ts',
		'package.json',
		'vscode',
		'@vscode/l10n',
	],
	'leakWorker.ts': ['scanner', 'scanner (types)', 'platform', 'core', 'node:*'],
	'network.ts': ['api', 'api (types)', 'platform', 'core', 'node:*'],
};

/** Layers whose types alone others may import: the ports by which they are used, or use others. */
const hasPorts = ['api', 'lifecycle', 'scanner'];

/** Longest file allowed, in lines: a longer one holds more than one noun. */
const maxLines = 250;

const importPattern =
	/(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a file imports, as entries of the table above: `core`, `api (types)`, `ids.ts`, `node:*`, `zod`. */
function importsOf(file: string, source: string): string[] {
	return [...source.matchAll(importPattern)].map(match => {
		const specifier = match[3] ?? match[4] ?? '';
		if (specifier.startsWith('node:')) {
			return 'node:*';
		}
		if (!specifier.startsWith('.')) {
			return specifier
				.split('/')
				.slice(0, specifier.startsWith('@') ? 2 : 1)
				.join('/');
		}
		const target = posix.relative('src', posix.join(dirname(file), specifier)).replace(/^\.\.\//, '');
		const layer = target.split('/')[0] ?? '';
		const isTypeOnly = hasPorts.includes(layer) && match[2] && !file.startsWith(`src/${layer}/`);
		return isTypeOnly ? `${layer} (types)` : layer;
	});
}

function foreignImports(file: string, source: string): string[] {
	const layer = file.split('/')[1] ?? '';
	const table = allowed[layer] ?? [];
	return importsOf(file, source).filter(name => !table.includes(name));
}

suite('architecture', () => {
	const files = globSync(
		'src/{extension.ts,conversations.ts,envEditor.ts,leaks.ts,leakWorker.ts,network.ts,*/**/*.ts}',
	).map(path => path.replaceAll('\\', '/'));
	for (const file of files) {
		test(`${file} imports only what its layer may, and is short`, () => {
			const source = readFileSync(join(file), 'utf8');
			assert.deepEqual(foreignImports(file, source), []);
			assert.ok(source.split('\n').length <= maxLines + 1, `${file} has more than ${maxLines} lines`);
		});
	}

	test('shows messages through ui alone, where no name of a server or a file becomes a link', () => {
		const showing = files.filter(file =>
			/\.show(?:Error|Warning|Information)Message\(/.test(readFileSync(file, 'utf8')),
		);
		assert.deepEqual(showing.sort(), ['src/ui/confirm.ts', 'src/ui/notify.ts']);
	});

	test('is red on planted imports', () => {
		const planted = [
			"import * as vscode from 'vscode';",
			"import { readFileSync } from 'node:fs';",
			"import { z } from 'zod';",
			"import { send } from '../api/http.ts';",
			"import type { Client } from '../api/client.ts';",
			"export { x } from '../views/x.ts';",
			"const lazy = await import('../platform/log.ts');",
			"import '../commands/x.ts';",
		];
		assert.deepEqual(
			planted.map(line => foreignImports('src/core/planted.ts', line)),
			[['vscode'], ['node:*'], ['zod'], ['api'], ['api (types)'], ['views'], ['platform'], ['commands']],
		);
		assert.deepEqual(foreignImports('src/views/planted.ts', "import { send } from '../api/http.ts';"), ['api']);
	});
});
