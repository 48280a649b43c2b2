import type { Heredoc, StringForm } from './syntax.ts';

/** Code: the whole text, or a hole of a literal up to the bracket that closes it. */
export interface Code {
	readonly kind: 'code';
	readonly closer?: '}' | ')';
	readonly depth: { open: number };
}

/** A literal that is not closed yet. */
export interface OpenLiteral {
	readonly kind: 'literal';
	readonly form: string;
	readonly open: string;
	readonly start: number;
	readonly contentStart: number;
	/** Finds what comes next inside: an escape, a hole, the close, a nested literal or a line break, in groups 1 to 5. */
	readonly next: RegExp;
	/** Where a heredoc's tag begins: its body has no other end. */
	readonly bodyEnd?: number;
	readonly nested: readonly StringForm[];
	readonly followedBy?: StringForm['followedBy'];
}

/** A heredoc whose body begins with the next line. */
export interface Pending {
	readonly heredoc: Heredoc;
	readonly open: string;
	readonly tag: string;
	readonly start: number;
}

/** A literal of a form, opened by a text at an offset. */
export function opened(form: Omit<StringForm, 'when'>, open: string, start: number): OpenLiteral {
	const nested = form.nested ?? [];
	const sources = [
		form.escape ?? '(?!)',
		form.hole?.(open) ?? '(?!)',
		form.close(open),
		nested.map(inner => inner.open).join('|') || '(?!)',
		form.singleLine ? '\\n' : '(?!)',
	];
	return {
		kind: 'literal',
		form: form.id,
		open,
		start,
		contentStart: start + open.length,
		next: new RegExp(sources.map(source => `(${source})`).join('|'), 'gm'),
		nested,
		...(form.followedBy && { followedBy: form.followedBy }),
	};
}
