import { references } from './cases.ts';
import { esbuild } from './parsers.ts';

references({
	language: 'JavaScript',
	path: 'src/pay.js',
	check: esbuild('js'),
	cases: [
		{ why: 'double quotes', before: 'const key = "§";', after: 'const key = process.env.YATIVO_API_KEY;' },
		{ why: 'single quotes', before: "call('§', 1)", after: 'call(process.env.YATIVO_API_KEY, 1)' },
		{
			why: 'a template that is nothing else',
			before: 'const key = `§`',
			after: 'const key = process.env.YATIVO_API_KEY',
		},
		{ why: 'a template', before: 'x(`a ${b} § c`)', after: 'x(`a ${b} ${process.env.YATIVO_API_KEY} c`)' },
		{ why: 'the hole of a template', before: "x(`a ${f('§')} c`)", after: 'x(`a ${f(process.env.YATIVO_API_KEY)} c`)' },
		{
			why: 'a template in a template',
			before: 'x(`a ${f(`b §`)} c`)',
			after: 'x(`a ${f(`b ${process.env.YATIVO_API_KEY}`)} c`)',
		},
		{ why: 'a longer string', before: "h = 'Bearer §'", after: 'h = `Bearer ${process.env.YATIVO_API_KEY}`' },
		{
			why: 'what a template reads differently',
			before: `h = 'it\\'s \`\${x}\` § "q"'`,
			after: 'h = `it\\\'s \\`\\${x}\\` ${process.env.YATIVO_API_KEY} "q"`',
		},
		{ why: 'an octal escape', before: "h = '\\0123 §'", after: { refused: 'notUnderstood' }, path: 'a.cjs' },
		{
			why: 'a concatenation',
			before: "h = 'Bearer ' + '§' + tail",
			after: "h = 'Bearer ' + process.env.YATIVO_API_KEY + tail",
		},
		{
			why: 'a method of the string',
			before: "h = 'a §'.trim()",
			after: 'h = `a ${process.env.YATIVO_API_KEY}`.trim()',
		},
		{ why: 'the value of a property', before: "o = { key: '§' }", after: 'o = { key: process.env.YATIVO_API_KEY }' },
		{
			why: 'the key of a property',
			before: "o = { '§': 1, b: 2 }",
			after: 'o = { [process.env.YATIVO_API_KEY]: 1, b: 2 }',
		},
		{
			why: 'a part of the key of a property',
			before: "o = { 'x-§': 1 }",
			after: 'o = { [`x-${process.env.YATIVO_API_KEY}`]: 1 }',
		},
		{ why: 'a conditional', before: "k = a ? '§' : b", after: 'k = a ? process.env.YATIVO_API_KEY : b' },
		{
			why: 'a regular expression before it',
			before: "a = /['\"`]/.test(b) ? c / d : '§'",
			after: 'a = /[\'"`]/.test(b) ? c / d : process.env.YATIVO_API_KEY',
		},
		{
			why: 'quotes in comments before it',
			before: "// it's\n/* \" ` */ k = '§'",
			after: '// it\'s\n/* " ` */ k = process.env.YATIVO_API_KEY',
		},
		{
			why: 'a path in the middle of a URL',
			before: "fetch('https://x/?key=§&a=1')",
			after: 'fetch(`https://x/?key=${process.env.YATIVO_API_KEY}&a=1`)',
		},
		{ why: 'Windows line endings', before: "a()\r\nk = '§'\r\n", after: 'a()\r\nk = process.env.YATIVO_API_KEY\r\n' },
		{ why: 'a comment', before: "// const key = '§'", after: { refused: 'comment' } },
		{ why: 'a module name', before: "import a from '§'", after: { refused: 'notUnderstood' } },
		{
			why: 'Deno',
			before: "const k = '§'; Deno.exit()",
			after: "const k = Deno.env.get('YATIVO_API_KEY'); Deno.exit()",
		},
		{
			why: 'Deno, in a longer string',
			before: 'k = "a §"; Deno.exit()',
			after: "k = `a ${Deno.env.get('YATIVO_API_KEY')}`; Deno.exit()",
		},
		{
			why: 'Bun, as the project says',
			before: "k = '§'",
			after: 'k = Bun.env.YATIVO_API_KEY',
			hints: { runtime: 'bun' },
		},
		{
			why: 'import.meta.env',
			before: "a = import.meta.env.DEV; k = '§'",
			after: 'a = import.meta.env.DEV; k = import.meta.env.YATIVO_API_KEY',
		},
		{
			why: 'import.meta.env, as the project says',
			before: "k = '§'",
			after: 'k = import.meta.env.YATIVO_API_KEY',
			hints: { importMetaEnv: true },
		},
		{ why: 'a public name', before: "k = '§'", after: { refused: 'clientBundle' }, name: 'NEXT_PUBLIC_YATIVO_API_KEY' },
		{
			why: 'a name that Vite publishes',
			before: "k = '§'",
			after: { refused: 'clientBundle' },
			name: 'VITE_YATIVO_API_KEY',
		},
		{ why: 'browser code', before: "document.title = '§'", after: { refused: 'clientBundle' } },
		{
			why: 'a folder of files for browsers',
			before: "k = '§'",
			after: { refused: 'clientBundle' },
			path: 'public/app.js',
		},
		{
			why: 'browser code that the project runs on a server',
			before: "document.title = '§'",
			after: 'document.title = process.env.YATIVO_API_KEY',
			hints: { browser: false },
		},
	],
});

