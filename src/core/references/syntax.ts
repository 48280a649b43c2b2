/** A form of string literal. Sources of regular expressions have no capturing groups, so that they can be combined. */
export interface StringForm {
	readonly id: string;
	/** Source of what opens it, prefix and delimiter. */
	readonly open: string;
	/** Source of what closes it, by the text that opened it. */
	readonly close: (open: string) => string;
	/** Source of what inside neither closes it nor opens a hole, such as a backslash and the character behind. */
	readonly escape?: string;
	/** Source of what opens a hole for code, ending in the bracket that closes it again; by the text that opened it. */
	readonly hole?: (open: string) => string;
	/** Whether a line break ends it, closed or not. */
	readonly singleLine?: true;
	/** Whether it can open at this offset, where its opening text alone does not tell. */
	readonly when?: (text: string, at: number) => boolean;
	/** Literals directly inside, as attributes are inside a tag. */
	readonly nested?: readonly StringForm[];
	/** What follows the closing text directly, as an element's content follows its tag. */
	readonly followedBy?: (close: string) => StringForm | undefined;
}

/** A string whose body is the lines below, up to one that is its tag. */
export interface Heredoc {
	readonly id: string;
	/** Source with one capturing group: the tag. */
	readonly open: string;
	readonly escape?: string;
	/** Source of what opens a hole; `undefined`, by the opening text, where there are none: the form is `rawHeredoc` then. */
	readonly hole?: (open: string) => string | undefined;
}

/** A token that is skipped whole: a character literal, a regular expression. */
export interface Opaque {
	readonly source: string;
	readonly when?: (text: string, at: number) => boolean;
}

/** As much of a language's lexical grammar as tells strings, comments and code apart. */
export interface Syntax {
	/** Sources. */
	readonly comments: readonly string[];
	readonly opaque?: readonly Opaque[];
	/** The first that matches counts. */
	readonly strings: readonly StringForm[];
	readonly heredocs?: readonly Heredoc[];
	/** Where the language starts in a text, such as behind `<?php`; the start of the text without it. */
	readonly start?: (text: string) => number;
}

/** A literal as it stands in a text. Offsets in UTF-16 code units. */
export interface Literal {
	/** Id of its form. */
	readonly form: string;
	/** The text that opens and closes it. */
	readonly open: string;
	readonly close: string;
	readonly start: number;
	readonly contentStart: number;
	readonly contentEnd: number;
	readonly end: number;
}

/** What stands at a place of a text. `within` tells the literal whose hole the code is in. */
export type Context =
	| { readonly kind: 'code'; readonly within?: Pick<Literal, 'form' | 'open'> | undefined }
	| { readonly kind: 'comment' }
	| { readonly kind: 'opaque' }
	| { readonly kind: 'string'; readonly literal: Literal };
