import { references } from './cases.ts';
import { grammar } from './parsers.ts';

/** The cases of texts in which only a constant can stand. */
function refused(...texts: readonly string[]) {
	return texts.map(before => ({ why: before, before, after: { refused: 'constant' } as const }));
}

const java = 'System.getenv("YATIVO_API_KEY")';

references({
	language: 'Java, where constants stand',
	path: 'src/A.java',
	check: await grammar('java'),
	cases: [
		...refused(
			'class A { @Schema(description = "a (b)", example = "§") String k; }',
			'interface A { @Headers({"User-Agent: x (y)", "Authorization: Bearer §"}) void f(); }',
			'class A { @B(c = @C(D.class), d = {"§"}) String k; }',
			'@interface A { String k() default "§"; }',
			'@interface A { String[] k() default {"a", "§"}; }',
			'class A { void f(String s) { switch (s) { case "(", "§": break; } } }',
			'class A { static final String K = "§"; @Value(K) String v; }',
			'class A { static final String K = "§"; @Value("${" + A.K + "}") String v; }',
			'class A { static final String K = "§"; void f(String s) { switch (s) { case K: break; } } }',
			'class A { static final String K = "a" + ("§"), B = K + "b"; @Value(B) String v; }',
			'interface A { String K = "§"; @Value(K) void f(); }',
		),
		{
			why: 'what an annotation stands before',
			before: 'class A { @B(c = "(") String k = f("§"); }',
			after: `class A { @B(c = "(") String k = f(${java}); }`,
		},
		{
			why: 'what a label stands before',
			before: 'class A { String f(String s) { return switch (s) { case "a" -> "§"; default -> "b"; }; } }',
			after: `class A { String f(String s) { return switch (s) { case "a" -> ${java}; default -> "b"; }; } }`,
		},
		{
			why: 'an attribute and a comment with the name of the field',
			before: 'class A { String name = "§"; @B(name = "a") String c; /* @B(name) */ }',
			after: `class A { String name = ${java}; @B(name = "a") String c; /* @B(name) */ }`,
		},
		{
			why: 'a constant in the value of another one',
			before: 'class A { static final String K = "§"; static final String H = "Bearer " + K; }',
			after: `class A { static final String K = ${java}; static final String H = "Bearer " + K; }`,
		},
	],
});

const kotlin = java;

references({
	language: 'Kotlin, where constants stand',
	path: 'src/a.kt',
	check: await grammar('kotlin', 'others'),
	cases: [
		...refused(
			'@Foo(arrayOf("a"), "§")\nclass A',
			'@Foo(a = [Bar("a")], b = ["§"])\nclass A',
			'class A { @field:[Foo Bar("§")] val k = 1\n}',
			'const val A = "§"\nconst val B = A + "x"\n',
			'const val A = "§"\nconst val B = "${A}x"\n',
			'const val A = "§"\nconst val B = // b\n\t"x" +\n\tA\n',
			'private const val K = "§"\n@Foo("a", K)\nclass A\n',
		),
		{
			why: 'a constant over lines',
			before: 'private const val K =\n\t"§"\nconst val B = "K"\n// const val C = K\n',
			after: `private val K =\n\t${kotlin}\nconst val B = "K"\n// const val C = K\n`,
		},
		{
			why: 'a parenthesis behind the label of a jump',
			before: 'fun f() { a.forEach { return@forEach (g("§")) } }',
			after: `fun f() { a.forEach { return@forEach (g(${kotlin})) } }`,
		},
		{
			why: 'a constant on the line before',
			before: 'const val A = "a"\nval k = f("§")\n',
			after: `const val A = "a"\nval k = f(${kotlin})\n`,
		},
	],
});

const csharp = 'Environment.GetEnvironmentVariable("YATIVO_API_KEY")';

