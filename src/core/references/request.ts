import type { Edit } from '../edit.ts';

/** What is known of the project beyond the text. */
export interface Hints {
	/** What runs the code; without it the text decides, and Node if it does not tell. */
	readonly runtime?: 'node' | 'deno' | 'bun';
	/** Whether the project reads its environment through `import.meta.env`. */
	readonly importMetaEnv?: boolean;
	/** Whether the code is shipped to browsers; without it name, path and text decide. */
	readonly browser?: boolean;
	/** The variables that other files of the same module of Terraform declare. */
	readonly declared?: readonly string[];
}

/** One credential in a text, to be replaced by the variable `name`. Offsets in UTF-16 code units. */
export interface ReferenceRequest {
	readonly text: string;
	/** Relative, with `/`. Empty for an untitled document. */
	readonly path: string;
	/** As VS Code names it. The path goes first, because many languages have no extension installed. */
	readonly languageId: string;
	readonly start: number;
	readonly end: number;
	readonly name: string;
	readonly hints?: Hints;
}

/**
 * Why a literal cannot become a reference: the language has none (`noReferences`), the code is shipped to users
 * (`clientBundle`), it is inside a comment (`comment`), only a constant is allowed there (`constant`), it would stay in a
 * container image (`image`), or the place was not understood (`notUnderstood`).
 */
export type Refusal = 'noReferences' | 'clientBundle' | 'comment' | 'constant' | 'image' | 'notUnderstood';

/** The edits that put a reference in place of a credential, or why there are none. */
export type Replacement =
	| {
			readonly kind: 'edits';
			readonly edits: readonly Edit[];
			/** The variable that is read there, where the language or the text gives it another name. */
			readonly reads?: string;
			/** Whether nothing tells what reads the text, so that it may take the reference for plain text. */
			readonly isGuess?: true;
	  }
	| { readonly kind: 'refused'; readonly reason: Refusal };

export function refused(reason: Refusal): Replacement {
	return { kind: 'refused', reason };
}

export function edited(...edits: readonly Edit[]): Replacement {
	return { kind: 'edits', edits };
}
