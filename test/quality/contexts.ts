import type { Name } from './formats.ts';

/** A place where a credential stands. `quote` is how its literal is delimited, `''` when not at all. */
export interface Context {
	readonly id: string;
	readonly path: string;
	readonly quote: '"' | "'" | '';
	/** The text; `value` comes without its quotes. */
	write(name: Name, value: string): string;
	/** The language of comments, to speak of Yativo in one. */
	readonly comment: string;
	/** Whether several literals may stand for the one, and how they are joined. */
	readonly joins?: readonly string[];
}

const context = (
	id: string,
	path: string,
	[quote, comment]: readonly [Context['quote'], string],
	write: Context['write'],
	joins?: readonly string[],
): Context => ({ id, path, quote, comment, write, ...(joins && { joins }) });

export const contexts: readonly Context[] = [
	context('JavaScript constant', 'src/pay.js', ["'", '//'], (n, v) => `const ${n.camel} = '${v}';\n`, [
		' + ',
		' +\n  ',
	]),
	context('TypeScript typed', 'src/pay.ts', ['"', '//'], (n, v) => `export const ${n.camel}: string = "${v}";\n`, [
		' + ',
	]),
	context(
		'object literal',
		'src/client.ts',
		["'", '//'],
		(n, v) => `new Client({\n  ${n.camel}: '${v}',\n  retries: 3,\n});\n`,
		[' + '],
	),
	context(
		'header object',
		'src/http.js',
		["'", '//'],
		(n, v) => `const headers = {\n  'Content-Type': 'application/json',\n  '${n.header}': '${v}',\n};\n`,
		[' + '],
	),
	context('environment default', 'src/env.js', ["'", '//'], (n, v) => `const x = process.env.${n.upper} || '${v}';\n`),
	context('Python constant', 'pay.py', ['"', '#'], (n, v) => `${n.upper} = "${v}"\n`, [' + ', ' ', ' \\\n    ']),
	context('Python keyword', 'pay.py', ["'", '#'], (n, v) => `client = Client(timeout=3, ${n.snake}='${v}')\n`, [
		' ',
		' + ',
	]),
	context('Python getenv', 'settings.py', ['"', '#'], (n, v) => `x = os.getenv("${n.upper}", "${v}")\n`),
	context('Go constant', 'pay.go', ['"', '//'], (n, v) => `const ${n.camel} = "${v}"\n`, [' + ', ' +\n\t']),
	context('Go struct', 'pay.go', ['"', '//'], (n, v) => `cfg := Config{\n\t${n.pascal}: "${v}",\n}\n`, [' + ']),
	context('Rust constant', 'pay.rs', ['"', '//'], (n, v) => `const ${n.upper}: &str = "${v}";\n`),
	context('Java field', 'Pay.java', ['"', '//'], (n, v) => `private static final String ${n.upper} = "${v}";\n`, [
		' + ',
		'\n    + ',
	]),
	context('Kotlin val', 'Pay.kt', ['"', '//'], (n, v) => `val ${n.camel} = "${v}"\n`, [' + ']),
	context('C# property', 'Pay.cs', ['"', '//'], (n, v) => `public string ${n.pascal} { get; set; } = "${v}";\n`, [
		' + ',
	]),
	context('PHP array', 'config.php', ["'", '//'], (n, v) => `return [\n    '${n.snake}' => '${v}',\n];\n`, [
		' . ',
		'.',
	]),
	context('PHP define', 'config.php', ["'", '//'], (n, v) => `define('${n.upper}', '${v}');\n`, [' . ']),
	context('Ruby hash', 'pay.rb', ["'", '#'], (n, v) => `Client.new(${n.snake}: '${v}')\n`, [' + ', ' \\\n  ']),
	context('Ruby fetch', 'pay.rb', ["'", '#'], (n, v) => `x = ENV.fetch('${n.upper}', '${v}')\n`),
	context('Swift let', 'Pay.swift', ['"', '//'], (n, v) => `let ${n.camel} = "${v}"\n`, [' + ']),
	context('Dart const', 'pay.dart', ["'", '//'], (n, v) => `const ${n.camel} = '${v}';\n`, [' ', ' + ']),
	context('Elixir config', 'config.exs', ['"', '#'], (n, v) => `config :app,\n  ${n.snake}: "${v}"\n`, [' <> ']),
	context('Lua table', 'pay.lua', ['"', '--'], (n, v) => `local t = { ${n.snake} = "${v}" }\n`, [' .. ']),
	context('C define', 'pay.h', ['"', '//'], (n, v) => `#define ${n.upper} "${v}"\n`, [' ', ' \\\n  ']),
	context('shell export', 'run.sh', ['"', '#'], (n, v) => `export ${n.upper}="${v}"\n`, ['']),
	context('shell default', 'run.sh', ['', '#'], (n, v) => `: "\${${n.upper}:=${v}}"\n`),
	context('PowerShell', 'run.ps1', ['"', '#'], (n, v) => `$env:${n.upper} = "${v}"\n`, [' + ']),
	context('dotenv', '.env', ['', '#'], (n, v) => `DEBUG=1\n${n.upper}=${v}\nPORT=80\n`),
	context('dotenv quoted', '.env.local', ['"', '#'], (n, v) => `${n.upper}="${v}" # keep\n`),
	context('YAML', 'config.yml', ['', '#'], (n, v) => `pay:\n  retries: 3\n  ${n.snake}: ${v}\n`),
	context('YAML quoted', 'config.yaml', ['"', '#'], (n, v) => `pay:\n  ${n.camel}: "${v}"\n`),
	context('JSON', 'config.json', ['"', ''], (n, v) => `{\n  "retries": 3,\n  "${n.snake}": "${v}"\n}\n`),
	context('JSON in one line', 'data.json', ['"', ''], (n, v) => `{"id":7,"${n.camel}":"${v}","ok":true}`),
	context('TOML', 'config.toml', ['"', '#'], (n, v) => `[pay]\n${n.snake} = "${v}"\n`),
	context('INI', 'config.ini', ['', ';'], (n, v) => `[pay]\n${n.snake}=${v}\n`),
	context('properties', 'app.properties', ['', '#'], (n, v) => `retries=3\n${n.dotted}=${v}\n`),
	context('XML element', 'config.xml', ['', ''], (n, v) => `<config><${n.camel}>${v}</${n.camel}></config>\n`),
	context('XML attribute', 'web.config', ['"', ''], (n, v) => `<add key="${n.pascal}" value="${v}" />\n`),
	context('Dockerfile', 'Dockerfile', ['', '#'], (n, v) => `FROM scratch\nENV ${n.upper}=${v}\n`),
	context(
		'Compose',
		'compose.yml',
		['', '#'],
		(n, v) => `services:\n  api:\n    environment:\n      - ${n.upper}=${v}\n`,
	),
	context('Kubernetes', 'deploy.yaml', ['"', '#'], (n, v) => `env:\n  - name: ${n.upper}\n    value: "${v}"\n`),
	context(
		'Terraform',
		'main.tf',
		['"', '#'],
		(n, v) => `variable "${n.snake}" {\n  type    = string\n  default = "${v}"\n}\n`,
	),
	context(
		'GitHub Actions',
		'.github/workflows/ci.yml',
		['', '#'],
		(n, v) => `jobs:\n  t:\n    env:\n      ${n.upper}: ${v}\n`,
	),
	context('Markdown', 'README.md', ['', ''], (n, v) => `## Setup\n\n- ${n.words}: \`${v}\`\n`),
	context(
		'Markdown table',
		'docs/keys.md',
		['', ''],
		(n, v) => `| name | value |\n| --- | --- |\n| ${n.words} | ${v} |\n`,
	),
	context(
		'notebook',
		'pay.ipynb',
		['', ''],
		(n, v) => `{"cells":[{"source":["import os\\n","${n.snake} = \\"${v}\\"\\n"]}]}`,
	),
	context('SQL', 'seed.sql', ["'", '--'], (n, v) => `INSERT INTO settings (id, ${n.snake}) VALUES (1, '${v}');\n`, [
		' || ',
	]),
	context('log', 'app.log', ['', ''], (n, v) => `2026-02-03T04:05:06Z INFO start ${n.snake}=${v} pid=7\n`),
	context('HTTP file', 'api.http', ['', '#'], (n, v) => `GET https://example.test/x\nAccept: */*\n${n.header}: ${v}\n`),
	context('curl header', 'run.sh', ["'", '#'], (n, v) => `curl -s https://example.test/x -H '${n.header}: ${v}'\n`),
	context('curl body', 'run.sh', ['"', '#'], (n, v) => `curl https://example.test/x -d '{"${n.snake}":"${v}"}'\n`),
	context('URL query', 'run.sh', ['', '#'], (n, v) => `curl "https://example.test/x?a=1&${n.snake}=${v}&b=2"\n`),
	context('command-line flag', 'run.sh', ['', '#'], (n, v) => `pay login --${n.kebab} ${v} --verbose\n`),
	context('CSV', 'keys.csv', ['', ''], (n, v) => `id,${n.snake},active\n7,${v},true\n`),
	context('HTML attribute', 'index.html', ['"', ''], (n, v) => `<div data-${n.kebab}="${v}"></div>\n`),
];