references({
	language: 'C#, where constants stand',
	path: 'A.cs',
	check: await grammar('c-sharp'),
	cases: [
		...refused(
			'class A { [InlineData(nameof(X), "§")] void F() { } }',
			'class A { [InlineData(new[]{"a"}, "§")] void F() { } }',
			'class A { [Fact, Trait("a", "§")] void F() { } }',
			'class A { int b;\n#region a [b\n\t[A] [B(typeof(C))]\n\t[Name(Key = "§")] void F() { } }',
			'[assembly: Foo(1, "§")]\n',
			'class A { void F([Name("(", "§")] string a) { } }',
			'class A { private const string Url = "https://a/§"; [HttpGet(Url)] void F() { } }',
			'class A { private const string K = "§"; private const string B = K + "b"; }',
			'class A { private const string K = "§"; private const string B = $"{K} b"; }',
			'class A { private const string K = "§"; void F(string a) { switch (a) { case K: break; } } }',
			'class A { private const string K = "§"; bool F(string a) => a is "b" or K; }',
			'class A { private const string K = "§"; int F(string a) => a switch { K => 1, _ => 2 }; }',
			'class A { private const string K = "§"; void F(string a = K) { } }',
			'class A { void F(int a, String k = "§") { } }',
			'class A { void F(object k = "§") { } }',
			'class A { void F(System.String? k = "a" + "§") { } }',
			'class A { int F(string a, int b) => (a, b) switch { ("§", 1) => 1, _ => 2 }; }',
			'class A { bool F(B b) => b is { Key: "§" }; }',
			'class A { void F() { const String k = "§"; } }',
		),
		...[
			['public const String K = "§";', `public static readonly String K = ${csharp};`],
			['public const System.String K = "§";', `public static readonly System.String K = ${csharp};`],
			[
				'private const string K = "§"; // [HttpGet(K)]\n[Foo(nameof(C))] string F() => K;',
				`private static readonly string K = ${csharp}; // [HttpGet(K)]\n[Foo(nameof(C))] string F() => K;`,
			],
			['[Foo(typeof(B))] string k = "§";', `[Foo(typeof(B))] string k = ${csharp};`],
			['string k = a[F("§")];', `string k = a[F(${csharp})];`],
			['D<string, B> d = new() { ["a"] = new B("§") };', `D<string, B> d = new() { ["a"] = new B(${csharp}) };`],
			['void F() { for (string s = "§"; ; ) { } }', `void F() { for (string s = ${csharp}; ; ) { } }`],
		].map(([before = '', after = '']) => ({
			why: before,
			before: `using System;\nclass A { ${before} }`,
			after: `using System;\nclass A { ${after} }`,
		})),
	],
});

const go = 'os.Getenv("YATIVO_API_KEY")';

references({
	language: 'Go, where constants stand',
	path: 'a.go',
	check: await grammar('go'),
	cases: [
		...refused(
			'package a\n\nconst (\n\tA = 1 // docs (v2)\n\tKey = "§"\n)\n',
			'package a\n\nconst (\n\tTimeout = time.Duration(5)\n\tKey = "§"\n)\n',
			'package a\n\nconst (\n\tKey = "a" + ("§")\n)\n',
			'package a\n\nconst a, key string = "(", "§"\nconst b = key + "x"\n',
			'package a\n\nconst key = "§"\n\nconst (\n\tA = 1\n\tB = "x" + key\n)\n',
			'package a\n\ntype a struct {\n\tb func(c int) `json:"§"`\n}\n',
			'package a\n\ntype a struct {\n\tb int "§"\n}\n',
		),
		...[
			['const key = "a" +\n\t"§"\n', `var key = "a" +\n\t${go}\n`],
			['const a, b = "x", "§"\n', `var a, b = "x", ${go}\n`],
			['const key = "§" // const b = key\n\nvar b = key\n', `var key = ${go} // const b = key\n\nvar b = key\n`],
			['const a = 1\n\nvar key = f("§")\n', `const a = 1\n\nvar key = f(${go})\n`],
			['var k = struct{ a string }{"§"}\n', `var k = struct{ a string }{${go}}\n`],
		].map(([before = '', after = '']) => ({
			why: before,
			before: `package a\n\nimport "os"\n\n${before}`,
			after: `package a\n\nimport "os"\n\n${after}`,
		})),
	],
});

const dart = 'Platform.environment["YATIVO_API_KEY"]!';

