import { Worker } from 'node:worker_threads';
import { YativoError } from '../core/failure.ts';
import type {
	Answer,
	Asked,
	FromScanner,
	Question,
	ScanKind,
	ScanQuestion,
	ScanRun,
	Told,
	ToScanner,
} from '../scanner/editor/messages.ts';
import { Emitter, type Listen } from './emitter.ts';
import { ownEnvironment } from './ownEnvironment.ts';

/** A thread that dies more often than this within a minute is not started again. */
const maxDeaths = 3;
const deathsWithinMs = 60_000;

/** Changes are told together that come within so many milliseconds: less than anybody notices. */
const changesMs = 30;

interface Waiting {
	readonly resolve: (answer: never) => void;
	readonly reject: (error: Error) => void;
	readonly onProgress: ((files: number) => void) | undefined;
}

/**
 * The thread that scans for the editor, as the editor sees it. Started by the first message; when it dies it is started
 * again, with nothing in its memory.
 */
export class LeakThread {
	readonly #file: string;
	readonly #told = new Emitter<Told>();
	readonly #died = new Emitter<'restarting' | 'gone'>();
	readonly #waiting = new Map<number, Waiting>();
	readonly #deaths: number[] = [];
	readonly #outbox: ToScanner[] = [];
	#sending: NodeJS.Immediate | undefined;
	#sendingChanges: NodeJS.Timeout | undefined;
	#worker: Worker | undefined;
	#asked = 0;
	#isDisposed = false;

	/** `file`: the bundle that the thread runs, an absolute path. */
	constructor(file: string) {
		this.#file = file;
	}

	get onTold(): Listen<Told> {
		return this.#told.event;
	}

	/** The thread has died and forgotten everything: it must be told again, unless it has died too often and is gone. */
	get onDidDie(): Listen<'restarting' | 'gone'> {
		return this.#died.event;
	}

	/**
	 * Tells at the end of this turn of the event loop, changes a moment later together with those that follow. A message wakes the
	 * thread, which on a busy machine takes the processor from this one: not while other extensions still wait for the same edit, and
	 * not for each of a hundred edits.
	 */
	tell(message: ToScanner): void {
		this.#outbox.push(message);
		if (message.kind === 'change') {
			this.#sendingChanges ??= setTimeout(() => this.#deliver(), changesMs);
		} else {
			this.#sending ??= setImmediate(() => this.#deliver());
		}
	}

	/**
	 * Asks, after everything that was told before.
	 *
	 * @throws the signal's reason; an error without any text of a document when the thread failed.
	 */
	async ask<K extends keyof Asked>(kind: K, question: Asked[K]['question'], signal?: AbortSignal): Promise<Answer<K>> {
		signal?.throwIfAborted();
		const { number, answer } = this.#send(kind, question, undefined);
		const aborted = new Promise<never>((_, reject) => {
			signal?.addEventListener('abort', () => {
				this.tell({ kind: 'abort', number });
				reject(signal.reason);
			});
		});
		return Promise.race([answer, aborted]);
	}

	/**
	 * Asks for a scan. When the signal ends it, the answer says what was found until then.
	 *
	 * @throws YativoError `gitFailed`; an error without any text of a file when the thread failed.
	 */
	scan<K extends ScanKind>(kind: K, question: ScanQuestion, { signal, onProgress }: ScanRun): Promise<Answer<K>> {
		const { number, answer } = this.#send(kind, question, onProgress);
		const abort = () => this.tell({ kind: 'abort', number });
		signal.addEventListener('abort', abort);
		if (signal.aborted) {
			abort();
		}
		return answer.finally(() => signal.removeEventListener('abort', abort));
	}

	#send<K extends keyof Asked>(kind: K, question: Asked[K]['question'], onProgress: Waiting['onProgress']) {
		const number = ++this.#asked;
		const answer = new Promise<Answer<K>>((resolve, reject) => {
			this.#waiting.set(number, { resolve, reject, onProgress });
		});
		this.tell({ kind: 'ask', number, question: { kind, ...question } as Question });
		return { number, answer: answer.finally(() => this.#waiting.delete(number)) };
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#stopSending();
		void this.#worker?.terminate();
		this.#rejectAll();
	}

	#stopSending(): void {
		clearImmediate(this.#sending);
		clearTimeout(this.#sendingChanges);
		this.#sending = undefined;
		this.#sendingChanges = undefined;
	}

	#deliver(): void {
		this.#stopSending();
		const worker = this.#running();
		for (const message of this.#outbox.splice(0)) {
			worker?.postMessage(message);
		}
		if (worker === undefined) {
			this.#rejectAll();
		}
	}

	#running(): Worker | undefined {
		if (this.#isDisposed || this.#deaths.length >= maxDeaths) {
			return undefined;
		}
		this.#worker ??= this.#start();
		return this.#worker;
	}

	#start(): Worker {
		// Neither the debugger's port nor the output of the extension host is for this thread.
		const env = ownEnvironment(process.env);
		const worker = new Worker(this.#file, { execArgv: [], env, stdout: true, stderr: true, name: 'yativo leaks' });
		worker.on('message', (message: FromScanner) => this.#hear(message));
		worker.once('error', () => {}); // `exit` follows; what went wrong may hold a text
		worker.once('exit', () => this.#bury(worker));
		worker.unref();
		return worker;
	}

	#hear(message: FromScanner): void {
		switch (message.kind) {
			case 'answer':
				this.#waiting.get(message.number)?.resolve(message.answer as never);
				break;
			case 'failure':
				this.#waiting.get(message.number)?.reject(failureOf(message.message));
				break;
			case 'progress':
				this.#waiting.get(message.number)?.onProgress?.(message.files);
				break;
			default:
				this.#told.fire(message);
		}
	}

	#bury(worker: Worker): void {
		if (this.#worker !== worker) {
			return;
		}
		this.#worker = undefined;
		const now = Date.now();
		this.#deaths.splice(0, this.#deaths.length, ...this.#deaths.filter(time => now - time < deathsWithinMs), now);
		this.#rejectAll();
		if (!this.#isDisposed) {
			this.#died.fire(this.#deaths.length < maxDeaths ? 'restarting' : 'gone');
		}
	}

	#rejectAll(): void {
		for (const { reject } of this.#waiting.values()) {
			reject(new Error('The thread that scans has ended.'));
		}
	}
}

/** Failures with words come from git, all others are ours. */
function failureOf(message: string): Error {
	return message === ''
		? new Error('The thread that scans has failed.')
		: new YativoError({ kind: 'gitFailed', detail: message });
}
