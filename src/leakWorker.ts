import { parentPort, workerData } from 'node:worker_threads';
import { isCommitPushed } from './platform/askGit.ts';
import { gitFacts } from './platform/gitFacts.ts';
import { examineFiles } from './scanner/editor/examineFiles.ts';
import { holdsCredential } from './scanner/editor/holdsCredential.ts';
import type { Answer, Asked, FromScanner, Question, ScanRun, ToScanner } from './scanner/editor/messages.ts';
import { type FolderSources, scanFolders } from './scanner/editor/scanFolders.ts';
import { lookAgain, readVersion, scanHistories, scanIndexes } from './scanner/editor/scanPast.ts';
import { WatchedDocuments } from './scanner/editor/watchedDocuments.ts';
import { ScanFailure } from './scanner/report.ts';
import { writeReport } from './scanner/reports/writeReport.ts';
import { runWorker } from './scanner/worker.ts';

/**
 * Composition root of the threads that scan for the editor, so that the thread of all extensions never waits for a scan: one
 * that knows the open documents, one for scans of folders, and those that help it. A bundle of its own.
 */
if (workerData?.tree) {
	runWorker();
} else {
	listen();
}

function listen(): void {
	const say = (message: FromScanner) => parentPort?.postMessage(message);
	const now = () => Date.now();
	const documents = new WatchedDocuments({ tell: say, askGit: gitFacts, now });
	const folders: FolderSources = {
		workerFile: __filename,
		askGit: gitFacts,
		isCommitPushed: (path, commit, signal) => isCommitPushed({ path, signal }, commit),
		now,
	};
	const running = new Map<number, AbortController>();

	function answer(question: Question, run: ScanRun): Answer<keyof Asked> | Promise<Answer<keyof Asked>> {
		switch (question.kind) {
			case 'tree':
				return scanFolders(question, folders, run);
			case 'staged':
				return scanIndexes(question, folders, run);
			case 'history':
				return scanHistories(question, folders, run);
			case 'files':
				return examineFiles(question.files, folders, run.signal);
			case 'past':
				return lookAgain(question.leaks, folders, run.signal);
			case 'holds':
				return holdsCredential(question);
			case 'report':
				return writeReport(question);
			case 'version':
				return readVersion(question);
			default:
				return documents.answer(question);
		}
	}

	async function reply(number: number, question: Question): Promise<void> {
		const work = new AbortController();
		running.set(number, work);
		try {
			const onProgress = nowAndThen(files => say({ kind: 'progress', number, files }));
			say({ kind: 'answer', number, answer: await answer(question, { signal: work.signal, onProgress }) });
		} catch (error) {
			say({ kind: 'failure', number, message: error instanceof ScanFailure ? error.message : '' });
		} finally {
			running.delete(number);
		}
	}

	parentPort?.on('message', (message: ToScanner) => {
		if (message.kind === 'ask') {
			void reply(message.number, message.question);
		} else if (message.kind === 'abort') {
			running.get(message.number)?.abort();
		} else {
			documents.hear(message);
		}
	});
}

/** Lets a call through only when the last one is a tenth of a second ago. */
function nowAndThen(say: (files: number) => void): (files: number) => void {
	let last = 0;
	return files => {
		if (performance.now() - last > 100) {
			last = performance.now();
			say(files);
		}
	};
}
