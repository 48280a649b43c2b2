import type { Edit } from '../../core/edit.ts';
import type { Place, Replaced, Replacements } from '../../core/references/replaceAll.ts';
import type { Finding } from '../../detect/finding.ts';
import type { SkipReason } from '../report.ts';

/** Where a document of the editor lies. */
export interface DocumentPlace {
	/** Absolute; absent for what is no file of this machine. */
	readonly file?: string;
	/** Absolute: the workspace folder it belongs to, where that is a folder of this machine. */
	readonly folder?: string;
	/** What reports call it outside of a repository: relative to its workspace folder, with `/`. */
	readonly path: string;
}

/** Lines and characters count from 0, characters in UTF-16 code units; the end is exclusive. */
export interface TextRange {
	readonly line: number;
	readonly character: number;
	readonly endLine: number;
	readonly endCharacter: number;
}

/** A finding in a document, without the credential. */
export interface DocumentLeak extends Omit<Finding, 'secret'> {
	readonly range: TextRange;
	/** SHA-256 of the credential, by which it is recognised among those that are known. */
	readonly digest: string;
}

/** The leaks of one version of a document. */
export interface DocumentLeaks {
	readonly version: number;
	readonly leaks: readonly DocumentLeak[];
}

/** What git says about the leaks of a document. */
export interface GitFacts {
	/** Absent outside of a repository, and where git could not be asked. */
	readonly state?: 'tracked' | 'ignored' | 'untracked';
	/** Digests of those that a branch of a remote has in a version of this file. */
	readonly pushed: readonly string[];
}

/** What the editor tells the thread that scans. Documents go by an id of the editor's choice. */
export type ToScanner =
	| {
			readonly kind: 'open';
			readonly id: string;
			readonly version: number;
			readonly text: string;
			readonly place: DocumentPlace;
	  }
	/** Edits one after the other, each in the text that the one before left. */
	| { readonly kind: 'change'; readonly id: string; readonly version: number; readonly edits: readonly Edit[] }
	| { readonly kind: 'close'; readonly id: string }
	/** Something outside of the documents changed: what git thinks of them, or what `.yativoignore` says. */
	| { readonly kind: 'refresh' }
	| { readonly kind: 'ask'; readonly number: number; readonly question: Question }
	| { readonly kind: 'abort'; readonly number: number };

/** What the thread tells the editor by itself. */
export type Told =
	| { readonly kind: 'leaks'; readonly id: string; readonly found: DocumentLeaks }
	| { readonly kind: 'git'; readonly id: string; readonly facts: GitFacts };

/** What the thread says. */
export type FromScanner =
	| Told
	/** A scan has seen so many files. */
	| { readonly kind: 'progress'; readonly number: number; readonly files: number }
	| { readonly kind: 'answer'; readonly number: number; readonly answer: unknown }
	| { readonly kind: 'failure'; readonly number: number; readonly message: string };

/** The leaks of a file on disk. */
export interface FileLeaks {
	/** Absolute. */
	readonly file: string;
	readonly leaks: readonly DocumentLeak[];
	readonly git?: GitFacts;
}

/** A leak in what git keeps: in the index, or in a version that a commit brought in. */
export interface PastLeak extends Omit<DocumentLeak, 'start' | 'end'> {
	/** Absolute: the top folder of the repository. */
	readonly base: string;
	/** Relative to it, with `/`. */
	readonly path: string;
	/** A full object name; absent for the index, and where a scan of the history was ended before it knew. */
	readonly commit?: string;
	/** Whether a branch of a remote has that commit. */
	readonly isPushed: boolean;
}

/** Something that a scan did not look into. */
export interface NotScanned {
	/** Absolute. */
	readonly path: string;
	readonly reason: SkipReason;
}

/** What a scan saw. */
export interface ScanResult<T> {
	readonly found: readonly T[];
	readonly skipped: readonly NotScanned[];
	/** Files, or versions of files. */
	readonly files: number;
	/** How many repositories were scanned; absent where that does not matter. */
	readonly repositories?: number;
	/** Whether one of them is a clone without the older history. */
	readonly isShallow?: true;
	readonly durationMs: number;
	/** Whether it was ended before everything was seen. */
	readonly isIncomplete: boolean;
}

/** A folder of this machine. */
export interface ScanFolder {
	/** Absolute, as the editor calls it. */
	readonly path: string;
	/** What to leave out: patterns as in `.gitignore`, relative to it. */
	readonly exclude: readonly string[];
}

export interface ScanQuestion {
	readonly folders: readonly ScanFolder[];
}

/** One run of a scan. */
export interface ScanRun {
	readonly signal: AbortSignal;
	/** Told now and then how many files were seen so far. */
	readonly onProgress: (files: number) => void;
}

/** A question about one open document, whose language the editor tells. */
interface AboutText {
	readonly id: string;
	readonly languageId: string;
}