references({
	language: 'TypeScript',
	path: 'src/pay.ts',
	check: esbuild('ts'),
	cases: [
		{
			why: 'a typed variable',
			before: "const key: string = '§';",
			after: 'const key: string = process.env.YATIVO_API_KEY!;',
		},
		{
			why: 'a default value',
			before: "const key = '§' ?? other;",
			after: 'const key = process.env.YATIVO_API_KEY ?? other;',
		},
		{
			why: 'the hole of a template, behind braces',
			before: "x(`a ${f({ b: { c: 1 } }, '§')} d`)",
			after: 'x(`a ${f({ b: { c: 1 } }, process.env.YATIVO_API_KEY!)} d`)',
		},
		{
			why: 'a longer string',
			before: 'const h: string = "Bearer §";',
			after: 'const h: string = `Bearer ${process.env.YATIVO_API_KEY}`;',
		},
		{
			why: 'type arguments before it',
			before: "const a = f<string>(b < c, '§')",
			after: 'const a = f<string>(b < c, process.env.YATIVO_API_KEY!)',
		},
		{
			why: 'a generic arrow function before it',
			before: "const f = <T,>(x: T) => x; g('§')",
			after: 'const f = <T,>(x: T) => x; g(process.env.YATIVO_API_KEY!)',
		},
		{ why: 'a type', before: "type Key = '§'", after: { refused: 'constant' } },
		{ why: 'an enumeration', before: "enum Key { A = 1, B = '§' }", after: { refused: 'constant' } },
		{
			why: 'an untitled document',
			before: "const key = '§'",
			after: 'const key = process.env.YATIVO_API_KEY!',
			path: '',
		},
	],
	languageId: 'typescript',
});

