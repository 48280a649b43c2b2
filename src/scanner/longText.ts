import { type Allowance, allowancesIn } from '../detect/comments.ts';
import { mentionsYativo } from '../detect/mention.ts';
import { scanWindow, surroundings } from '../detect/scan.ts';
import { printablePath } from './bytePath.ts';
import { indexLines } from './position.ts';
import type { Hit } from './report.ts';
import { toHit } from './textHits.ts';

/** A text too long to be one string. `pieces` gives it anew, in order, each time it is called. */
export interface Pieces {
	readonly path: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly pieces: () => Iterable<string>;
}

/** The hits of a long text, the same as if it were scanned at once, in the memory of a few pieces. */
export function hitsInPieces({ path, now, pieces }: Pieces): readonly Hit[] {
	const text = new LongText({ path, now, mentioned: mentionsYativo(path) || isMentionedIn(pieces()) });
	for (const piece of pieces()) {
		text.add(piece);
	}
	text.end();
	return text.hits;
}

function isMentionedIn(pieces: Iterable<string>): boolean {
	let seam = '';
	for (const piece of pieces) {
		if (mentionsYativo(seam + piece)) {
			return true;
		}
		seam = piece.slice(-64);
	}
	return false;
}

/** How much of the text is kept in view on either side of what is judged, in characters. */
const view = 2 * surroundings;

/** Judges a text as it arrives. Each credential is judged once, in a window that holds all that decides about it. */
class LongText {
	readonly hits: Hit[] = [];
	readonly #path: string;
	readonly #now: number;
	readonly #mentioned: boolean;
	#window = '';
	/** Where the window begins in the text. */
	#position = { line: 1, column: 1 };
	/** A comment before the window that is still in force. */
	#disabled: Allowance | undefined;
	/** Where in the window the part begins that was not judged yet. */
	#judged = 0;

	constructor({ path, now, mentioned }: { readonly path: string; readonly now: number; readonly mentioned: boolean }) {
		this.#path = path;
		this.#now = now;
		this.#mentioned = mentioned;
	}

	add(piece: string): void {
		this.#window += piece;
		if (this.#window.length > 4 * view) {
			this.#judge(this.#window.length - view);
		}
	}

	end(): void {
		this.#judge(this.#window.length + 1);
	}

	/** Takes the credentials that begin before `end`, and drops what no later window needs. */
	#judge(end: number): void {
		const text = this.#window;
		const lines = indexLines(text, { startLine: this.#position.line, startColumn: this.#position.column });
		const facts = { mentioned: this.#mentioned, ...(this.#disabled && { disabled: this.#disabled }) };
		const options = { path: printablePath(this.#path), now: this.#now };
		for (const finding of scanWindow({ text, start: 0, end: text.length }, facts, options)) {
			if (finding.start >= this.#judged && finding.start < end) {
				this.hits.push(toHit(finding, this.#path, lines));
			}
		}
		const kept = keepFrom(text, end - view);
		this.#disabled = allowancesIn(text.slice(0, kept), this.#disabled).find(allowance => allowance.isOpen);
		this.#position = lines.at(kept);
		this.#judged = end - kept;
		this.#window = text.slice(kept);
	}
}

/** A place near `offset` that splits neither `\r\n` nor a character. */
function keepFrom(text: string, offset: number): number {
	const splits = /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])/.test(text.slice(offset - 1, offset + 1));
	return Math.max(splits ? offset - 1 : offset, 0);
}