references({
	language: 'Dart, where constants stand',
	path: 'bin/a.dart',
	check: await grammar('dart', 'others'),
	cases: [
		...refused(
			'@A("a (b)", ["§"])\nclass B {}\n',
			'@A(B("a"), k: "§")\nclass C {}\n',
			'final a = const <String, String>{"k": "§"};\n',
			'final a = const B(f: [1], k: "§");\n',
			'void f(int a, {List<String> k = const ["§"]}) {}\n',
			'void f(int a, [String b = "(", String k = "§"]) {}\n',
			'class A { const A() : k = "§"; final String k; }\n',
			'const k = "§";\nconst b = "a $k";\n'.replace('$k', '${k}'),
			'const k = "§";\n@A(k)\nclass B {}\n',
			'const k = "§";\nfinal b = const [k];\n',
			'const k = "§";\nvoid f({String a = k}) {}\n',
			'const k = "§";\nvoid f(String a) { switch (a) { case k: break; } }\n',
		),
		...[
			['const Map<String, String> m = {"k": "§"};', `final Map<String, String> m = {"k": ${dart}};`],
			['const m = <String>["a", "§"];', `final m = <String>["a", ${dart}];`],
			['class A { static const String k = "§"; }', `class A { static final String k = ${dart}; }`],
			['const a = [1], k = "§";', `final a = [1], k = ${dart};`],
			['@A("a")\nfinal k = f("§");', `@A("a")\nfinal k = f(${dart});`],
		].map(([before = '', after = '']) => ({
			why: before,
			before: `import 'dart:io';\n${before}\n`,
			after: `import 'dart:io';\n${after}\n`,
		})),
	],
});

const php = 'getenv("YATIVO_API_KEY")';

references({
	language: 'PHP, where constants stand',
	path: 'a.php',
	check: await grammar('php'),
	cases: [
		...refused(
			'<?php\n#[Attr(["a"], "§")]\nclass A { }\n',
			'<?php\n#[A, B(k: [1, "("], c: ["§"])]\nfunction f() { }\n',
			'<?php\nfunction f(array $x = ["k" => "§"]) { }\n',
			'<?php\nfunction &f($a = [1, 2], array $x = ["k" => ["a", "§"]]) { }\n',
			'<?php\n$f = fn (array $x = ["k" => "§"]) => $x;\n',
			'<?php\n$f = function (array $x = array("k" => "§")) { };\n',
			'<?php\nclass A { function __construct(private array $x = ["k" => "§"]) { } }\n',
			'<?php\nclass A { private array $a = [];\n\tprivate array $x = ["k" => [1, "§"]]; }\n',
			'<?php\nclass A { public static $x = array("k" => array(1), "l" => "§"); }\n',
			'<?php\nclass A { const X = ["k" => [";", "§"]]; }\n',
			'<?php\nclass A { final public const A = [1], B = ["§"]; }\n',
			'<?php\nconst A = ["k" => ["a"], "l" => "§"];\n',
			'<?php\nfunction f() { static $x = ["§"]; }\n',
			'<?php\nenum A: string { case B = "a" . "§"; }\n',
		),
		...[
			['function f(array $x = ["k" => "a"]) { $k = ["§"]; }', `function f(array $x = ["k" => "a"]) { $k = [${php}]; }`],
			[
				'class A { private $x = [1]; static function f($a) { g(["§"]); } }',
				`class A { private $x = [1]; static function f($a) { g([${php}]); } }`,
			],
			['#[A(["a"])] function f() { return ["§"]; }', `#[A(["a"])] function f() { return [${php}]; }`],
			['f($k = ["§"]);', `f($k = [${php}]);`],
			['$a = <<<A\n(\nA . f("§");', `$a = <<<A\n(\nA . f(${php});`],
			['switch ($a) { case A: $k = "§"; }', `switch ($a) { case A: $k = ${php}; }`],
		].map(([before = '', after = '']) => ({ why: before, before: `<?php\n${before}\n`, after: `<?php\n${after}\n` })),
	],
});

const rust = 'std::env::var("YATIVO_API_KEY").expect("YATIVO_API_KEY is not set")';

