import { type LanguageName, languageOf } from './languageOf.ts';

/** How a comment is written, and whether code may stand before it on its line. */
export interface CommentStyle {
	readonly open: string;
	readonly close: string;
	readonly ownLine?: true;
}

const slashes: CommentStyle = { open: '// ', close: '' };
const hash: CommentStyle = { open: '# ', close: '' };
const dashes: CommentStyle = { open: '-- ', close: '' };
const block: CommentStyle = { open: '/* ', close: ' */' };

/** Markup, wherever text may stand. */
export const markupComment: CommentStyle = { open: '<!-- ', close: ' -->' };
/** Between the attributes of a JSX element, and between elements. */
export const attributeComment: CommentStyle = block;
export const contentComment: CommentStyle = { open: '{/* ', close: ' */}' };

const byLanguage: Partial<Record<LanguageName, CommentStyle>> = {
	jsx: slashes,
	typescript: slashes,
	component: slashes,
	python: hash,
	go: slashes,
	ruby: hash,
	php: slashes,
	java: slashes,
	kotlin: slashes,
	csharp: slashes,
	rust: slashes,
	swift: slashes,
	dart: slashes,
	elixir: hash,
	shell: hash,
	fish: hash,
	powershell: hash,
	terraform: hash,
	hcl: hash,
	dockerfile: { ...hash, ownLine: true },
	yaml: hash,
	http: { ...hash, ownLine: true },
	dotenv: { ...hash, ownLine: true },
	properties: { ...hash, ownLine: true },
	markup: markupComment,
};

/** Other languages, by path or by VS Code's id. */
const others: readonly (readonly [path: RegExp, ids: readonly string[], style: CommentStyle])[] = [
	[/\.(?:jsonc|json5)$/, ['jsonc', 'json5'], slashes],
	[
		/\.(?:toml|tfvars|psd1|nix|jl|pl|r|mk)$|(?:^|\/)Makefile$/i,
		['toml', 'makefile', 'perl', 'r', 'julia', 'nix', 'graphql'],
		hash,
	],
	[
		/\.(?:c|h|cc|cpp|hpp|m|mm|scala|groovy|gradle|sol|zig|proto)$/,
		['c', 'cpp', 'objective-c', 'scala', 'groovy'],
		slashes,
	],
	[/\.(?:css|scss|less)$/, ['css', 'scss', 'less'], block],
	[/\.(?:sql|lua|hs|elm)$/, ['sql', 'lua', 'haskell', 'elm'], dashes],
	[/\.(?:ini|cfg)$/, ['ini'], { open: '; ', close: '', ownLine: true }],
];

/** How comments are written in a file, or `undefined` where there are none, as in JSON. */
export function commentStyle(path: string, languageId: string): CommentStyle | undefined {
	return (
		byLanguage[languageOf(path, languageId)] ??
		others.find(([pattern]) => pattern.test(path))?.[2] ??
		others.find(([, ids]) => ids.includes(languageId))?.[2]
	);
}
