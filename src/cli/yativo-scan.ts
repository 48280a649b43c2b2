#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { codeOf } from '../scanner/folder.ts';
import { runWorker } from '../scanner/worker.ts';
import { main } from './main.ts';

/** The program: `main` in the main thread, a helper in the others. */
if (isMainThread) {
	const controller = new AbortController();
	process.once('SIGINT', () => controller.abort());
	process.once('SIGTERM', () => controller.abort());
	process.stdout.on('error', error => {
		// Who closes the pipe has read enough, as `head` has: the status stays that of the scan.
		if (codeOf(error) !== 'EPIPE') {
			process.stderr.write(`yativo-scan: the report cannot be written: ${codeOf(error)}.\n`);
			process.exit(2);
		}
	});
	process.stderr.on('error', () => {});
	void main({
		args: process.argv.slice(2),
		version,
		currentFolder: process.cwd(),
		get stdin() {
			return process.stdin;
		},
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