references({
	language: 'Rust, where constants stand',
	path: 'a.rs',
	check: await grammar('rust'),
	cases: [
		...refused(
			'const KEYS: [&str; 2] = ["a", "§"];',
			'static A: &[(&str, [u8; 2])] = &[("a", [1, 2]), ("§", [1, 2])];',
			'#[arg(value_parser = ["a"], default_value = "§")]\nstruct A;',
			'#![doc(alias("a"), alias = "§")]',
			'const fn f() -> &\'static str { g(); "§" }',
			'fn f(a: u8) -> &\'static str { match a { 1 => "§", _ => "b" } }',
			'fn f(a: u8) -> &\'static str { match a { 1 => "a", _ => "§" } }',
			'fn f(a: u8) -> &\'static str { if a == 1 { g("a"); return "b"; } "§" }',
			'fn f<\'a>(a: impl Fn(&str) -> u8) -> (&\'a str, u8) where u8: B { g(a); ("§", 1) }',
			'fn f(a: Option<&str>) -> &str { a.unwrap_or("§") }',
			'fn f(a: u8) -> Result<&\'static str, E> { if a == 1 { return Ok("§"); } g() }',
			'fn f(a: &str) -> &str { let k = "§"; g(); k }',
			'fn f(a: bool) -> String { g(if a { "§" } else { "b" }) }',
			'fn f(a: u8) -> String { match a { 1 => "§", _ => "b" }.to_string() }',
			'fn f() { g(|| "§"); }',
			'fn f(a: Option<&str>) { match a { Some("§") => 1, _ => 2 }; }',
			'fn f(a: (&str, u8)) { match a { ("§", b) if b == 1 => 1, _ => 2 }; }',
			'fn f(a: Option<&str>) { if let Some("§") = a { } }',
			'fn f(a: Option<&str>) { matches!(a, Some("§")); }',
		),
		...[
			['fn f() { assert_eq!(cfg.key, "§"); }', `fn f() { assert_eq!(cfg.key, ${rust}.as_str()); }`],
			['fn f() { debug_assert_ne!(Some("§"), a); }', `fn f() { debug_assert_ne!(Some(${rust}.as_str()), a); }`],
			['fn f() { assert_eq!(a, "b §"); }', `fn f() { assert_eq!(a, format!("b {}", ${rust}).as_str()); }`],
			['fn f() -> bool { a.key == "§" }', `fn f() -> bool { a.key == ${rust}.as_str() }`],
			['fn f() -> bool { "§" != a.key }', `fn f() -> bool { ${rust}.as_str() != a.key }`],
			[
				'fn f(a: u8) { match a { b if g("§") => 1, _ => 2 }; }',
				`fn f(a: u8) { match a { b if g(&${rust}) => 1, _ => 2 }; }`,
			],
			['fn f(a: &str) -> &str { g("§"); a }', `fn f(a: &str) -> &str { g(&${rust}); a }`],
			[
				'fn f(a: u8) -> &\'static str { panic!("§") }',
				`fn f(a: u8) -> &'static str { panic!("{yativo_api_key}", yativo_api_key = ${rust}) }`,
			],
			[
				'fn f(a: u8) -> Result<(), Box<dyn E + \'static>> { let k = "§".to_string(); Ok(()) }',
				`fn f(a: u8) -> Result<(), Box<dyn E + 'static>> { let k = ${rust}.to_string(); Ok(()) }`,
			],
			['fn f(a: impl Fn() -> &str) { g("§") }', `fn f(a: impl Fn() -> &str) { g(&${rust}) }`],
			[
				'fn f(a: u8) { let k = match a { 1 => "a", _ => "§" }; }',
				`fn f(a: u8) { let k = match a { 1 => "a", _ => &${rust} }; }`,
			],
			['#[a("b")]\nfn f() { g(["§"]); }', `#[a("b")]\nfn f() { g([&${rust}]); }`],
			['const A: u8 = 1;\nfn f() { let k = "§"; }', `const A: u8 = 1;\nfn f() { let k = &${rust}; }`],
		].map(([before = '', after = '']) => ({ why: before, before, after })),
	],
});
