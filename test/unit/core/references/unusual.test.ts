import { references } from './cases.ts';
import { bash, esbuild, grammar, python, yaml } from './parsers.ts';

const constant = { refused: 'constant' } as const;
const notUnderstood = { refused: 'notUnderstood' } as const;

references({
	language: 'JavaScript, in unusual places',
	path: 'a.mjs',
	check: esbuild('js'),
	cases: [
		{
			why: 'the argument of a method called from',
			before: "h = Buffer.from('§:').toString('base64')",
			after: "h = Buffer.from(`${process.env.YATIVO_API_KEY}:`).toString('base64')",
		},
		{
			why: 'escaped backticks and holes',
			before: "h = '\\`§ \\${x}'",
			after: 'h = `\\`${process.env.YATIVO_API_KEY} \\${x}`',
		},
		{ why: 'a tagged template', before: 'k = String.raw`§`', after: 'k = String.raw`${process.env.YATIVO_API_KEY}`' },
		{
			why: 'a returned template',
			before: '() => { return `§` }',
			after: '() => { return process.env.YATIVO_API_KEY }',
		},
		{
			why: 'the name of a method',
			before: "o = { get '§'() {} }",
			after: 'o = { get [process.env.YATIVO_API_KEY]() {} }',
		},
		{
			why: 'the name of a field',
			before: "class A { '§' = 1 }",
			after: 'class A { [process.env.YATIVO_API_KEY] = 1 }',
		},
		{
			why: 'quotes in a comment behind a division',
			before: "i++ / 2; f('§' /* ' */)",
			after: "i++ / 2; f(process.env.YATIVO_API_KEY /* ' */)",
		},
		...[
			['function f() { return"§" }', 'function f() { return process.env.YATIVO_API_KEY }'],
			["switch (a) { case'§': b() }", 'switch (a) { case process.env.YATIVO_API_KEY: b() }'],
			['a = typeof"§"', 'a = typeof process.env.YATIVO_API_KEY'],
			["a = '§'in b", 'a = process.env.YATIVO_API_KEY in b'],
		].map(([before = '', after = '']) => ({ why: `a word beside the quotes: ${before}`, before, after })),
		{ why: 'another process', before: "function f(process) { g('§') }", after: notUnderstood },
		{ why: 'an attribute of an import', before: "import a from 'a' with { type: '§' }", after: notUnderstood },
	],
});

references({
	language: 'types of TypeScript',
	path: 'a.ts',
	check: esbuild('ts'),
	cases: [
		...[
			"let k: '§' = f()",
			"let k: { a: '§' } = f()",
			"function f(a: string, k: '§') {}",
			"function f(): '§' { return g() }",
			"interface A { k: '§' }",
			"interface A { '§': string }",
			"class A { declare k?: '§' }",
			"k = '§' as const",
			"k = a as '§'",
			"k = a as '§' | 'b'",
			"k = f<'§'>()",
			"k = f<Pick<A, '§'>>()",
			"type A = { [K in '§']: 1 }",
			"function f(k: A[B]['§']) {}",
		].map(before => ({ why: before, before, after: constant })),
		...[
			["o = { a: { k: '§' } }", 'o = { a: { k: process.env.YATIVO_API_KEY! } }'],
			["k = a ? f() : '§'", 'k = a ? f() : process.env.YATIVO_API_KEY!'],
			["k = a ? f.b() : { k: '§' }", 'k = a ? f.b() : { k: process.env.YATIVO_API_KEY! }'],
			["f(a, { k: '§' })", 'f(a, { k: process.env.YATIVO_API_KEY! })'],
			[
				"declare const process: { env: A };\nk = '§'",
				'declare const process: { env: A };\nk = process.env.YATIVO_API_KEY!',
			],
			["type A = string\nf('§')", 'type A = string\nf(process.env.YATIVO_API_KEY!)'],
			["const f = (k: string = '§'): string => k", 'const f = (k: string = process.env.YATIVO_API_KEY!): string => k'],
			["class A { h: B = { k: '§' } }", 'class A { h: B = { k: process.env.YATIVO_API_KEY! } }'],
		].map(([before = '', after = '']) => ({ why: `a value: ${before}`, before, after })),
	],
});

references({
	language: 'Python, in unusual places',
	path: 'a.py',
	check: python,
	cases: [
		{
			why: 'a word beside the quotes',
			before: "import os\ndef f(): return'Bearer §'if a else''",
			after: "import os\ndef f(): return f'Bearer {os.environ[\"YATIVO_API_KEY\"]}'if a else''",
		},
		{ why: 'bytes beside bytes', before: "import os\nk = b'a' b'x§'", after: notUnderstood },
		{ why: 'raw bytes that would end in a backslash', before: "import os\nk = rb'\\§'", after: notUnderstood },
		{ why: 'a type', before: "def f(k: Literal['§']): pass", after: constant },
		{ why: 'another os', before: "def f(os):\n    return '§'", after: notUnderstood },
		{
			why: 'a command of a notebook',
			before: "!curl -H 'X-API-Key: §' https://api.example\n",
			after: notUnderstood,
			unknownToParser: 'IPython reads it',
		},
		{
			why: 'a cell in another language',
			before: "%%bash\ncurl -H 'X-API-Key: §' https://api.example\n",
			after: notUnderstood,
			unknownToParser: 'IPython reads it',
		},
	],
});

