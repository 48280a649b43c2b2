import { applyEdits, type Edit } from '../core/edit.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Finding } from './finding.ts';
import { mentionsYativo } from './mention.ts';
import { type ScanOptions, scan, scanWindow, surroundings } from './scan.ts';

/** Texts up to this many characters are scanned whole after every change: it takes no longer than a window does. */
const wholeUpTo = 32 * 1024;

/** How far around a change findings may appear or vanish, in characters; no credential reaches over the whole margin. */
const margin = 2 * surroundings;

const block = 'secretlint-';
/** Comments that speak of everything that follows, with what they say. */
const blockComments = /secretlint-.{0,200}/g;

/** A text that somebody edits, with its findings. */
export class LiveText {
	readonly #options: ScanOptions;
	#text: string;
	#findings: readonly Finding[] = [];
	#mentioned = false;
	#hasBlocks = false;
	#isExact = true;

	constructor(text: string, options: ScanOptions) {
		this.#options = options;
		this.#text = text;
		this.scanWhole();
	}

	get text(): string {
		return this.#text;
	}

	get findings(): readonly Finding[] {
		return this.#findings;
	}

	/**
	 * Whether the findings are those of a scan of the whole text. After a change to a long text they are those of the parts
	 * that changed: what a change means far away from it, only `scanWhole` sees.
	 */
	get isExact(): boolean {
		return this.#isExact;
	}

	/** Applies edits one after the other, each in the text that the one before left. */
	change(edits: readonly Edit[]): void {
		if (this.#text.length <= wholeUpTo) {
			this.#text = edits.reduce((text, edit) => applyEdits(text, [edit]), this.#text);
			this.scanWhole();
			return;
		}
		for (const edit of edits) {
			this.#changePart(edit);
		}
		this.#isExact = false;
	}

	scanWhole(): void {
		const { mentioned } = factsOf(this.#text, this.#options.path);
		this.#mentioned = mentioned;
		this.#hasBlocks = this.#text.includes(block);
		this.#findings = scan(this.#text, this.#options);
		this.#isExact = true;
	}

	#changePart(edit: Edit): void {
		const before = this.#around(edit.start, edit.end);
		this.#text = applyEdits(this.#text, [edit]);
		const shift = edit.text.length - (edit.end - edit.start);
		const after = this.#around(edit.start, edit.end + shift);
		this.#hasBlocks ||= after.text.includes(block);
		const gained = !this.#mentioned && mentionsYativo(after.text);
		const lost = this.#mentioned && mentionsYativo(before.text) && !mentionsYativo(after.text);
		if (gained || lost || (this.#hasBlocks && blocksIn(before.text) !== blocksIn(after.text))) {
			this.scanWhole();
			return;
		}
		const fresh = scanWindow(
			{ text: after.text, start: after.start - after.from, end: after.end - after.from },
			this.#factsAt(after.from),
			this.#options,
		);
		const kept = this.#findings.filter(({ start, end }) => start < before.start || end > before.end);
		this.#findings = [
			...kept.filter(({ end }) => end <= edit.start),
			...fresh.map(finding => shifted(finding, after.from)),
			...kept.filter(({ start }) => start >= edit.end).map(finding => shifted(finding, shift)),
		].toSorted((a, b) => a.start - b.start);
	}

	/** The place `[start, end)` with its margin, and the text of that with what decides about it. */
	#around(start: number, end: number) {
		const [first, last] = [Math.max(0, start - margin), Math.min(this.#text.length, end + margin)];
		const from = Math.max(0, first - surroundings);
		return { start: first, end: last, from, text: this.#text.slice(from, last + surroundings) };
	}

	#factsAt(from: number): Facts {
		return this.#hasBlocks
			? { ...factsOf(this.#text, this.#options.path, from), mentioned: this.#mentioned }
			: { mentioned: this.#mentioned };
	}
}

function blocksIn(text: string): string {
	return (text.match(blockComments) ?? []).join('\n');
}

function shifted(finding: Finding, by: number): Finding {
	return { ...finding, start: finding.start + by, end: finding.end + by };
}
