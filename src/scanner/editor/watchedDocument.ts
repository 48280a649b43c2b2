import { join } from 'node:path';
import { digest } from '../../core/digest.ts';
import type { Edit } from '../../core/edit.ts';
import { Secret } from '../../core/secret.ts';
import type { Finding } from '../../detect/finding.ts';
import { LiveText } from '../../detect/liveText.ts';
import { type Known, suppressKnown } from '../../detect/suppress.ts';
import { ignoreFileName, readKnown } from '../known.ts';
import type { DocumentLeaks, DocumentPlace, GitFacts, Told } from './messages.ts';
import { placeOf, type ScannedPlace } from './placeOf.ts';
import { placed } from './ranges.ts';

/** What documents need of the outside. */
export interface DocumentSources {
	readonly tell: (told: Told) => void;
	/** What git says about files, in their order, and for each of their texts whether a remote has it there. */
	readonly askGit: (files: readonly GitQuestion[], signal: AbortSignal) => Promise<readonly GitAnswer[]>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** A document as it is opened. */
export interface OpenedDocument {
	readonly id: string;
	readonly version: number;
	readonly text: string;
	readonly place: DocumentPlace;
}

export interface GitQuestion {
	/** Absolute. */
	readonly path: string;
	readonly texts: readonly Secret[];
}

export interface GitAnswer {
	readonly state: GitFacts['state'] | undefined;
	readonly pushed: readonly boolean[];
}

/** A long text is scanned whole when nobody has changed it for this time, in milliseconds. */
const wholeAfterMs = 400;
/** Findings that only moved are told when nobody has typed for this time: editors move their marks by themselves. */
const movedAfterMs = 100;
/** One answer of git serves all that is typed or pasted within this time. */
const gitAfterMs = 50;

/** One open document: its text, kept in step with the editor's, and what is found in it. */
export class WatchedDocument {
	readonly #id: string;
	readonly #place: DocumentPlace;
	readonly #sources: DocumentSources;
	readonly #timers = new Map<'whole' | 'moved' | 'git', NodeJS.Timeout>();
	readonly #closing = new AbortController();
	#scanned: ScannedPlace;
	#live: LiveText;
	#version: number;
	#known: Known | undefined;
	#findings: readonly Finding[] = [];
	#told = '[]';
	#asked = '';

	constructor({ id, version, text, place }: OpenedDocument, sources: DocumentSources) {
		this.#id = id;
		this.#place = place;
		this.#sources = sources;
		this.#version = version;
		this.#scanned = placeOf(place);
		this.#live = this.#scan(text);
		this.#update();
	}

	change(version: number, edits: readonly Edit[]): void {
		this.#version = version;
		this.#live.change(edits);
		this.#update();
		if (!this.#live.isExact) {
			this.#later('whole', wholeAfterMs, () => {
				this.#live.scanWhole();
				this.#update();
			});
		}
	}

	/** Looks anew at what is known about the document outside of its text. */
	refresh(): void {
		const { path } = this.#scanned;
		this.#scanned = placeOf(this.#place);
		if (this.#scanned.path !== path) {
			this.#live = this.#scan(this.#live.text);
		}
		this.#known = undefined;
		this.#asked = '';
		this.#update();
		this.#later('git', gitAfterMs, () => void this.#askGit());
	}

	close(): void {
		this.#closing.abort();
		for (const timer of this.#timers.values()) {
			clearTimeout(timer);
		}
	}

	/** What is in the text now. */
	get current(): DocumentLeaks {
		return { version: this.#version, leaks: placed(this.#live.text, this.#findings) };
	}

	/** The text and how the scanner calls it. */
	get text(): { readonly text: string; readonly path: string; readonly version: number; readonly file?: string } {
		const { file } = this.#place;
		return {
			text: this.#live.text,
			path: this.#scanned.path,
			version: this.#version,
			...(file !== undefined && { file }),
		};
	}

	/** The `.yativoignore` that speaks for it, whether it is there or not; `undefined` outside of all folders. */
	get ignoreFile(): string | undefined {
		return this.#scanned.base === undefined ? undefined : join(this.#scanned.base, ignoreFileName);
	}

	/** The credential of a leak, decoded; `undefined` when it is not there any more. */
	valueOf(leak: { readonly start: number; readonly fingerprint: string }): Secret | undefined {
		return this.#findings.find(({ start, fingerprint }) => start === leak.start && fingerprint === leak.fingerprint)
			?.secret;
	}

	#scan(text: string): LiveText {
		return new LiveText(text, { path: this.#scanned.path, now: this.#sources.now() });
	}

	#update(): void {
		const { path, base } = this.#scanned;
		const { findings } = this.#live;
		if (findings.length > 0) {
			this.#known ??= base === undefined ? {} : readKnown(base);
		}
		this.#findings = suppressKnown(findings, path, this.#known ?? {});
		const kept = this.#findings.map(({ fingerprint, severity, suppressed }) => [fingerprint, severity, suppressed]);
		const what = JSON.stringify(kept);
		if (what !== this.#told) {
			this.#told = what;
			this.#tell();
			this.#later('git', gitAfterMs, () => void this.#askGit());
		} else if (findings.length > 0) {
			this.#later('moved', movedAfterMs, () => this.#tell());
		}
	}

	#tell(): void {
		clearTimeout(this.#timers.get('moved'));
		this.#sources.tell({ kind: 'leaks', id: this.#id, found: this.current });
	}

	async #askGit(): Promise<void> {
		const { file } = this.#place;
		const open = this.#findings.filter(({ suppressed }) => suppressed === undefined);
		const asked = JSON.stringify(open.map(({ fingerprint }) => fingerprint));
		if (file === undefined || open.length === 0 || asked === this.#asked) {
			return;
		}
		this.#asked = asked;
		const { signal } = this.#closing;
		const texts = open.map(({ start, end }) => new Secret(this.#live.text.slice(start, end)));
		const leaks = open.map(({ secret }) => ({ digest: digest(secret.reveal()) }));
		const [answer] = await this.#sources.askGit([{ path: file, texts }], signal).catch(() => []);
		if (answer !== undefined && asked === this.#asked && !signal.aborted) {
			this.#sources.tell({ kind: 'git', id: this.#id, facts: factsOf(answer, leaks) });
		}
	}

	#later(what: 'whole' | 'moved' | 'git', afterMs: number, work: () => void): void {
		clearTimeout(this.#timers.get(what));
		this.#timers.set(what, setTimeout(work, afterMs));
	}
}

/** What git said about leaks, in the order in which it was asked about them. */
export function factsOf({ state, pushed }: GitAnswer, leaks: readonly { readonly digest: string }[]): GitFacts {
	const digests = leaks.filter((_leak, index) => pushed[index]).map(leak => leak.digest);
	return { ...(state && { state }), pushed: digests };
}
