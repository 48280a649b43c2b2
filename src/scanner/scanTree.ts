import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type FromWorker, flag, type WorkerStart } from './crew.ts';
import type { Scanned } from './report.ts';
import type { Tree } from './tree.ts';
import { type Batch, fileShare, type Share, TreeScanner } from './treeScanner.ts';

/** How to run the scan of a tree. */
export interface TreeScan {
	readonly tree: Tree;
	/** The file that a worker thread runs: it calls `runWorker`. Without one, one thread does everything. */
	readonly workerFile?: string;
	/** When a worker starts, in milliseconds from the beginning: a thread that is warm has done much before a cold one helps. */
	readonly workerDelay?: number;
	/** Ends the scan at once; what was found until then is returned, marked incomplete. */
	readonly signal?: AbortSignal;
	/** Called now and then with what this thread has seen. */
	readonly onProgress?: (seen: { readonly files: number; readonly bytes: number }) => void;
	readonly now: number;
	/** Files that git tracks although an ignore file speaks of them; they are scanned like all others. Does not reject. */
	readonly tracked?: Promise<readonly string[]>;
}

/** The main thread lets others speak this often, in milliseconds. */
const slice = 20;

/** Small trees are done before a worker has started: it starts when the scan has lasted this long, in milliseconds. */
const usualWorkerDelay = 15;

/** How long a stopped scan waits for its workers, in milliseconds. */
const farewell = 500;

/** More threads than this make a scan no faster: the kernel's file system is the limit. */
const maxWorkers = 3;

/** Scans a tree, in the order of its roots, with this thread and workers. Threads that run out of folders take half of another's. */
export async function scanTree(scan: TreeScan): Promise<Scanned> {
	const crew = new Crew(scan);
	try {
		await crew.run();
		return crew.result();
	} finally {
		await crew.dismiss();
	}
}

interface Hand {
	readonly worker: Worker;
	sent: number;
	done: number;
}

class Crew {
	readonly #scan: TreeScan;
	readonly #flags = new SharedArrayBuffer(4 * (flag.firstWorker + maxWorkers));
	readonly #shared = new Int32Array(this.#flags);
	readonly #scanner: TreeScanner;
	readonly #hands: Hand[] = [];
	readonly #batches: Batch[] = [];
	#knowsTracked: boolean;
	#failure: Error | undefined;
	#wake: () => void = () => {};

	constructor(scan: TreeScan) {
		this.#scan = scan;
		this.#knowsTracked = scan.tracked === undefined;
		this.#scanner = new TreeScanner(scan.tree, scan.now);
		this.#scanner.add(
			scan.tree.roots.map(({ path, isFolder }) => (isFolder ? { path } : fileShare(path))).toReversed(),
		);
	}

	async run(): Promise<void> {
		const started = performance.now();
		const { workerDelay = usualWorkerDelay } = this.#scan;
		const stop = () => {
			Atomics.store(this.#shared, flag.stop, 1);
			this.#wake();
		};
		this.#scan.signal?.addEventListener('abort', stop);
		this.#scan.tracked?.then(paths => {
			this.#scanner.add(this.#scanner.unreached(paths));
			this.#knowsTracked = true;
			this.#wake();
		});
		while (!this.#stopped) {
			this.#work();
			this.#report();
			if (!this.#scanner.isDone) {
				if (this.#hands.length === 0 && performance.now() - started > workerDelay) {
					this.#hire();
				}
				await setImmediate();
			} else if (this.#knowsTracked && this.#hands.every(hand => hand.done === hand.sent)) {
				break;
			} else {
				await this.#beHungry();
			}
		}
		this.#scan.signal?.removeEventListener('abort', stop);
		await this.#waitForHands();
		if (this.#failure !== undefined) {
			throw this.#failure;
		}
	}

	get #stopped(): boolean {
		return this.#scan.signal?.aborted === true || this.#failure !== undefined;
	}

	/** Scans for one slice of time, and feeds hungry workers on the way. */
	#work(): void {
		const end = performance.now() + slice;
		const isOver = () => performance.now() >= end;
		while (!this.#scanner.isDone && !isOver()) {
			this.#scanner.step(isOver);
			for (const [index, hand] of this.#hands.entries()) {
				const place = flag.firstWorker + index;
				if (this.#scanner.waiting > 1 && Atomics.compareExchange(this.#shared, place, 1, 0) === 1) {
					this.#give(hand, this.#scanner.giveHalf());
				}
			}
		}
	}

	#give(hand: Hand, shares: readonly Share[]): void {
		hand.sent++;
		hand.worker.postMessage(shares);
	}

	#hire(): void {
		const { workerFile, tree, now } = this.#scan;
		const count = workerFile === undefined ? 0 : Math.min(availableParallelism() - 1, maxWorkers);
		for (let index = 0; index < count; index++) {
			const workerData: WorkerStart = { tree, now, flags: this.#flags, index };
			const hand = { worker: new Worker(workerFile ?? '', { workerData }), sent: 0, done: 0 };
			hand.worker.on('message', (message: FromWorker) => this.#hear(hand, message));
			hand.worker.once('error', error => {
				this.#failure = error;
				this.#wake();
			});
			this.#hands.push(hand);
		}
	}

	#hear(hand: Hand, message: FromWorker): void {
		if (message.kind === 'share') {
			this.#scanner.add(message.shares);
		} else {
			hand.done = message.received;
			this.#batches.push(message.batch);
		}
		this.#wake();
	}

	/** Asks the workers for a share, and waits until one of them says anything. */
	#beHungry(): Promise<void> {
		Atomics.store(this.#shared, flag.mainHungry, 1);
		return new Promise(resolve => {
			this.#wake = resolve;
		});
	}

	/** After a stop, workers hand in what they have: each ends the file at hand first, if that does not take too long. */
	async #waitForHands(): Promise<void> {
		Atomics.store(this.#shared, flag.stop, 1);
		const deadline = performance.now() + farewell;
		while (this.#failure === undefined && this.#hands.some(hand => hand.done < hand.sent)) {
			const left = deadline - performance.now();
			if (left <= 0) {
				break;
			}
			await new Promise<void>(resolve => {
				this.#wake = resolve;
				setTimeout(resolve, left).unref();
			});
		}
	}

	#report(): void {
		this.#scan.onProgress?.({
			files: this.#scanner.fileCount + Atomics.load(this.#shared, flag.files),
			bytes: this.#scanner.byteCount + Atomics.load(this.#shared, flag.kilobytes) * 1024,
		});
	}

	result(): Scanned {
		const batches = [this.#scanner.take(), ...this.#batches];
		const sum = (pick: (batch: Batch) => number) => batches.reduce((total, batch) => total + pick(batch), 0);
		return {
			hits: batches.flatMap(batch => batch.hits),
			skipped: batches.flatMap(batch => batch.skipped),
			files: sum(batch => batch.files),
			bytes: sum(batch => batch.bytes),
			...(this.#scan.signal?.aborted ? { incomplete: 'interrupted' } : {}),
		};
	}

	async dismiss(): Promise<void> {
		await Promise.all(this.#hands.map(hand => hand.worker.terminate()));
	}
}
