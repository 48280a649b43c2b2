import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { envDrift } from '../../../src/core/envDrift.ts';
import { envUses } from '../../../src/core/envUses.ts';

suite('environment variables that code reads', () => {
	const reads: readonly (readonly [path: string, text: string])[] = [
		['a.js', 'process.env.X_1'],
		['a.js', 'process.env?.X_1'],
		['a.js', "process.env['X_1']"],
		['a.js', 'process.env?.["X_1"]'],
		['a.ts', 'const { X_1 } = process.env;'],
		['a.ts', "const { X_1: key = 'none' } = process.env;"],
		['a.ts', 'import.meta.env.X_1'],
		['a.ts', "Deno.env.get('X_1')"],
		['a.ts', 'Bun.env.X_1'],
		['a.yml', "\"{{ lookup('env', 'X_1') }}\""],
		['a.py', "os.environ['X_1']"],
		['a.py', "os.environ.get('X_1')"],
		['a.py', 'os.getenv("X_1", "")'],
		['a.py', 'os.environb[b"X_1"]'],
		['a.go', 'os.Getenv("X_1")'],
		['a.go', 'os.LookupEnv("X_1")'],
		['a.rb', "ENV['X_1']"],
		['a.rb', "ENV.fetch('X_1')"],
		['a.php', "getenv('X_1')"],
		['a.php', "$_ENV['X_1']"],
		['a.php', "$_SERVER['X_1']"],
		['a.php', "env('X_1')"],
		['A.java', 'System.getenv("X_1")'],
		['A.cs', 'Environment.GetEnvironmentVariable("X_1")'],
		['a.rs', 'std::env::var("X_1")'],
		['a.rs', 'env!("X_1")'],
		['a.swift', 'ProcessInfo.processInfo.environment["X_1"]'],
		['a.dart', "Platform.environment['X_1']"],
		['a.dart', "String.fromEnvironment('X_1')"],
		['a.exs', 'System.fetch_env!("X_1")'],
		['a.exs', 'System.get_env("X_1")'],
		['a.clj', '(System/getenv "X_1")'],
		['a.hs', 'lookupEnv "X_1"'],
		['a.lua', 'os.getenv "X_1"'],
		['a.c', 'getenv("X_1")'],
		['a.pl', '$ENV{X_1}'],
		['a.pl', "$ENV{'X_1'}"],
		['a.rs', '#[arg(long, env = "X_1")]'],
		['a.rs', 'dotenvy::var("X_1")'],
		['A.java', '@Value("$' + '{X_1:none}")'],
		['a.sh', 'X_2=1 node main.js "$X_1"'],
		['a.sh', 'curl -H "X-API-Key: $X_1"'],
		['a.ps1', '$env:X_1'],
		['a.ps1', '$' + '{env:X_1}'],
		['Dockerfile.dev', 'RUN echo $' + '{X_1}'],
		['compose.yaml', 'key: $' + '{X_1:?not set}'],
		['.github/workflows/a.yml', 'key: $' + '{{ secrets.X_1 }}'],
		['a.http', 'X-API-Key: {{$processEnv X_1}}'],
		['a.http', 'X-API-Key: {{$dotenv X_1}}'],
	];
	for (const [path, text] of reads) {
		test(`are found in ${text}`, () => {
			const start = text.indexOf('X_1');
			assert.deepEqual(envUses(text, path), [{ name: 'X_1', start, end: start + 3 }]);
		});
	}

	test('are not taken for variables of the program, strings or properties', () => {
		const text = 'const X_1 = `$' + "{X_1}`; $X_1 = 'X_1'; config.X_1; environments.X_1; getItem('X_1')";
		assert.deepEqual(envUses(text, 'a.ts'), []);
	});

	test('are those that Terraform reads its variables from', () => {
		const text = 'variable "x_1" {}\na = var.x_1\nb = "${var.X_2}"\n';
		assert.deepEqual(
			envUses(text, 'main.tf').map(({ name, start, end }) => [name, text.slice(start, end)]),
			[
				['TF_VAR_x_1', 'x_1'],
				['TF_VAR_x_1', 'x_1'],
				['TF_VAR_X_2', 'X_2'],
			],
		);
	});

	test('are not those that a script gives a value itself, unless it is made of theirs', () => {
		const text = 'export X_1=http://x\nX_2="$' + '{X_2:-none}"\ncurl "$X_1/$X_2"\n';
		assert.deepEqual(
			envUses(text, 'a.sh').map(({ start }) => text.slice(start)),
			['X_2:-none}"\ncurl "$X_1/$X_2"\n', 'X_2"\n'],
		);
	});
});