references({
	language: 'JSX',
	path: 'app/page.jsx',
	check: esbuild('jsx'),
	cases: [
		{
			why: 'an attribute',
			before: 'a = <Pay apiKey="§" mode=\'x\' />',
			after: "a = <Pay apiKey={process.env.YATIVO_API_KEY} mode='x' />",
		},
		{
			why: 'a longer attribute',
			before: "a = <Pay header='Bearer \\ § `x`'>it's</Pay>",
			after: "a = <Pay header={`Bearer \\\\ ${process.env.YATIVO_API_KEY} \\`x\\``}>it's</Pay>",
		},
		{
			why: 'an attribute with an entity',
			before: 'a = <Pay header="a &amp; §" />',
			after: { refused: 'notUnderstood' },
		},
		{ why: 'text', before: "a = <p>it's §</p>", after: "a = <p>it's {process.env.YATIVO_API_KEY}</p>" },
		{
			why: 'text between elements',
			before: "a = (<>\n<b>don't</b> § <i x='1'/></>)",
			after: "a = (<>\n<b>don't</b> {process.env.YATIVO_API_KEY} <i x='1'/></>)",
		},
		{
			why: 'an expression in an attribute',
			before: "a = <Pay apiKey={f('§')} />",
			after: 'a = <Pay apiKey={f(process.env.YATIVO_API_KEY)} />',
		},
		{
			why: 'an expression in text',
			before: "a = <p>it's {f(`a §`)} {'x'}</p>",
			after: "a = <p>it's {f(`a ${process.env.YATIVO_API_KEY}`)} {'x'}</p>",
		},
		{
			why: 'an element in an expression',
			before: "a = <ul>{b.map(c => <li key={c}>don't §</li>)}</ul>",
			after: "a = <ul>{b.map(c => <li key={c}>don't {process.env.YATIVO_API_KEY}</li>)}</ul>",
		},
		{
			why: 'code behind elements',
			before: "function A() { return <p className=\"x\">it's</p>; }\nk = '§'",
			after: 'function A() { return <p className="x">it\'s</p>; }\nk = process.env.YATIVO_API_KEY',
		},
		{
			why: 'comparisons before it',
			before: "if (a <b && c> d) k = '§'",
			after: 'if (a <b && c> d) k = process.env.YATIVO_API_KEY',
		},
		{ why: 'a client component', before: '\'use client\'\na = <Pay apiKey="§" />', after: { refused: 'clientBundle' } },
		{
			why: 'a component with state',
			before: 'const [a] = useState(1); b = <Pay apiKey="§" />',
			after: { refused: 'clientBundle' },
		},
	],
});

references({
	language: 'TSX',
	path: 'app/page.tsx',
	check: esbuild('tsx'),
	cases: [
		{
			why: 'an attribute',
			before: 'const a = <Pay<string> apiKey="§" />',
			after: 'const a = <Pay<string> apiKey={process.env.YATIVO_API_KEY} />',
		},
		{
			why: 'code',
			before: "const f = <T,>(a: T) => a;\nconst k: string = '§'",
			after: 'const f = <T,>(a: T) => a;\nconst k: string = process.env.YATIVO_API_KEY!',
		},
	],
});

const component = '<template>\n<p title="it\'s">{{ a }}</p>\n</template>\n';

references({
	language: 'Vue and Svelte',
	path: 'src/Pay.vue',
	cases: [
		{
			why: 'a script that browsers load',
			before: `${component}<script setup>\nconst k = '§'\n</script>`,
			after: { refused: 'clientBundle' },
		},
		{
			why: 'a script that the project runs on a server',
			before: `${component}<script setup lang="ts">\nconst k = '§'\n</script>`,
			after: `${component}<script setup lang="ts">\nconst k = process.env.YATIVO_API_KEY!\n</script>`,
			hints: { browser: false },
		},
		{
			why: 'import.meta.env',
			before: "<script>\nlet k = 'a §'; let b = import.meta.env.DEV\n</script>\n<p>it's</p>",
			after:
				"<script>\nlet k = `a ${import.meta.env.YATIVO_API_KEY}`; let b = import.meta.env.DEV\n</script>\n<p>it's</p>",
			hints: { browser: false },
			path: 'src/Pay.svelte',
		},
		{
			why: 'a template',
			before: '<template><p :key="\'§\'">a</p></template>',
			after: { refused: 'clientBundle' },
			hints: { browser: false },
		},
		{
			why: "Astro's front matter",
			before: "---\nconst k: string = '§'\n---\n<p>it's</p>",
			after: "---\nconst k: string = process.env.YATIVO_API_KEY!\n---\n<p>it's</p>",
			path: 'src/pages/index.astro',
		},
		{
			why: "Astro's template",
			before: '---\n---\n<Pay key="§" />',
			after: { refused: 'clientBundle' },
			path: 'src/pages/index.astro',
		},
	],
});
