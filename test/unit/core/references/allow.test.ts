import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../../../../src/core/edit.ts';
import { allowEdit } from '../../../../src/core/references/allow.ts';
import { bash, type Check, esbuild, grammar, python, yaml } from './parsers.ts';

const credential = `yativo_${'0a1b2c3d'.repeat(6)}`;
const said = 'yativo:allow yativo-crypto-key: a test key';

function allowed(path: string, before: string, reason = 'a test key'): string | undefined {
	const start = before.indexOf('§');
	const text = before.replace('§', credential);
	const request = {
		text,
		path,
		languageId: '',
		start,
		end: start + credential.length,
		rule: 'yativo-crypto-key',
		reason,
	};
	const edit = allowEdit(request);
	return edit && applyEdits(text, [edit]).replace(credential, '§');
}

const php = await grammar('php');

suite('comment that allows a credential', () => {
	const cases: readonly (readonly [
		path: string,
		before: string,
		after: string | undefined,
		check?: Check | undefined,
	])[] = [
		['a.ts', "const k = '§';\nf();\n", `const k = '§'; // ${said}\nf();\n`, esbuild('ts')],
		['a.ts', "const k = '§'; // x\r\n", `const k = '§'; // x // ${said}\r\n`, esbuild('ts')],
		['a.ts', "const k = '§'", `const k = '§' // ${said}`, esbuild('ts')],
		['a.ts', 'f({\n\tk: `a §\n`,\n})\n', `f({\n\t// ${said}\n\tk: \`a §\n\`,\n})\n`, esbuild('ts')],
		['a.ts', 'const k = `a\n§\n`;\n', undefined],
		['a.tsx', 'a = <p\n  k="§"\n>b</p>\n', `a = <p\n  k="§" /* ${said} */\n>b</p>\n`, esbuild('tsx')],
		['a.tsx', 'a = <p>\n  §\n</p>\n', `a = <p>\n  § {/* ${said} */}\n</p>\n`, esbuild('tsx')],
		['a.min.js', `k='§';${'a();'.repeat(3000)}\n`, `// ${said}\nk='§';${'a();'.repeat(3000)}\n`, esbuild('js')],
		['a.py', 'if a:\n    k = "§"\n', `if a:\n    k = "§" # ${said}\n`, python],
		['a.py', 'k = "§" \\\n  "b"\n', `# ${said}\nk = "§" \\\n  "b"\n`, python],
		['a.py', 'k = a + \\\n  "§" \\\n  "b"\n', undefined],
		['a.py', 'k = """a\n§\n"""\n', undefined],
		['a.rb', 'k = <<~A\n  §\nA\n', undefined],
		['a.php', "<?php\n$k = '§';\n", `<?php\n$k = '§'; // ${said}\n`, php],
		['a.php', "<?php f('§') ?>\n", undefined],
		['a.sh', 'curl -H "a: §" \\\n  -d b\n', `# ${said}\ncurl -H "a: §" \\\n  -d b\n`, bash],
		['a.sh', 'curl \\\n  -H "a: §"\n', `curl \\\n  -H "a: §" # ${said}\n`, bash],
		['a.sh', 'curl \\\n  -H "a: §" \\\n  -d b\n', undefined],
		['Dockerfile', 'FROM a\nRUN b && \\\n  c §\n', `FROM a\nRUN b && \\\n  # ${said}\n  c §\n`],
		['a.yml', 'a:\n  k: §\n', `a:\n  k: § # ${said}\n`, yaml],
		['a.yml', 'a:\n  k: |\n    §\n', undefined],
		['a.yml', 'a:\n  - b: |\n      c\n    k: "§"\n', `a:\n  - b: |\n      c\n    k: "§" # ${said}\n`, yaml],
		['a.tf', 'k = "§"\n', `k = "§" # ${said}\n`],
		['.env', 'A=1\nK="§"\n', `A=1\n# ${said}\nK="§"\n`],
		['.env', 'K="a\n§"\n', undefined],
		['a.http', 'GET https://x\nKey: §\n', `GET https://x\n# ${said}\nKey: §\n`],
		['a.http', 'POST https://x\n\n{"k": "§"}\n', undefined],
		['a.md', 'Use §.\n', `Use §. <!-- ${said} -->\n`],
		['a.md', '```sh\nexport K=§\n```\n', undefined],
		['a.html', '<p>§</p>\n', `<p>§</p> <!-- ${said} -->\n`],
		['a.html', '<p\n  k="§"\n>\n', undefined],
		['a.vue', "<script>\nk = '§'\n</script>\n", `<script>\nk = '§' // ${said}\n</script>\n`],
		['a.vue', '<template>\n<p>§</p>\n</template>\n', `<template>\n<p>§</p> <!-- ${said} -->\n</template>\n`],
		['a.css', '/* § */\n', `/* § */ /* ${said} */\n`],
		['a.sql', "SELECT '§'\n", `SELECT '§' -- ${said}\n`],
		['a.toml', 'k = "§"\n', `k = "§" # ${said}\n`],
		['a.jsonc', '{ "k": "§" }\n', `{ "k": "§" } // ${said}\n`],
		['a.json', '{ "k": "§" }\n', undefined],
		['notes.txt', '§\n', undefined],
	];
	for (const [path, before, after, check] of cases) {
		test(`in ${path}: ${JSON.stringify(before.slice(0, 40))}`, () => {
			assert.equal(allowed(path, before), after);
			assert.equal(check?.((after ?? '').replace('§', credential)), undefined);
		});
	}

	test('cannot be ended by its reason', () => {
		assert.deepEqual(
			[
				allowed('a.css', '/* § */', 'x */ y'),
				allowed('a.md', '§', 'x --> y\nz'),
				allowed('.env', 'A="open\nK=§', 'a "b"'),
			],
			[
				'/* § */ /* yativo:allow yativo-crypto-key: x   y */',
				'§ <!-- yativo:allow yativo-crypto-key: x   y z -->',
				'A="open\n# yativo:allow yativo-crypto-key: a ”b”\nK=§',
			],
		);
	});
});
