import type { Tree } from './tree.ts';
import type { Batch, Share } from './treeScanner.ts';

/** Places in the memory that all threads share: one flag each, `1` or `0`. */
export const flag = {
	/** Everybody ends as soon as the file at hand is done. */
	stop: 0,
	/** The main thread has nothing left and wants a share. */
	mainHungry: 1,
	/** No flags but counts: files and kilobytes that workers have seen. */
	files: 2,
	kilobytes: 3,
	/** Worker `n` (from 0) has nothing left and wants a share: place `firstWorker + n`. */
	firstWorker: 4,
} as const;

/** What a worker is told once, at its start. */
export interface WorkerStart {
	readonly tree: Tree;
	readonly now: number;
	readonly flags: SharedArrayBuffer;
	readonly index: number;
}

/** What a worker says. */
export type FromWorker =
	/** Folders for the main thread, which was hungry. */
	| { readonly kind: 'share'; readonly shares: readonly Share[] }
	/** Everything it was given so far is done: `received` counts the shares it got, one by one. */
	| { readonly kind: 'done'; readonly received: number; readonly batch: Batch };
