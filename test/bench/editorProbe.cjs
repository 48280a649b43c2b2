// An extension that measures, inside the extension host, what each edit of a document costs there. Plain JavaScript: VS Code
// loads it as it is.
const { appendFileSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { Worker } = require('node:worker_threads');
const vscode = require('vscode');

const target = 'yativo.yativo-vscode';
/** Milliseconds until VS Code's own work has settled: its start, or the drawing of what was opened and edited. */
const settling = 2000;
const say = sample => appendFileSync(process.env.BENCH_OUT, `${JSON.stringify(sample)}\n`);

// Listeners are called in the order in which they were registered: what lies between two of these is one extension's own.
const times = [];
const mark = index => () => {
	times[index] = performance.now();
};
const listen = index => {
	vscode.workspace.onDidChangeTextDocument(mark(index));
};

exports.activate = () => {
	measure().catch(error => say({ kind: 'failure', message: String(error) })); // not awaited: activation must be over
};

async function measure() {
	await delay(settling);
	await vscode.extensions.getExtension('bench.warm').activate();
	listen(0);
	await vscode.extensions.getExtension('bench.control').activate();
	listen(1);
	await vscode.extensions.getExtension(target).activate();
	const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
	await untilFound(await vscode.workspace.openTextDocument(join(folder, 'ready.txt'))); // now it listens
	listen(2);
	vscode.workspace.onDidChangeTextDocument(() => setImmediate(mark(3))); // behind what ours does at the end of the turn
	const names = readdirSync(folder).filter(name => name.endsWith('.txt') && name !== 'ready.txt');
	for (const name of names.toSorted()) {
		await measureDocument(name, join(folder, name));
	}
	const { extensionPath } = vscode.extensions.getExtension(target);
	await measureThread(join(extensionPath, 'dist/leakWorker.cjs'), folder);
	say({ kind: 'end' });
}

/** Waits until our extension has marked a document. @returns milliseconds from its opening */
async function untilFound({ uri }) {
	const started = performance.now();
	while (vscode.languages.getDiagnostics(uri).length === 0) {
		await new Promise(resolve => setTimeout(resolve, 1));
	}
	return performance.now() - started;
}

async function measureDocument(name, path) {
	const document = await vscode.workspace.openTextDocument(path);
	const foundMs = await untilFound(document);
	await delay(settling);
	const control = [];
	const ours = [];
	const afterwards = [];
	for (let count = -50; count < 1000; count++) {
		const at = document.positionAt(
			((count + 50) * 7_919_317) % document.offsetAt(document.lineAt(document.lineCount - 1).range.end),
		);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, at, 'x');
		times.length = 0;
		await vscode.workspace.applyEdit(edit);
		await new Promise(resolve => setImmediate(resolve));
		if (times.length < 4) {
			throw new Error('An edit was not heard.');
		}
		if (count >= 0) {
			control.push(times[1] - times[0]);
			ours.push(times[2] - times[1]);
			afterwards.push(times[3] - times[2]);
		}
	}
	say({ kind: 'edits', name, foundMs, control, ours, afterwards });
}

/** How long the thread takes for a document, from the message with its text to that with its leaks. */
async function measureThread(file, folder) {
	const text = readFileSync(join(folder, '1 MB.txt'), 'utf8');
	await delay(settling);
	const worker = new Worker(file, { execArgv: [] });
	const laps = [];
	for (let lap = 0; lap < 40; lap++) {
		const found = new Promise(resolve => worker.once('message', resolve));
		const started = performance.now();
		worker.postMessage({ kind: 'open', id: String(lap), version: 1, text, place: { path: `${lap}.txt` } });
		await found;
		laps.push(performance.now() - started);
		worker.postMessage({ kind: 'close', id: String(lap) });
	}
	const trees = [];
	for (let number = 0; number < 12; number++) {
		trees.push(await timeTree(worker, number, join(folder, 'workspace')));
	}
	await worker.terminate();
	say({ kind: 'scan', coldMs: laps[0], warm: laps.slice(10), trees: trees.slice(2) });
}

/** How long the thread takes for all files of a folder. @throws when it finds other than one leak in 3,000 files */
async function timeTree(worker, number, folder) {
	const answered = new Promise(resolve => {
		const listen = message => {
			if (message.kind === 'answer' || message.kind === 'failure') {
				worker.off('message', listen);
				resolve(message.answer);
			}
		};
		worker.on('message', listen);
	});
	const started = performance.now();
	const scanned = { path: folder, exclude: [] };
	worker.postMessage({ kind: 'ask', number, question: { kind: 'tree', folders: [scanned] } });
	const answer = await answered;
	const ms = performance.now() - started;
	if (answer?.files !== 3000 || answer.found.length !== 1) {
		throw new Error(`${answer?.files} files, ${answer?.found?.length} with leaks`);
	}
	return ms;
}