references({
	language: 'Ruby, in unusual places',
	path: 'a.rb',
	check: await grammar('ruby'),
	cases: [
		{ why: 'a symbol', before: "k = :'§'", after: notUnderstood },
		{ why: 'a keyword without space', before: 'f(key:"§")', after: 'f(key:ENV.fetch("YATIVO_API_KEY"))' },
		{ why: 'a pattern', before: "case k\nin '§' then 1\nend\n", after: constant },
	],
});

references({
	language: 'PHP, in unusual places',
	path: 'a.php',
	check: await grammar('php'),
	cases: [
		{ why: 'a word beside the quotes', before: '<?php\necho"§";', after: '<?php\necho getenv("YATIVO_API_KEY");' },
		{
			why: 'a longer string beside a word',
			before: "<?php\nreturn'§ a';",
			after: "<?php\nreturn getenv('YATIVO_API_KEY') . ' a';",
		},
	],
});

references({
	language: 'Elixir, in unusual places',
	path: 'a.exs',
	check: await grammar('elixir', 'others'),
	cases: [
		{ why: 'a clause', before: 'case k do\n  "§" -> 1\nend', after: constant },
		{ why: 'the head of a function', before: 'def f("§"), do: 1', after: constant },
		{ why: 'the left of a match', before: '"§" <> a = k', after: constant },
		{ why: 'an atom', before: 'k = :"§"', after: notUnderstood },
		{ why: 'a part of a binary', before: 'k = <<"§", 0>>', after: notUnderstood },
		{
			why: 'a default value',
			before: 'def f(k \\\\ "§"), do: k',
			after: 'def f(k \\\\ System.fetch_env!("YATIVO_API_KEY")), do: k',
		},
		{
			why: 'what a clause returns',
			before: 'case k do\n  1 -> "§"\nend',
			after: 'case k do\n  1 -> System.fetch_env!("YATIVO_API_KEY")\nend',
		},
	],
});

references({
	language: 'C#, in unusual places',
	path: 'a.cs',
	check: await grammar('c-sharp'),
	cases: [
		{ why: 'a switch expression', before: 'var a = k switch { "§" => 1, _ => 2 };', after: constant },
		{ why: 'a pattern', before: 'var a = k is "§";', after: constant },
		{ why: 'a literal of bytes', before: 'var k = "§"u8;', after: constant },
	],
});

references({
	language: 'Rust, in unusual places',
	path: 'a.rs',
	check: await grammar('rust'),
	cases: [
		{ why: 'a static text', before: 'fn f() { let k: &\'static str = "§"; }', after: constant },
		{ why: 'a borrowed result', before: 'fn f() -> &\'static str { "§" }', after: constant },
		{
			why: 'what is matched',
			before: 'fn f() { match "§" { _ => 1 }; }',
			after:
				'fn f() { match std::env::var("YATIVO_API_KEY").expect("YATIVO_API_KEY is not set").as_str() { _ => 1 }; }',
		},
		{
			why: 'a variable of bytes',
			before: 'fn f() { let k = b"§"; }',
			after: 'fn f() { let k = &std::env::var("YATIVO_API_KEY").expect("YATIVO_API_KEY is not set").into_bytes(); }',
		},
	],
});

references({
	language: 'Go, in unusual places',
	path: 'a.go',
	check: await grammar('go'),
	cases: [
		{ why: 'a parameter called os', before: 'package a\n\nfunc f(os string) { g("§") }\n', after: notUnderstood },
		{
			why: 'a variable called os',
			before: 'package a\n\nfunc f() {\n\tos := 1\n\tg("§", os)\n}\n',
			after: notUnderstood,
		},
	],
});

references({
	language: 'shells, in unusual places',
	path: 'a.sh',
	check: bash,
	cases: [
		{ why: 'quotes in a command in backticks', before: 'k="`echo \'§\'`"', after: notUnderstood },
		{ why: 'a command in backticks', before: 'k="`echo §`"', after: 'k="`echo ${YATIVO_API_KEY}`"' },
	],
});

/** Where the steps of a workflow begin. */
const steps = 'jobs:\n  a:\n    steps:\n    ';

