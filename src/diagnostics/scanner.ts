import type { Answer, Asked, ScanKind, ScanQuestion, ScanRun, Told, ToScanner } from '../scanner/editor/messages.ts';

/** The scanner, which runs on a thread of its own and sees the documents that it is told of. */
export interface Scanner {
	tell(message: ToScanner): void;
	/** Asks, after everything that was told before. @throws the signal's reason; an error when the scanner failed. */
	ask<K extends keyof Asked>(kind: K, question: Asked[K]['question'], signal?: AbortSignal): Promise<Answer<K>>;
	onTold(listener: (told: Told) => unknown): { dispose(): void };
	/** The scanner has forgotten everything, and is started again at the next message, or never again. */
	onDidDie(listener: (next: 'restarting' | 'gone') => unknown): { dispose(): void };
}

/** The scanner of folders, which runs on another thread, so that documents do not wait for it. */
export interface FolderScanner extends Pick<Scanner, 'ask'> {
	/** Asks for a scan. When the signal ends it, the answer says what was found until then. @throws YativoError `gitFailed` */
	scan<K extends ScanKind>(kind: K, question: ScanQuestion, run: ScanRun): Promise<Answer<K>>;
}
