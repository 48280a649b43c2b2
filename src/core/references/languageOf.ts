/** The languages that are rewritten, commented in, or known to have no references. */
export type LanguageName =
	| 'jsx'
	| 'typescript'
	| 'component'
	| 'python'
	| 'go'
	| 'ruby'
	| 'php'
	| 'java'
	| 'kotlin'
	| 'csharp'
	| 'rust'
	| 'swift'
	| 'dart'
	| 'elixir'
	| 'shell'
	| 'fish'
	| 'powershell'
	| 'terraform'
	| 'hcl'
	| 'dockerfile'
	| 'yaml'
	| 'http'
	| 'dotenv'
	| 'properties'
	| 'markup'
	| 'other';

/** By path, the first that matches. */
const byPath: readonly (readonly [RegExp, LanguageName])[] = [
	[/(?:^|\/)\.env(?:\.[\w.-]+)?$|\.env$/, 'dotenv'],
	[/(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.(?:dockerfile|containerfile)$/i, 'dockerfile'],
	[/\.[cm]?js$|\.jsx$|\.tsx$/, 'jsx'],
	[/\.[cm]?ts$/, 'typescript'],
	[/\.(?:vue|svelte|astro)$/, 'component'],
	[/\.pyw?$|\.pyi$/, 'python'],
	[/\.go$/, 'go'],
	[/\.(?:rb|rake|gemspec|ru)$|(?:^|\/)(?:Gemfile|Rakefile|Fastfile)$/, 'ruby'],
	[/\.php$/, 'php'],
	[/\.java$/, 'java'],
	[/\.kts?$/, 'kotlin'],
	[/\.csx?$/, 'csharp'],
	[/\.rs$/, 'rust'],
	[/\.swift$/, 'swift'],
	[/\.dart$/, 'dart'],
	[/\.exs?$/, 'elixir'],
	[
		/\.(?:sh|bash|zsh|ksh)$|(?:^|\/)\.(?:bash|zsh)(?:rc|_profile|env)$|(?:^|\/)\.(?:profile|envrc(?:\.[\w.-]+)?)$/,
		'shell',
	],
	[/\.fish$/, 'fish'],
	[/\.psm?1$/, 'powershell'],
	[/\.tf$/, 'terraform'],
	[/\.hcl$/, 'hcl'],
	[/\.ya?ml$/, 'yaml'],
	[/\.(?:http|rest)$/, 'http'],
	[/\.properties$/, 'properties'],
	[/\.(?:html?|xml|svg|xhtml|md|mdx|markdown)$/, 'markup'],
	[/\.(?:json|jsonc|json5|psd1|csv|txt|toml|ini|css|scss|less|tfvars|lock|log|sql)$/, 'other'],
];

const byId: Readonly<Record<string, LanguageName>> = {
	javascript: 'jsx',
	javascriptreact: 'jsx',
	typescript: 'typescript',
	typescriptreact: 'jsx',
	vue: 'component',
	svelte: 'component',
	astro: 'component',
	python: 'python',
	go: 'go',
	ruby: 'ruby',
	php: 'php',
	java: 'java',
	kotlin: 'kotlin',
	csharp: 'csharp',
	rust: 'rust',
	swift: 'swift',
	dart: 'dart',
	elixir: 'elixir',
	shellscript: 'shell',
	fish: 'fish',
	powershell: 'powershell',
	terraform: 'terraform',
	hcl: 'hcl',
	dockerfile: 'dockerfile',
	yaml: 'yaml',
	dockercompose: 'yaml',
	'github-actions-workflow': 'yaml',
	http: 'http',
	rest: 'http',
	dotenv: 'dotenv',
	properties: 'properties',
	html: 'markup',
	xml: 'markup',
	markdown: 'markup',
	mdx: 'markup',
};

/** The language of a file. The path decides before VS Code's id: many languages have no extension installed. */
export function languageOf(path: string, languageId: string): LanguageName {
	return byPath.find(([pattern]) => pattern.test(path))?.[1] ?? byId[languageId] ?? 'other';
}

/** Whether the text is TypeScript, with or without elements. */
export function isTypeScript(path: string, languageId: string): boolean {
	return /\.[cm]?tsx?$/.test(path) || (!/\.[cm]?jsx?$/.test(path) && languageId.startsWith('typescript'));
}
