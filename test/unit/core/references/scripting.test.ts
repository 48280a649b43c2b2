import { references } from './cases.ts';
import { grammar, python } from './parsers.ts';

references({
	language: 'Python',
	path: 'pay.py',
	check: await grammar('python'),
	checkAfter: python,
	cases: [
		{
			why: 'a file without imports',
			before: 'key = "§"\n',
			after: 'import os\n\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'single quotes',
			before: "import os\nkey = '§'\n",
			after: "import os\nkey = os.environ['YATIVO_API_KEY']\n",
		},
		{
			why: 'other imports',
			before: '# key\nimport sys\nfrom a import b\nkey = "§"\n',
			after: '# key\nimport os\nimport sys\nfrom a import b\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'an import of os among others',
			before: 'import sys, os\nkey = "§"\n',
			after: 'import sys, os\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'an import of os.path',
			before: 'import os.path\nkey = "§"\n',
			after: 'import os.path\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'os under another name',
			before: 'import os as system\nkey = "§"\n',
			after: 'import os as system\nkey = system.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'a name imported from os',
			before: 'from os import path\nkey = "§"\n',
			after: 'import os\nfrom os import path\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'shebang, encoding, docstring and future imports',
			before:
				'#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Pay.\n\nimport os\n"""\nfrom __future__ import annotations\n\nimport sys\nkey = "§"\n',
			after:
				'#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Pay.\n\nimport os\n"""\nfrom __future__ import annotations\n\nimport os\nimport sys\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'a docstring alone',
			before: "'''Pay.'''\nkey = \"§\"\n",
			after: "'''Pay.'''\n\nimport os\n\nkey = os.environ[\"YATIVO_API_KEY\"]\n",
		},
		{
			why: 'a shebang alone',
			before: '#!/usr/bin/env python3\nkey = "§"\n',
			after: '#!/usr/bin/env python3\nimport os\n\nkey = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'Windows line endings and a byte order mark',
			before: '\uFEFFkey = "§"\r\n',
			after: '\uFEFFimport os\r\n\r\nkey = os.environ["YATIVO_API_KEY"]\r\n',
		},
		{
			why: 'a longer string',
			before: 'import os\nh = "Bearer §"\n',
			after: 'import os\nh = f"Bearer {os.environ[\'YATIVO_API_KEY\']}"\n',
		},
		{
			why: 'a longer string with braces',
			before: 'import os\nh = u\'{"a": "§", "b": "\\N{EM DASH}"} {}\'.format(1)\n',
			after: 'import os\nh = f\'{{"a": "{os.environ["YATIVO_API_KEY"]}", "b": "\\N{EM DASH}"}} {{}}\'.format(1)\n',
		},
		{
			why: 'a raw string',
			before: 'import os\nh = r"\\d{2} §"\n',
			after: 'import os\nh = fr"\\d{{2}} {os.environ[\'YATIVO_API_KEY\']}"\n',
		},
		{
			why: 'an f-string',
			before: 'import os\nh = f"{{a}} {b!r:>{c}} § {d[\'e\']}"\n',
			after: "import os\nh = f\"{{a}} {b!r:>{c}} {os.environ['YATIVO_API_KEY']} {d['e']}\"\n",
		},
		{
			why: 'an f-string that is nothing else',
			before: 'import os\nh = f"§"\n',
			after: 'import os\nh = os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'the hole of an f-string',
			before: 'import os\nh = f"a {b(\'§\')} c"\n',
			after: 'import os\nh = f"a {b(os.environ[\'YATIVO_API_KEY\'])} c"\n',
		},
		{
			why: 'three quotes',
			before: 'import os\nh = """a "b"\n§ {c}\n"""\n',
			after: 'import os\nh = f"""a "b"\n{os.environ[\'YATIVO_API_KEY\']} {{c}}\n"""\n',
		},
		{ why: 'bytes', before: "import os\nh = b'§'\n", after: "import os\nh = os.environ['YATIVO_API_KEY'].encode()\n" },
		{
			why: 'longer bytes',
			before: "import os\nh = x(b'Bearer § ')\n",
			after: "import os\nh = x(b'Bearer ' + os.environ['YATIVO_API_KEY'].encode() + b' ')\n",
		},
		{
			why: 'longer bytes with a method',
			before: "import os\nh = b'a §'.hex()\n",
			after: "import os\nh = (b'a ' + os.environ['YATIVO_API_KEY'].encode()).hex()\n",
		},
		{
			why: 'literals side by side',
			before: 'import os\nh = ("Bearer "\n     "§" "x")\n',
			after: 'import os\nh = ("Bearer "\n     f"{os.environ[\'YATIVO_API_KEY\']}" "x")\n',
		},
		{
			why: 'a dictionary',
			before: "import os\nh = {'key': '§', 'b': 1}\n",
			after: "import os\nh = {'key': os.environ['YATIVO_API_KEY'], 'b': 1}\n",
		},
		{
			why: 'a keyword argument on a line of its own',
			before: 'import os\nf(\n  "§",\n)\n',
			after: 'import os\nf(\n  os.environ["YATIVO_API_KEY"],\n)\n',
		},
		{
			why: 'an item below one with a comment',
			before: 'import os\nKEYS = [\n  "a",  # it\'s first\n  "§",\n]\n',
			after: 'import os\nKEYS = [\n  "a",  # it\'s first\n  os.environ["YATIVO_API_KEY"],\n]\n',
		},
		{
			why: 'an argument below a comment',
			before: 'import os\nf(\n  # live key (old)\n  "§")\n',
			after: 'import os\nf(\n  # live key (old)\n  os.environ["YATIVO_API_KEY"])\n',
		},
		{
			why: 'a value on a continued line',
			before: 'import os\nkey = \\\n  "§"\n',
			after: 'import os\nkey = \\\n  os.environ["YATIVO_API_KEY"]\n',
		},
		{
			why: 'a variable called case',
			before: 'import os\ncase = ["§"]\n',
			after: 'import os\ncase = [os.environ["YATIVO_API_KEY"]]\n',
		},
		{
			why: 'a function called case',
			before: 'import os\ncase("§", {a: 1})\n',
			after: 'import os\ncase(os.environ["YATIVO_API_KEY"], {a: 1})\n',
		},
		{
			why: 'the condition of a pattern',
			before: 'import os\nmatch a:\n  case b if b == "§":\n    pass\n',
			after: 'import os\nmatch a:\n  case b if b == os.environ["YATIVO_API_KEY"]:\n    pass\n',
		},
		{
			why: 'what is done for a pattern',
			before: 'import os\nmatch a:\n  case "b": f("§")\n',
			after: 'import os\nmatch a:\n  case "b": f(os.environ["YATIVO_API_KEY"])\n',
		},
		...[
			'case "§":',
			'case {"k": "§"}:',
			'case "a" | "§":',
			'case ["a",\n    "§"]:',
			'case("a" | "§"):',
			'case A(k="§") if f({"a": 1}):',
			'case (  # both\n    "§" as k\n  ):',
		].map(line => ({
			why: `a pattern, ${line}`,
			before: `match a:\n  ${line}\n    pass\n`,
			after: { refused: 'constant' } as const,
		})),
		{ why: 'a docstring', before: 'def f():\n  """Use §."""\n', after: { refused: 'comment' } },
		{ why: 'a docstring below a comment', before: 'def f():\n  # it\n  """Use §."""\n', after: { refused: 'comment' } },
		{ why: 'a comment', before: "# it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'Ruby',
	path: 'pay.rb',
	check: await grammar('ruby'),
	cases: [
		{ why: 'single quotes', before: "key = '§'\n", after: "key = ENV.fetch('YATIVO_API_KEY')\n" },
		{ why: 'double quotes', before: 'key = "§"\n', after: 'key = ENV.fetch("YATIVO_API_KEY")\n' },
		{
			why: 'a longer string',
			before: 'h = "Bearer § #{a["b"]}"\n',
			after: 'h = "Bearer #{ENV.fetch(\'YATIVO_API_KEY\')} #{a["b"]}"\n',
		},
		{
			why: 'a longer string in single quotes',
			before: "h = 'it\\'s \"a\" \\n #{x} \\\\ §'\n",
			after: 'h = "it\'s \\"a\\" \\\\n \\#{x} \\\\ #{ENV.fetch(\'YATIVO_API_KEY\')}"\n',
		},
		{
			why: 'the hole of a string',
			before: 'h = "a #{f(\'§\')} b"\n',
			after: 'h = "a #{f(ENV.fetch(\'YATIVO_API_KEY\'))} b"\n',
		},
		{
			why: 'a heredoc',
			before: 'h = <<~JSON.strip\n  {"it\'s": "§"}\nJSON\nk = 1\n',
			after: 'h = <<~JSON.strip\n  {"it\'s": "#{ENV.fetch(\'YATIVO_API_KEY\')}"}\nJSON\nk = 1\n',
		},
		{ why: 'a heredoc without holes', before: "h = <<~'JSON'\n  §\nJSON\n", after: { refused: 'notUnderstood' } },
		{
			why: 'code behind a heredoc',
			before: "h = f(<<~A, <<~B)\n  it's\nA\n  don't\nB\nk = '§'\n",
			after: "h = f(<<~A, <<~B)\n  it's\nA\n  don't\nB\nk = ENV.fetch('YATIVO_API_KEY')\n",
		},
		{
			why: 'a command',
			before: 'h = `curl -H "X-API-Key: §" x`\n',
			after: 'h = `curl -H "X-API-Key: #{ENV.fetch(\'YATIVO_API_KEY\')}" x`\n',
		},
		{ why: 'percent literals', before: "h = %Q(a's §)\n", after: "h = %Q(a's #{ENV.fetch('YATIVO_API_KEY')})\n" },
		{ why: 'words', before: 'h = %w[a § b]\n', after: { refused: 'notUnderstood' } },
		{
			why: 'literals side by side',
			before: "h = 'Bearer ' '§'\n",
			after: "h = 'Bearer ' \"#{ENV.fetch('YATIVO_API_KEY')}\"\n",
		},
		{
			why: 'a regular expression before it',
			before: "a = b =~ /['\"]/ ? 1 : '§'\n",
			after: "a = b =~ /['\"]/ ? 1 : ENV.fetch('YATIVO_API_KEY')\n",
		},
		{
			why: 'a hash',
			before: "h = { 'a' => '§', b: 1 }\n",
			after: "h = { 'a' => ENV.fetch('YATIVO_API_KEY'), b: 1 }\n",
		},
		{ why: 'comments', before: "=begin\nit's \"\n=end\n# it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'PHP',
	path: 'src/Pay.php',
	check: await grammar('php'),
	cases: [
		{ why: 'single quotes', before: "<?php\n$k = '§';\n", after: "<?php\n$k = getenv('YATIVO_API_KEY');\n" },
		{ why: 'double quotes', before: '<?php\n$k = "§";\n', after: '<?php\n$k = getenv("YATIVO_API_KEY");\n' },
		{
			why: 'a longer string',
			before: '<?php\nf("Bearer § {$a[\'b\']}", 1);\n',
			after: '<?php\nf("Bearer " . getenv("YATIVO_API_KEY") . " {$a[\'b\']}", 1);\n',
		},
		{
			why: 'a concatenation',
			before: "<?php\n$h = 'a' . 'Bearer §' . 'b';\n",
			after: "<?php\n$h = 'a' . 'Bearer ' . getenv('YATIVO_API_KEY') . 'b';\n",
		},
		{
			why: 'a comparison',
			before: "<?php\nif ($a !== 'x §') { }\n",
			after: "<?php\nif ($a !== ('x ' . getenv('YATIVO_API_KEY'))) { }\n",
		},
		{
			why: 'an array',
			before: "<?php\n$h = ['Key' => '§', 'it' => 1];\n",
			after: "<?php\n$h = ['Key' => getenv('YATIVO_API_KEY'), 'it' => 1];\n",
		},
		{
			why: 'a heredoc',
			before: '<?php\n$h = <<<JSON\n  {"it\'s": "§"}\n  JSON;\n$k = 1;\n',
			after: '<?php\n$h = <<<JSON\n  {"it\'s": "{$_SERVER[\'YATIVO_API_KEY\']}"}\n  JSON;\n$k = 1;\n',
		},
		{ why: 'a nowdoc', before: "<?php\n$h = <<<'JSON'\n§\nJSON;\n", after: { refused: 'notUnderstood' } },
		{
			why: 'text around the code',
			before: "<p>it's</p>\n<?php if ($a): ?>don't<?php endif; $k = '§'; ?>\n",
			after: "<p>it's</p>\n<?php if ($a): ?>don't<?php endif; $k = getenv('YATIVO_API_KEY'); ?>\n",
		},
		{ why: 'the text around the code', before: '<p>§</p>\n<?php f(); ?>\n', after: { refused: 'notUnderstood' } },
		{
			why: "Laravel's configuration",
			before: "<?php\nreturn ['a' => env('A'), 'key' => '§'];\n",
			after: "<?php\nreturn ['a' => env('A'), 'key' => env('YATIVO_API_KEY')];\n",
			path: 'config/services.php',
		},
		{ why: 'a constant', before: "<?php\nclass A { public const KEY = '§'; }\n", after: { refused: 'constant' } },
		{ why: 'a property', before: "<?php\nclass A { private ?string $key = '§'; }\n", after: { refused: 'constant' } },
		{
			why: 'a default value',
			before: "<?php\nfunction f(int $a, string $key = '§') { }\n",
			after: { refused: 'constant' },
		},
		{
			why: 'a variable in a function',
			before: "<?php\nfunction f() { $key = '§'; }\n",
			after: "<?php\nfunction f() { $key = getenv('YATIVO_API_KEY'); }\n",
		},
		{ why: 'comments', before: "<?php\n# it's\n// don't §\n", after: { refused: 'comment' } },
		{
			why: 'an attribute before it',
			before: "<?php\n#[Route('/a')]\nfunction f() { g('§'); }\n",
			after: "<?php\n#[Route('/a')]\nfunction f() { g(getenv('YATIVO_API_KEY')); }\n",
		},
	],
});

references({
	language: 'Elixir',
	path: 'config/runtime.exs',
	check: await grammar('elixir', 'others'),
	cases: [
		{
			why: 'a string',
			before: 'config :pay, key: "§"\n',
			after: 'config :pay, key: System.fetch_env!("YATIVO_API_KEY")\n',
		},
		{
			why: 'a longer string',
			before: 'h = "Bearer § #{a["b"]}"\n',
			after: 'h = "Bearer #{System.fetch_env!("YATIVO_API_KEY")} #{a["b"]}"\n',
		},
		{
			why: 'a heredoc',
			before: 'h = """\nit\'s "§"\n"""\n',
			after: 'h = """\nit\'s "#{System.fetch_env!("YATIVO_API_KEY")}"\n"""\n',
		},
		{ why: 'a charlist', before: "h = '§'\n", after: 'h = String.to_charlist(System.fetch_env!("YATIVO_API_KEY"))\n' },
		{
			why: 'a sigil',
			before: 'h = ~s(it\'s "§")\n',
			after: 'h = ~s(it\'s "#{System.fetch_env!("YATIVO_API_KEY")}")\n',
		},
		{ why: 'a raw sigil', before: 'h = ~S(a §)\n', after: { refused: 'notUnderstood' } },
		{ why: 'an attribute of a module', before: 'defmodule A do\n  @key "§"\nend\n', after: { refused: 'constant' } },
		{
			why: 'documentation',
			before: 'defmodule A do\n  @moduledoc """\n  Use §.\n  """\nend\n',
			after: { refused: 'comment' },
		},
		{ why: 'a comment', before: "# it's §\n", after: { refused: 'comment' } },
	],
});