/** Text that is about to be put in place of `[start, end)`. */
export interface Pasting extends AboutText {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/**
 * Each question that the editor can ask, and what it is answered with. Offsets are those of the document as it is when the
 * question is asked; `undefined` stands for a document that is not open.
 */
export interface Asked {
	readonly current: { readonly question: { readonly id: string }; readonly answer: DocumentLeaks | undefined };
	/** Puts references in place of credentials. */
	readonly references: {
		readonly question: AboutText & { readonly places: readonly Place[] };
		readonly answer: (Replacements & { readonly version: number }) | undefined;
	};
	/** A comment that allows one credential; no edit where none can stand. */
	readonly allow: {
		readonly question: AboutText & Pick<DocumentLeak, 'start' | 'end' | 'rule'> & { readonly reason: string };
		readonly answer: { readonly version: number; readonly edit: Edit | undefined } | undefined;
	};
	/** The `.yativoignore` that speaks for a document, an absolute path, whether it is there or not. */
	readonly ignoreFile: { readonly question: { readonly id: string }; readonly answer: string | undefined };
	/** The credential itself, decoded. */
	readonly value: {
		readonly question: { readonly id: string } & Pick<DocumentLeak, 'start' | 'fingerprint'>;
		readonly answer: string | undefined;
	};
	/** What a text that is about to be pasted would leak; offsets count in the text as it would be. */
	readonly pasted: { readonly question: Pasting; readonly answer: readonly PastedLeak[] };
	/** What to put there instead, with references: the text for the place, or one edit of the whole document. */
	readonly pastedReferences: {
		readonly question: Pasting & { readonly places: readonly Place[] };
		readonly answer: PastedReferences | undefined;
	};
	/** Whether a text holds a credential that no comment allows. */
	readonly holds: { readonly question: { readonly text: string; readonly path: string }; readonly answer: boolean };
	/** Everything in folders that git does not ignore. */
	readonly tree: { readonly question: ScanQuestion; readonly answer: ScanResult<FileLeaks> };
	/** What the next commits of the repositories of folders would hold. */
	readonly staged: { readonly question: ScanQuestion; readonly answer: ScanResult<PastLeak> };
	/** Every version of every file of the repositories of folders. */
	readonly history: { readonly question: ScanQuestion; readonly answer: ScanResult<PastLeak> };
	/** Single files, as they are on disk now. Those that are gone, and those that git ignores, are left out. */
	readonly files: {
		readonly question: { readonly files: readonly DocumentPlace[] };
		readonly answer: readonly FileLeaks[];
	};
	/** Leaks of the past, with what their repositories say about them now. */
	readonly past: { readonly question: { readonly leaks: readonly PastLeak[] }; readonly answer: readonly PastLeak[] };
	/** A report about what the editor lists, as text. */
	readonly report: { readonly question: ReportQuestion; readonly answer: string };
	/** A file as git keeps it. */
	readonly version: {
		readonly question: Pick<PastLeak, 'base' | 'path' | 'commit'>;
		readonly answer: string | undefined;
	};
}

/** A leak as the editor lists it. */
export interface ReportedLeak extends Omit<DocumentLeak, 'start' | 'end' | 'digest'> {
	/** Absolute; absent for what is no file of this machine. */
	readonly file?: string;
	/** What the editor calls it. */
	readonly path: string;
	readonly commit?: string;
	readonly isStaged?: true;
	readonly isPushed?: true;
}

export interface ReportQuestion {
	readonly format: 'sarif' | 'markdown';
	/** Version of the program that writes it. */
	readonly version: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** The folders of the workspace, absolute. */
	readonly folders: readonly string[];
	readonly leaks: readonly ReportedLeak[];
	readonly skipped: readonly NotScanned[];
	/** How many files were scanned; absent when only open documents were. */
	readonly files?: number;
	/** What the reader should know besides. */
	readonly notes?: readonly string[];
	/** Why there may be more. */
	readonly incomplete?: string;
}

/** Questions that are about open documents, and answered at once. */
export type DocumentQuestion = Extract<Question, { readonly id: string }>;

/** A credential in a text that is about to be pasted. Its value is in the clipboard already. */
export interface PastedLeak extends Pick<DocumentLeak, 'rule' | 'start' | 'end' | 'digest'> {
	readonly value: string;
}

export type PastedReferences = { readonly replaced: readonly Replaced[] } & (
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'edit'; readonly version: number; readonly edit: Edit }
);

export type Question = { [K in keyof Asked]: { readonly kind: K } & Asked[K]['question'] }[keyof Asked];
export type Answer<K extends keyof Asked> = Asked[K]['answer'];

/** Questions that are scans: they take a while, tell how far they are, and can be ended. */
export type ScanKind = 'tree' | 'staged' | 'history';
