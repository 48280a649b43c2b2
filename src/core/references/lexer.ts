import { type Code, type OpenLiteral, opened, type Pending } from './frames.ts';
import { matchAt, sourceOf } from './match.ts';
import type { Context, StringForm, Syntax } from './syntax.ts';

/** A kind of text that a walk tells apart: what opens and closes a literal is quotes, what is between a string. */
export type Kind = Context['kind'] | 'opening' | 'closing';

/**
 * What stands at `target`. Walks the text from its start, in time linear in its length.
 *
 * @returns kind `opaque` also for a literal that nothing closes.
 */
export function contextAt(text: string, target: number, syntax: Syntax): Context {
	const start = syntax.start?.(text) ?? 0;
	return target < start ? { kind: 'opaque' } : new Walk(text, target, syntax).from(start);
}

/** Tells the kinds of a text, piece by piece: `onPiece` gets where each ends, the first one what is before the language starts. */
export function tellKinds(text: string, syntax: Syntax, onPiece: (end: number, kind: Kind) => void): void {
	const start = syntax.start?.(text) ?? 0;
	onPiece(start, 'comment');
	new Walk(text, text.length, syntax, onPiece).from(start);
}

class Walk {
	readonly #text: string;
	readonly #target: number;
	readonly #syntax: Syntax;
	readonly #onPiece: ((end: number, kind: Kind) => void) | undefined;
	/** Finds what may be a token: in code at the top, and in a hole, where brackets count. */
	readonly #atTop: RegExp;
	readonly #inHole: RegExp;
	readonly #frames: (Code | OpenLiteral)[] = [{ kind: 'code', depth: { open: 0 } }];
	readonly #pending: Pending[] = [];
	/** The literal that the target is in, until it is closed. */
	#around: OpenLiteral | undefined;
	#result: Context | undefined;

	constructor(text: string, target: number, syntax: Syntax, onPiece?: (end: number, kind: Kind) => void) {
		this.#text = text;
		this.#target = target;
		this.#syntax = syntax;
		this.#onPiece = onPiece;
		const { comments, opaque = [], heredocs = [], strings } = syntax;
		const sources = [
			...comments,
			...[...opaque].map(({ source }) => source),
			...[...heredocs, ...strings].map(({ open }) => open),
		];
		this.#atTop = new RegExp(sources.join('|'), 'gm');
		this.#inHole = new RegExp([...sources, '[{}()]'].join('|'), 'gm');
	}

	from(start: number): Context {
		let at = start;
		while (at < this.#text.length && this.#result === undefined) {
			const frame = this.#frames.at(-1);
			at = frame?.kind === 'literal' ? this.#inLiteral(frame, at) : this.#inCode(frame, at);
		}
		return this.#result ?? (this.#around ? { kind: 'opaque' } : this.#code());
	}

	/** One step in code: to behind the next token that is not plain code. */
	#inCode(frame: Code | undefined, at: number): number {
		const token = frame?.closer === undefined ? this.#atTop : this.#inHole;
		token.lastIndex = at;
		const next = token.exec(this.#text)?.index ?? this.#text.length;
		const lineEnd = this.#pending.length > 0 ? this.#text.indexOf('\n', at) : -1;
		if (lineEnd >= 0 && lineEnd < next) {
			this.#pass(lineEnd + 1, this.#code());
			this.#openPending(lineEnd + 1);
			return lineEnd + 1;
		}
		this.#pass(next, this.#code());
		return this.#token(frame, next);
	}

