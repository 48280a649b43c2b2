import { references } from './cases.ts';
import { grammar } from './parsers.ts';

references({
	language: 'Go',
	path: 'pay.go',
	check: await grammar('go'),
	cases: [
		{
			why: 'no imports',
			before: 'package pay\n\nvar key = "§"\n',
			after: 'package pay\n\nimport "os"\n\nvar key = os.Getenv("YATIVO_API_KEY")\n',
		},
		{
			why: 'one import',
			before: 'package pay\n\nimport "fmt"\n\nfunc f() { fmt.Print("§") }\n',
			after: 'package pay\n\nimport "fmt"\nimport "os"\n\nfunc f() { fmt.Print(os.Getenv("YATIVO_API_KEY")) }\n',
		},
		{
			why: 'a block of imports',
			before: 'package pay\n\nimport (\n\t"fmt"\n\t"strings"\n\n\t"github.com/a/b"\n)\n\nvar key = "§"\n',
			after:
				'package pay\n\nimport (\n\t"fmt"\n\t"os"\n\t"strings"\n\n\t"github.com/a/b"\n)\n\nvar key = os.Getenv("YATIVO_API_KEY")\n',
		},
		{
			why: 'the import there already',
			before: 'package pay\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nvar key = `§`\n',
			after: 'package pay\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nvar key = os.Getenv("YATIVO_API_KEY")\n',
		},
		{
			why: 'the import under another name',
			before: 'package pay\n\nimport system "os"\n\nvar key = "§"\n',
			after: 'package pay\n\nimport system "os"\n\nvar key = system.Getenv("YATIVO_API_KEY")\n',
		},
		{
			why: 'a longer string',
			before: 'package pay\n\nimport "os"\n\nfunc f() { g("Bearer § x", 1) }\n',
			after: 'package pay\n\nimport "os"\n\nfunc f() { g("Bearer " + os.Getenv("YATIVO_API_KEY") + " x", 1) }\n',
		},
		{
			why: 'a longer raw string',
			before: 'package pay\n\nimport "os"\n\nvar body = `{"key": "§"}`\n',
			after: 'package pay\n\nimport "os"\n\nvar body = `{"key": "` + os.Getenv("YATIVO_API_KEY") + `"}`\n',
		},
		{
			why: 'an index into a longer string',
			before: 'package pay\n\nimport "os"\n\nvar b = "a §"[1:]\n',
			after: 'package pay\n\nimport "os"\n\nvar b = ("a " + os.Getenv("YATIVO_API_KEY"))[1:]\n',
		},
		{
			why: 'a constant',
			before: 'package pay\n\nimport "os"\n\nconst key = "§"\n',
			after: 'package pay\n\nimport "os"\n\nvar key = os.Getenv("YATIVO_API_KEY")\n',
		},
		{
			why: 'a typed constant in a function',
			before: 'package pay\n\nimport "os"\n\nfunc f() {\n\tconst key string = "§"\n}\n',
			after: 'package pay\n\nimport "os"\n\nfunc f() {\n\tvar key string = os.Getenv("YATIVO_API_KEY")\n}\n',
		},
		{
			why: 'a block of constants',
			before: 'package pay\n\nconst (\n\ta = 1\n\tkey = "§"\n)\n',
			after: { refused: 'constant' },
		},
		{
			why: 'the tag of a field',
			before: 'package pay\n\ntype a struct {\n\tb string `json:"§"`\n}\n',
			after: { refused: 'constant' },
		},
		{
			why: 'a rune before it',
			before: 'package pay\n\nimport "os"\n\nfunc f() { g(\'"\', \'\\\'\', "§") }\n',
			after: 'package pay\n\nimport "os"\n\nfunc f() { g(\'"\', \'\\\'\', os.Getenv("YATIVO_API_KEY")) }\n',
		},
		{ why: 'a comment', before: "package pay\n\n// it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'Java',
	path: 'src/Pay.java',
	check: await grammar('java'),
	cases: [
		{
			why: 'a field',
			before: 'class A { static final String KEY = "§"; }\n',
			after: 'class A { static final String KEY = System.getenv("YATIVO_API_KEY"); }\n',
		},
		{
			why: 'a longer string',
			before: 'class A { String h = "Bearer § x"; }\n',
			after: 'class A { String h = "Bearer " + System.getenv("YATIVO_API_KEY") + " x"; }\n',
		},
		{
			why: 'a method of a longer string',
			before: 'class A { int n = "a §".length(); }\n',
			after: 'class A { int n = ("a " + System.getenv("YATIVO_API_KEY")).length(); }\n',
		},
		{
			why: 'a text block',
			before: 'class A { String h = """\n  {"key": "§", "p": "5%"}\n  """; }\n',
			after:
				'class A { String h = """\n  {"key": "%s", "p": "5%%"}\n  """.formatted(System.getenv("YATIVO_API_KEY")); }\n',
		},
		{
			why: 'a character before it',
			before: "class A { char c = '\"'; char d = '\\''; String k = \"§\"; }\n",
			after: "class A { char c = '\"'; char d = '\\''; String k = System.getenv(\"YATIVO_API_KEY\"); }\n",
		},
		{ why: 'an annotation', before: 'class A { @Value("§") String k; }\n', after: { refused: 'constant' } },
		{
			why: 'a label',
			before: 'class A { void f(String s) { switch (s) { case "§": break; } } }\n',
			after: { refused: 'constant' },
		},
		{
			why: 'an app',
			before: 'import android.os.Bundle;\nclass A { String k = "§"; }\n',
			after: { refused: 'clientBundle' },
		},
		{ why: 'a comment', before: "/* it's § */\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'Kotlin',
	path: 'src/Pay.kt',
	check: await grammar('kotlin', 'others'),
	cases: [
		{ why: 'a value', before: 'val key = "§"\n', after: 'val key = System.getenv("YATIVO_API_KEY")\n' },
		{
			why: 'a longer string',
			before: 'val h = "Bearer § ${a["b"]} $c"\n',
			after: 'val h = "Bearer ${System.getenv("YATIVO_API_KEY")} ${a["b"]} $c"\n',
		},
		{
			why: 'a raw string',
			before: 'val h = """{"key": "§"}"""\n',
			after: 'val h = """{"key": "${System.getenv("YATIVO_API_KEY")}"}"""\n',
		},
		{
			why: 'a constant',
			before: 'private const val KEY = "§"\n',
			after: 'private val KEY = System.getenv("YATIVO_API_KEY")\n',
		},
		{ why: 'an annotation', before: '@Named("§")\nclass A\n', after: { refused: 'constant' } },
		{ why: 'a comment', before: "// it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'C#',
	path: 'src/Pay.cs',
	check: await grammar('c-sharp'),
	cases: [
		{
			why: 'a field',
			before: 'using System;\nclass A { string k = "§"; }\n',
			after: 'using System;\nclass A { string k = Environment.GetEnvironmentVariable("YATIVO_API_KEY"); }\n',
		},
		{
			why: 'a file without using System',
			before: 'class A { string k = "§"; }\n',
			after: 'class A { string k = System.Environment.GetEnvironmentVariable("YATIVO_API_KEY"); }\n',
		},
		{
			why: 'a longer string',
			before: 'using System;\nclass A { string k = "{\\"a\\": § }"; }\n',
			after:
				'using System;\nclass A { string k = $"{{\\"a\\": {Environment.GetEnvironmentVariable("YATIVO_API_KEY")} }}"; }\n',
		},
		{
			why: 'a verbatim string',
			before: 'using System;\nclass A { string k = @"c:\\a ""b"" §"; }\n',
			after:
				'using System;\nclass A { string k = $@"c:\\a ""b"" {Environment.GetEnvironmentVariable("YATIVO_API_KEY")}"; }\n',
		},
		{
			why: 'an interpolated string',
			before: 'using System;\nclass A { string k = $"{{a}} {b["c"]} §"; }\n',
			after:
				'using System;\nclass A { string k = $"{{a}} {b["c"]} {Environment.GetEnvironmentVariable("YATIVO_API_KEY")}"; }\n',
		},
		{
			why: 'a raw string',
			before: 'using System;\nclass A { string k = """{"a": "§"}"""; }\n',
			after:
				'using System;\nclass A { string k = $$"""{"a": "{{Environment.GetEnvironmentVariable("YATIVO_API_KEY")}}"}"""; }\n',
		},
		{
			why: 'a constant member',
			before: 'using System;\nclass A { private const string Key = "§"; }\n',
			after:
				'using System;\nclass A { private static readonly string Key = Environment.GetEnvironmentVariable("YATIVO_API_KEY"); }\n',
		},
		{
			why: 'a constant in a method',
			before: 'class A { void F() { const string k = "§"; } }\n',
			after: { refused: 'constant' },
		},
		{ why: 'an attribute', before: 'class A { [Name("§")] void F() { } }\n', after: { refused: 'constant' } },
		{
			why: 'a default value',
			before: 'class A { void F(int a, string k = "§") { } }\n',
			after: { refused: 'constant' },
		},
		{
			why: 'a character before it',
			before: 'using System;\nclass A { char c = \'"\'; string k = "§"; }\n',
			after:
				'using System;\nclass A { char c = \'"\'; string k = Environment.GetEnvironmentVariable("YATIVO_API_KEY"); }\n',
		},
		{ why: 'a comment', before: "// it's §\n", after: { refused: 'comment' } },
	],
});

const variable = 'std::env::var("YATIVO_API_KEY").expect("YATIVO_API_KEY is not set")';

references({
	language: 'Rust',
	path: 'src/pay.rs',
	check: await grammar('rust'),
	cases: [
		{ why: 'an argument', before: 'fn f() { g("§"); }\n', after: `fn f() { g(&${variable}); }\n` },
		{
			why: 'a method',
			before: 'fn f() { let k = "§".to_string(); }\n',
			after: `fn f() { let k = ${variable}.to_string(); }\n`,
		},
		{ why: 'bytes', before: 'fn f() { g(b"§"); }\n', after: `fn f() { g(${variable}.as_bytes()); }\n` },
		{
			why: 'a longer string',
			before: 'fn f() { g("{a} §"); }\n',
			after: `fn f() { g(&format!("{{a}} {}", ${variable})); }\n`,
		},
		{
			why: 'a raw string',
			before: 'fn f() { g(r#"{"a": "§"}"#); }\n',
			after: `fn f() { g(&format!(r#"{{"a": "{}"}}"#, ${variable})); }\n`,
		},
		{
			why: 'a format',
			before: 'fn f() { let h = format!("Bearer § {}", a); }\n',
			after: `fn f() { let h = format!("Bearer {yativo_api_key} {}", a, yativo_api_key = ${variable}); }\n`,
		},
		{
			why: 'a format that is nothing else',
			before: 'fn f() { println!("§"); }\n',
			after: `fn f() { println!("{yativo_api_key}", yativo_api_key = ${variable}); }\n`,
		},
		{
			why: 'a format over lines',
			before: 'fn f() {\n  write!(w,\n    "§ {}",\n    g(\')\', ")"),\n  )\n}\n',
			after: `fn f() {\n  write!(w,\n    "{yativo_api_key} {}",\n    g(')', ")"),\n  yativo_api_key = ${variable})\n}\n`,
		},
		{
			why: 'the argument of a format',
			before: 'fn f() { println!("{}", "§"); }\n',
			after: `fn f() { println!("{}", &${variable}); }\n`,
		},
		{
			why: 'characters and lifetimes before it',
			before: "fn f<'a>(c: &'a str) { g('\"', '\\'', \"§\"); }\n",
			after: `fn f<'a>(c: &'a str) { g('"', '\\'', &${variable}); }\n`,
		},
		{ why: 'a constant', before: 'const KEY: &str = "§";\n', after: { refused: 'constant' } },
		{ why: 'an attribute', before: '#[doc = "§"]\nfn f() {}\n', after: { refused: 'constant' } },
		{ why: 'a pattern', before: 'fn f(a: &str) { match a { "§" => {} _ => {} } }\n', after: { refused: 'constant' } },
		{ why: 'a comment', before: "/* it's § */\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'Swift',
	path: 'Sources/Pay.swift',
	check: await grammar('swift', 'others'),
	cases: [
		{
			why: 'a constant',
			before: 'import Foundation\nlet key = "§"\n',
			after: 'import Foundation\nlet key = ProcessInfo.processInfo.environment["YATIVO_API_KEY"]!\n',
		},
		{
			why: 'another import',
			before: '// a\nimport Vapor\nlet key = "§"\n',
			after:
				'// a\nimport Foundation\nimport Vapor\nlet key = ProcessInfo.processInfo.environment["YATIVO_API_KEY"]!\n',
		},
		{
			why: 'no import',
			before: '// a\nlet key = "§"\n',
			after: '// a\nimport Foundation\n\nlet key = ProcessInfo.processInfo.environment["YATIVO_API_KEY"]!\n',
		},
		{
			why: 'a longer string',
			before: 'import Foundation\nlet h = "Bearer § \\(a["b"]) \\n"\n',
			after:
				'import Foundation\nlet h = "Bearer \\(ProcessInfo.processInfo.environment["YATIVO_API_KEY"]!) \\(a["b"]) \\n"\n',
		},
		{
			unknownToParser: 'the grammar is older than raw strings',
			why: 'a raw string',
			before: 'import Foundation\nlet h = #"{"a": "§"}"#\n',
			after: 'import Foundation\nlet h = #"{"a": "\\#(ProcessInfo.processInfo.environment["YATIVO_API_KEY"]!)"}"#\n',
		},
		{ why: 'an app', before: 'import SwiftUI\nlet key = "§"\n', after: { refused: 'clientBundle' } },
		{ why: 'a label', before: 'enum A: String { case b = "§" }\n', after: { refused: 'constant' } },
	],
});

references({
	language: 'Dart',
	path: 'bin/pay.dart',
	check: await grammar('dart', 'others'),
	cases: [
		{
			why: 'a variable',
			before: "import 'dart:io';\nfinal key = '§';\n",
			after: "import 'dart:io';\nfinal key = Platform.environment['YATIVO_API_KEY']!;\n",
		},
		{
			why: 'a file without imports',
			before: 'final key = "§";\n',
			after: 'import \'dart:io\';\n\nfinal key = Platform.environment["YATIVO_API_KEY"]!;\n',
		},
		{
			why: 'an import under another name',
			before: "import 'dart:io' as io;\nfinal key = '§';\n",
			after: "import 'dart:io' as io;\nfinal key = io.Platform.environment['YATIVO_API_KEY']!;\n",
		},
		{
			why: 'a longer string',
			before: "import 'dart:io';\nfinal h = 'Bearer § ${a['b']} $c';\n",
			after: "import 'dart:io';\nfinal h = 'Bearer ${Platform.environment['YATIVO_API_KEY']} ${a['b']} $c';\n",
		},
		{
			why: 'a raw string',
			before: "import 'dart:io';\nfinal h = r'a$b §';\n",
			after: "import 'dart:io';\nfinal h = r'a$b ' + Platform.environment['YATIVO_API_KEY']!;\n",
		},
		{
			why: 'literals side by side',
			before: "import 'dart:io';\nfinal h = 'Bearer ' '§';\n",
			after: "import 'dart:io';\nfinal h = 'Bearer ' '${Platform.environment['YATIVO_API_KEY']}';\n",
		},
		{
			why: 'a constant',
			before: "import 'dart:io';\nconst key = '§';\n",
			after: "import 'dart:io';\nfinal key = Platform.environment['YATIVO_API_KEY']!;\n",
		},
		{ why: 'a constant list', before: "final a = const ['§'];\n", after: { refused: 'constant' } },
		{ why: 'a default value', before: "void f({String key = '§'}) {}\n", after: { refused: 'constant' } },
		{
			why: 'an app',
			before: "import 'package:flutter/material.dart';\nfinal key = '§';\n",
			after: { refused: 'clientBundle' },
		},
	],
});
