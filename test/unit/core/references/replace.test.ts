import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/core/edit.ts';
import { allowEdit } from '../../../../src/core/references/allow.ts';
import { contextAt } from '../../../../src/core/references/lexer.ts';
import { maskedCode } from '../../../../src/core/references/masked.ts';
import { refusalText } from '../../../../src/core/references/refusalText.ts';
import { programs, replaceWithReference } from '../../../../src/core/references/replace.ts';
import { replaceAllWithReferences } from '../../../../src/core/references/replaceAll.ts';

const key = `yativo_${'0a1b2c3d'.repeat(6)}`;
const secret = `yvs_live_${'Q7w2'.repeat(6)}`;

const paths = [
	...[
		'a.js',
		'a.tsx',
		'a.ts',
		'a.vue',
		'a.py',
		'a.go',
		'a.rb',
		'a.php',
		'A.java',
		'a.kt',
		'a.cs',
		'a.rs',
		'a.swift',
		'a.dart',
	],
	...['a.exs', 'a.sh', 'a.fish', 'a.ps1', 'Dockerfile', 'a.yml', 'compose.yaml', '.github/workflows/a.yml', 'main.tf'],
	...['values.yaml', 'group_vars/a.yml', '.circleci/config.yml', '.gitlab-ci.yml', 'terragrunt.hcl', '.envrc'],
	...['a.http', '.env', 'a.properties', 'a.json', 'a.md', 'a.html', 'a.toml', 'a.sql'],
];

const piece = fc.constantFrom(
	...[
		'"',
		"'",
		'`',
		'"""',
		"'''",
		'\\',
		'{',
		'}',
		'${',
		'#{',
		'\\(',
		'(',
		')',
		'<',
		'>',
		'</a>',
		'<a b="',
		'/',
		'//',
		'/*',
		'*/',
		'#',
	],
	...[
		'\n',
		'\r\n',
		' ',
		' = ',
		':',
		',',
		';',
		'$',
		'@',
		'<<A\n',
		'A\n',
		'%w[',
		'r#"',
		'"#',
		'f"',
		'const x = ',
		'import ',
		'<?php ',
		'?>',
	],
	...[
		'return ',
		'RUN ',
		'ENV ',
		'a',
		'1',
		'é😀',
		'[',
		']',
		'|',
		'~s(',
		'=begin\n',
		'@"',
		'$@"',
		'\uFEFF',
		'<script>',
		'</script>',
		'format!(',
	],
);

suite('environment references in any text', () => {
	const text = fc.tuple(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 12 }));

	test('touch nothing but one literal and what they need, and never throw', () => {
		fc.assert(
			fc.property(text, fc.constantFrom(...paths), ([before, after], path) => {
				const source = `${before.join('')}${key}${after.join('')}`;
				const start = before.join('').length;
				const request = { text: source, path, languageId: '', start, end: start + key.length };
				const result = replaceWithReference({ ...request, name: 'YATIVO_API_KEY' });
				const edits = result.kind === 'edits' ? result.edits : [];
				const ordered = edits.toSorted((a, b) => a.start - b.start);
				assert.ok(
					ordered.every((edit, index) => edit.start >= (ordered[index - 1]?.end ?? 0) && edit.end <= source.length),
				);
				assert.equal(applyEdits(source, edits).includes(key), result.kind === 'refused');
				allowEdit({ ...request, rule: 'yativo-crypto-key', reason: 'test' });
			}),
			{ numRuns: 20_000 },
		);
	});

	test('look at code as long as the text, without the credential in a string', () => {
		fc.assert(
			fc.property(text, fc.constantFrom(...Object.keys(programs)), ([before, after], name) => {
				const syntax = programs[name as keyof typeof programs]?.syntax ?? assert.fail(name);
				const source = `${before.join('')}"${key}"${after.join('')}`;
				const code = maskedCode(source, syntax);
				const context = contextAt(source, before.join('').length + 1, syntax);
				assert.equal(code.length, source.length);
				assert.ok((context.kind !== 'string' && context.kind !== 'comment') || !code.includes(key));
			}),
			{ numRuns: 5000 },
		);
	});

	test('take time linear in the length of the text', () => {
		const units = ['"', '<a b="c">', '{', '\n', "f(\\'", '<<A\n', ' /*', '<script>', 'import a\n', 'a {', 'a: [', '- '];
		for (const unit of units) {
			const before = unit.repeat(1_000_000 / unit.length);
			for (const path of ['a.tsx', 'a.py', 'a.rb', 'a.sh', 'a.cs', 'a.vue', 'a.yml', 'main.tf', 'Dockerfile']) {
				const request = {
					text: `${before}\n'${key}'`,
					path,
					languageId: '',
					start: before.length + 2,
					end: before.length + 2 + key.length,
				};
				const start = performance.now();
				replaceWithReference({ ...request, name: 'YATIVO_API_KEY' });
				const elapsedMs = performance.now() - start;
				assert.ok(elapsedMs < 20_000, `${path} ${JSON.stringify(unit)}: ${Math.round(elapsedMs)} ms`);
			}
		}
	});

	test('are refused in words', () => {
		const reasons = ['noReferences', 'clientBundle', 'comment', 'constant', 'image', 'notUnderstood'] as const;
		assert.equal(new Set(reasons.map(refusalText)).size, reasons.length);
	});
});

suite('environment references for all credentials of a text', () => {
	function replaced(path: string, text: string) {
		const places = [
			{ value: key, name: 'YATIVO_API_KEY' },
			{ value: secret, name: 'YATIVO_API_SECRET' },
		].flatMap(({ value, name }) =>
			[...text.matchAll(new RegExp(value, 'g'))].map(({ index }) => ({
				start: index,
				end: index + value.length,
				name,
			})),
		);
		const result = replaceAllWithReferences({ text, path, languageId: '' }, places);
		return [
			result.edit ? applyEdits(text, [result.edit]) : text,
			result.replaced.map(({ name }) => name),
			result.refused.map(({ place, reason }) => [place.name, reason]),
		];
	}

	test('share the import', () => {
		assert.deepEqual(replaced('a.py', `key = "${key}"\nsecret = "${secret}"\n`), [
			'import os\n\nkey = os.environ["YATIVO_API_KEY"]\nsecret = os.environ["YATIVO_API_SECRET"]\n',
			['YATIVO_API_KEY', 'YATIVO_API_SECRET'],
			[],
		]);
	});

	test('may share a literal', () => {
		assert.deepEqual(replaced('a.js', `f('${key}:${secret}', '${key}')`), [
			'f(`${process.env.YATIVO_API_KEY}:${process.env.YATIVO_API_SECRET}`, process.env.YATIVO_API_KEY)',
			['YATIVO_API_KEY', 'YATIVO_API_SECRET', 'YATIVO_API_KEY'],
			[],
		]);
	});

	test('leave those that are refused', () => {
		assert.deepEqual(replaced('a.js', `// ${key}\nf('${secret}')`), [
			`// ${key}\nf(process.env.YATIVO_API_SECRET)`,
			['YATIVO_API_SECRET'],
			[['YATIVO_API_KEY', 'comment']],
		]);
	});
});