	#token(frame: Code | undefined, at: number): number {
		const { comments, opaque = [], heredocs = [], strings } = this.#syntax;
		const comment = first(comments, source => matchAt(source, this.#text, at));
		if (comment) {
			return this.#pass(at + comment[0].length, { kind: 'comment' });
		}
		const token = first(opaque, ({ source, when }) =>
			when?.(this.#text, at) === false ? undefined : matchAt(source, this.#text, at),
		);
		if (token) {
			return this.#pass(at + token[0].length, { kind: 'opaque' });
		}
		for (const heredoc of heredocs) {
			const open = matchAt(heredoc.open, this.#text, at);
			if (open) {
				this.#pending.push({ heredoc, open: open[0], tag: open[1] ?? '', start: at });
				return this.#pass(at + open[0].length, this.#code());
			}
		}
		return this.#openAny(strings, at) ?? this.#bracket(frame, at);
	}

	#bracket(frame: Code | undefined, at: number): number {
		const character = this.#text[at];
		if (frame?.closer === character && frame !== undefined) {
			if (frame.depth.open === 0) {
				this.#frames.pop();
			}
			frame.depth.open -= 1;
		} else if (frame?.closer && character === (frame.closer === '}' ? '{' : '(')) {
			frame.depth.open += 1;
		}
		return this.#pass(at + 1, this.#code());
	}

	/** One step in a literal: to behind the next escape, hole, nested literal or the close. */
	#inLiteral(literal: OpenLiteral, at: number): number {
		literal.next.lastIndex = at;
		const match = literal.next.exec(this.#text);
		const index = match?.index ?? this.#text.length;
		if (literal.bodyEnd !== undefined && index >= literal.bodyEnd) {
			this.#note(literal, literal.bodyEnd);
			return this.#close(literal, literal.bodyEnd, matchAt('[ \\t]*\\w*', this.#text, literal.bodyEnd)?.[0] ?? '');
		}
		const [whole = '', escaped, hole, close, nested] = match ?? [];
		this.#note(literal, index + (escaped?.length ?? 0));
		if (hole !== undefined) {
			this.#onPiece?.(index + whole.length - 1, 'string');
			this.#onPiece?.(index + whole.length, 'code');
			this.#frames.push({ kind: 'code', closer: hole.endsWith('(') ? ')' : '}', depth: { open: 0 } });
		} else if (close !== undefined) {
			return this.#close(literal, index, close);
		} else if (nested !== undefined) {
			return this.#openAny(literal.nested, index) ?? index + 1;
		} else if (whole === '\n') {
			this.#frames.pop();
			this.#onPiece?.(index, 'closing');
			this.#onPiece?.(index + 1, 'code');
			this.#result = this.#around === literal ? { kind: 'opaque' } : undefined;
		}
		return index + whole.length;
	}

	#close(literal: OpenLiteral, contentEnd: number, close: string): number {
		const end = contentEnd + close.length;
		this.#frames.pop();
		this.#onPiece?.(end, 'closing');
		const { form, open, start, contentStart } = literal;
		if (this.#around === literal) {
			this.#result = { kind: 'string', literal: { form, open, close, start, contentStart, contentEnd, end } };
		}
		const next = literal.followedBy?.(close);
		if (next) {
			this.#frames.push(opened(next, '', end));
		}
		return end;
	}

	#openAny(forms: readonly StringForm[], at: number): number | undefined {
		for (const form of forms) {
			const open = form.when?.(this.#text, at) === false ? undefined : matchAt(form.open, this.#text, at);
			if (open) {
				this.#frames.push(opened(form, open[0], at));
				this.#onPiece?.(at + open[0].length, 'opening');
				return at + open[0].length;
			}
		}
		return undefined;
	}

	#openPending(at: number): void {
		const pending = this.#pending.shift();
		if (pending) {
			const { heredoc, open, tag, start } = pending;
			const tagLine = new RegExp(`^[ \\t]*${sourceOf(tag)}(?!\\w)`, 'gm');
			tagLine.lastIndex = at;
			const bodyEnd = tagLine.exec(this.#text)?.index ?? this.#text.length;
			const hole = heredoc.hole?.(open);
			const form = {
				...heredoc,
				id: hole ? heredoc.id : 'rawHeredoc',
				close: () => '(?!)',
				hole: () => hole ?? '(?!)',
			};
			this.#frames.push({ ...opened(form, this.#text.slice(start, at), start), bodyEnd });
		}
	}

	/** Moves on to `end`; if the target is passed, `context` is what it stands in. */
	#pass(end: number, context: Context): number {
		this.#onPiece?.(end, context.kind);
		if (this.#target < end && this.#around === undefined) {
			this.#result ??= context;
		}
		return end;
	}

	/** As `pass`, inside a literal, whose end is then looked for. */
	#note(literal: OpenLiteral, end: number): void {
		this.#onPiece?.(end, 'string');
		if (this.#target < end) {
			this.#around ??= literal;
		}
	}

	#code(): Context {
		const within = this.#frames.findLast(frame => frame.kind === 'literal');
		return { kind: 'code', within: within && { form: within.form, open: within.open } };
	}
}

function first<T, R>(items: readonly T[], test: (item: T) => R | undefined): R | undefined {
	for (const item of items) {
		const result = test(item);
		if (result !== undefined) {
			return result;
		}
	}
	return undefined;
}