suite('drift between code, .env.example and bindings', () => {
	const now = new Date('2026-11-21T00:00:00Z');
	const code = [
		{ path: 'a.ts', text: 'process.env.YATIVO_API_KEY + process.env.YATIVO_NEW + process.env.HOME + process.env.PAY' },
		{ path: 'b.py', text: 'os.environ["YATIVO_NEW"]; settings.yativo_webhook_secret' },
	];
	const example = {
		path: '.env.example',
		text: 'YATIVO_API_KEY=\nexport YATIVO_OLD=\nYATIVO_WEBHOOK_SECRET=\nOTHER=\nYATIVO_OLD=\n',
	};

	test('tells what is not documented, not used, and bound to a key that has ended', () => {
		const bindings = [
			{ name: 'YATIVO_API_KEY', key: { name: 'Old', status: 'revoked' } },
			{ name: 'PAY', key: { name: 'Ends', status: 'active', expiresAt: new Date('2026-11-20T00:00:00Z') } },
			{ name: 'YATIVO_WEBHOOK_SECRET', key: { name: 'Good', status: 'active' } },
		];
		assert.deepEqual(envDrift({ code, example, bindings, now }), [
			{
				kind: 'undocumented',
				name: 'YATIVO_NEW',
				places: [
					{ path: 'a.ts', start: 41, end: 51 },
					{ path: 'b.py', start: 12, end: 22 },
				],
			},
			{ kind: 'undocumented', name: 'PAY', places: [{ path: 'a.ts', start: 85, end: 88 }] },
			{
				kind: 'unused',
				name: 'YATIVO_OLD',
				places: [
					{ path: '.env.example', start: 23, end: 33 },
					{ path: '.env.example', start: 65, end: 75 },
				],
			},
			{ kind: 'deadKey', name: 'YATIVO_API_KEY', keyName: 'Old' },
			{ kind: 'deadKey', name: 'PAY', keyName: 'Ends' },
		]);
	});

	test('does not listen to comments', () => {
		const files = [
			{ path: 'a.ts', text: '// process.env.YATIVO_NOTE\n/* process.env.YATIVO_OLD */\n' },
			{ path: 'b.py', text: '# os.environ["YATIVO_NOTE"]\n' },
			{ path: 'c.yml', text: 'a: 1 # $' + '{YATIVO_NOTE}\n' },
		];
		const text = 'YATIVO_OLD=\n';
		assert.deepEqual(envDrift({ code: files, example: { path: '.env.example', text }, bindings: [], now }), [
			{ kind: 'unused', name: 'YATIVO_OLD', places: [{ path: '.env.example', start: 0, end: 10 }] },
		]);
	});

	test('is told of variables of any name that are served, whether by a key that is known or not', () => {
		const text = 'PAY_SECRET=\n';
		const files = [{ path: 'a.ts', text: 'process.env.PAY_KEY' }];
		assert.deepEqual(
			envDrift({
				code: files,
				example: { path: '.env.example', text },
				bindings: [{ name: 'PAY_KEY' }, { name: 'PAY_SECRET' }],
				now,
			}).map(({ kind, name }) => [kind, name]),
			[
				['undocumented', 'PAY_KEY'],
				['unused', 'PAY_SECRET'],
			],
		);
	});

	test('is none when all agree', () => {
		const text = 'YATIVO_API_KEY=\nYATIVO_NEW=\nSOMETHING_ELSE=\n';
		assert.deepEqual(envDrift({ code, example: { path: '.env.example', text }, bindings: [], now }), []);
	});

	test('takes names of any kind in .env.example', () => {
		const text = `YATIVO_${'A'.repeat(100_000)}=\nx.YATIVO_(-[=\nYATIVO_[=\n`;
		assert.deepEqual(envDrift({ code: [], example: { path: '.env.example', text }, bindings: [], now }), []);
	});
});
