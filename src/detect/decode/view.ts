import { lastAtMost } from '../lastAtMost.ts';

/** How a piece of a text was written before it was decoded. */
export type Encoding = 'base64' | 'percent' | 'escape' | 'join';

/** A piece `[start, end)` of a text, and what stands for it after decoding; each character of that for equally many of the piece. */
export interface Replacement {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly encoding: Encoding;
	/** How many bytes stand for a character where base64 holds UTF-16: two. */
	readonly bytes?: 2;
}

/** A decoded text, with the way back to the text that it was made of. */
export interface View {
	readonly text: string;
	/** Where in the original text the characters `[start, end)` of this one were written, and how if not plainly. */
	origin(start: number, end: number): Origin;
}

export interface Origin {
	readonly start: number;
	readonly end: number;
	readonly encoding?: Encoding;
}

/** A text as it is. */
export function plainView(text: string): View {
	return { text, origin: (start, end) => ({ start, end }) };
}

/** The view with pieces replaced; the same view when there are none. Replacements come in order and do not overlap. */
export function rewrite(view: View, replacements: readonly Replacement[]): View {
	if (replacements.length === 0) {
		return view;
	}
	/** For each replacement, where its text begins in the new text. */
	const starts: number[] = [];
	const pieces: string[] = [];
	let read = 0;
	let written = 0;
	for (const { start, end, text } of replacements) {
		pieces.push(view.text.slice(read, start), text);
		starts.push(written + start - read);
		written += start - read + text.length;
		read = end;
	}
	pieces.push(view.text.slice(read));

	/** The place in the old text of one character of the new one. */
	function place(at: number): Origin {
		const index = lastAtMost(starts, at, start => start);
		const replacement = replacements[index];
		const offset = at - (starts[index] ?? 0);
		if (replacement === undefined) {
			return { start: at, end: at + 1 };
		}
		if (offset >= replacement.text.length) {
			const start = replacement.end + offset - replacement.text.length;
			return { start, end: start + 1 };
		}
		const { start, end, encoding, text } = replacement;
		if (encoding !== 'base64') {
			const width = (end - start) / text.length;
			return { start: start + offset * width, end: start + (offset + 1) * width, encoding };
		}
		const isLast = offset + 1 === text.length;
		const digits = (4 * (replacement.bytes ?? 1)) / 3;
		return {
			start: start + Math.floor(offset * digits),
			end: isLast ? end : start + Math.ceil((offset + 1) * digits),
			encoding,
		};
	}

	function encodingWithin(start: number, end: number): Encoding | undefined {
		const first = place(start).encoding;
		const index = lastAtMost(starts, end - 1, start => start);
		return first ?? ((starts[index] ?? -1) >= start ? replacements[index]?.encoding : undefined);
	}

	return {
		text: pieces.join(''),
		origin(start, end) {
			const encoding = encodingWithin(start, end);
			const outer = view.origin(place(start).start, place(end - 1).end);
			const how = encoding ?? outer.encoding;
			return { start: outer.start, end: outer.end, ...(how && { encoding: how }) };
		},
	};
}
