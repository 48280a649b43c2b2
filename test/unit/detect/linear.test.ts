import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { Language, Parser } from 'web-tree-sitter';
import { rules } from '../../../src/detect/rules.ts';
import { scan } from '../../../src/detect/scan.ts';
import { hostilePieces, hostileTemplates, repeated } from './hostile.ts';
import { expand, randomFrom } from './samples.ts';
import { stepsOf } from './steps.ts';

/** The quantifiers without an upper bound in the source of a regular expression. */
function unboundedQuantifiers(source: string): readonly string[] {
	const bare = source.replace(/\\./g, '_').replace(/\[(?:[^\]\\]|\\.)*\]/g, '_');
	return bare.match(/[*+]|\{\d+,\}/g) ?? [];
}

/** The regular expressions in a TypeScript text: literals, and what `new RegExp` and `String.raw` are given. */
async function expressionsIn(text: string): Promise<readonly string[]> {
	await Parser.init();
	const parser = new Parser();
	const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/package.json'));
	parser.setLanguage(await Language.load(join(folder, 'wasm/tree-sitter-typescript.wasm')));
	const root = parser.parse(text)?.rootNode;
	const literals = root?.descendantsOfType('regex_pattern').map(node => node?.text ?? '') ?? [];
	const templates = root?.descendantsOfType('template_string') ?? [];
	const sources = templates.filter(node =>
		[node?.parent, node?.parent?.parent].some(outer => /^(?:String\.raw|new RegExp\()/.test(outer?.text ?? '')),
	);
	return [...literals, ...sources.map(node => (node?.text ?? '').slice(1, -1).replace(/\$\{[^}]*\}/g, '_'))];
}

suite('regular expressions', () => {
	test('the check knows an unbounded quantifier when it sees one', () => {
		assert.deepEqual(['a+', 'a*', 'a{2,}', '[+*]', '\\+\\*', 'a{2,3}?'].map(unboundedQuantifiers), [
			['+'],
			['*'],
			['{2,}'],
			[],
			[],
			[],
		]);
	});

	test('the check finds them in a source', async () => {
		const source = [
			'const a = /a+/g;',
			'const b = String.raw`b*`;',
			'const c = new RegExp(`c{1,}`, "y");',
			'const d = 1 / 2;',
		].join('\n');
		assert.deepEqual(await expressionsIn(source), ['a+', 'b*', 'c{1,}']);
	});

	for (const file of globSync('src/detect/**/*.ts')) {
		test(`${file} has bounded quantifiers only`, async () => {
			const sources = await expressionsIn(readFileSync(file, 'utf8'));
			assert.deepEqual(
				sources.filter(source => unboundedQuantifiers(source).length > 0),
				[],
			);
		});
	}

	for (const { id, pattern, context } of rules) {
		test(`${id} has bounded quantifiers only`, () => {
			const sources = [pattern, context?.names ?? '', context?.tellingNames ?? '', context?.mark ?? ''];
			assert.deepEqual(sources.map(unboundedQuantifiers), [[], [], [], []]);
		});
	}
});

suite('a scan takes steps in proportion to the length of', () => {
	const texts = {
		...Object.fromEntries(Object.entries(hostilePieces).map(([name, piece]) => [name, piece])),
		...Object.fromEntries(
			Object.entries(hostileTemplates).map(([name, template]) => [name, expand(template.repeat(300), randomFrom(5))]),
		),
	};
	const length = 20_000;
	for (const [name, piece] of Object.entries(texts)) {
		test(name, { timeout: 60_000 }, async () => {
			const [once, twice] = [repeated(piece, length), repeated(piece, 2 * length)];
			const [steps, more] = [
				await stepsOf(() => scan(once, { path: 'file.txt' })),
				await stepsOf(() => scan(twice, { path: 'file.txt' })),
			];
			assert.ok(more <= 2.2 * steps + 1000, `${steps} steps, then ${more}`);
			assert.ok(steps < 200 * length, `${steps} steps`);
		});
	}
});
