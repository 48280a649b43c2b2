#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { runWorker } from '../scanner/worker.ts';
import { main } from './main.ts';

/** The program: `main` in the main thread, a helper in the others. */
if (isMainThread) {
	const controller = new AbortController();
	process.once('SIGINT', () => controller.abort());
	process.once('SIGTERM', () => controller.abort());
	process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 2));
	void main({
		args: process.argv.slice(2),
		version,
		currentFolder: process.cwd(),
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		allowsColor: !process.env.NO_COLOR && process.env.TERM !== 'dumb',
		workerFile: __filename,
		signal: controller.signal,
	}).then(status => {
		process.exitCode = status;
	});
} else {
	runWorker();
}