references({
	language: 'GitHub Actions, in unusual places',
	path: '.github/workflows/a.yml',
	check: yaml,
	cases: [
		{
			why: 'an expression',
			before: `${steps}- run: echo \${{ format('{0}', '§') }}`,
			after: `${steps}- run: echo \${{ format('{0}', secrets.YATIVO_API_KEY) }}`,
		},
		{
			why: 'a longer text in an expression',
			before: `${steps}- run: echo \${{ format('x§') }}`,
			after: notUnderstood,
		},
		{ why: 'a condition', before: `${steps}- if: env.K == '§'`, after: constant },
	],
});

references({
	language: 'other places that expand nothing',
	path: 'main.tf',
	cases: [
		{
			why: 'the key of an object of Terraform',
			before: 'a = { "§" = 1 }\nvariable "yativo_api_key" {}\n',
			after: 'a = { (var.yativo_api_key) = 1 }\nvariable "yativo_api_key" {}\n',
			reads: 'TF_VAR_yativo_api_key',
		},
		{ why: 'a script in an HTTP file', before: '> {% f("§"); %}', after: notUnderstood, path: 'a.http' },
		{ why: 'a data file of PowerShell', before: "@{ Key = '§' }", after: { refused: 'noReferences' }, path: 'a.psd1' },
		{ why: 'an attribute of PowerShell', before: "param([ValidateSet('§')] $k)", after: constant, path: 'a.ps1' },
		{ why: 'a heredoc of a Dockerfile', before: 'RUN <<A\necho §\nA\n', after: notUnderstood, path: 'Dockerfile' },
	],
	isFound: false,
});

const dartKey = 'final k = Platform.environment["YATIVO_API_KEY"]!;\n';

references({
	language: 'Dart, where an import is allowed',
	path: 'a.dart',
	check: await grammar('dart', 'others'),
	cases: [
		{ why: 'a part of a library', before: '// a\npart of \'b.dart\';\n\nfinal k = "§";\n', after: notUnderstood },
		{
			why: 'a library behind a block comment',
			before: '/* a\n   b */\nlibrary a.b;\n\nfinal k = "§";\n',
			after: `/* a\n   b */\nlibrary a.b;\n\nimport 'dart:io';\n\n${dartKey}`,
		},
		{
			why: 'a library behind an annotation, and a part',
			before: '@A("library b;")\nlibrary a;\npart "c.dart";\n\nfinal k = "§";\n',
			after: `@A("library b;")\nlibrary a;\n\nimport 'dart:io';\npart "c.dart";\n\n${dartKey}`,
		},
		{
			why: 'an import behind a library',
			before: '@A()\nlibrary a;\n/*\nimport b;\n*/\nimport "c.dart";\n\nfinal k = "§";\n',
			after: `@A()\nlibrary a;\n/*\nimport b;\n*/\nimport 'dart:io';\nimport "c.dart";\n\n${dartKey}`,
		},
		{
			why: 'an import of other names',
			before: 'import \'dart:io\' show File;\n\nfinal k = "§";\n',
			after: `import 'dart:io';\nimport 'dart:io' show File;\n\n${dartKey}`,
		},
	],
});

const swiftKey = 'let k = ProcessInfo.processInfo.environment["YATIVO_API_KEY"]!\n';

references({
	language: 'Swift, in unusual places',
	path: 'a.swift',
	check: await grammar('swift', 'others'),
	cases: [
		{
			why: 'a script',
			before: '#!/usr/bin/swift\nlet k = "§"\n',
			after: `#!/usr/bin/swift\nimport Foundation\n\n${swiftKey}`,
		},
		{
			why: 'a condition before the first import',
			before: '// a\n#if DEBUG\nimport A\n#if B\nimport Foundation\n#endif\n#endif\n@testable import C\nlet k = "§"\n',
			after: `// a\n#if DEBUG\nimport A\n#if B\nimport Foundation\n#endif\n#endif\nimport Foundation\n@testable import C\n${swiftKey}`,
		},
		{
			why: 'imports under conditions alone',
			before: '#if os(Linux)\nimport Glibc\n#endif\nlet k = "§"\n',
			after: `import Foundation\n\n#if os(Linux)\nimport Glibc\n#endif\n${swiftKey}`,
		},
		...[
			'enum A: String { case a = "x", b = "§" }\n',
			'enum A: String {\n\tcase a, // (\n\t\tb = "§"\n}\n',
			'@available(*, deprecated, renamed: "f(a:)", message: "§")\nfunc g() {}\n',
		].map(before => ({ why: before, before, after: constant })),
		{
			why: 'a constant of an enumeration',
			before: 'import Foundation\nenum A: String {\n\tcase a = "x"\n\tstatic let k = "§"\n}\n',
			after: `import Foundation\nenum A: String {\n\tcase a = "x"\n\tstatic ${swiftKey}}\n`,
		},
	],
});
