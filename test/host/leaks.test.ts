import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { setup, suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';

const temporary = mkdtempSync(join(tmpdir(), 'leaks-'));

function newKey(): string {
	return `yativo_${randomBytes(24).toString('hex')}`;
}

function write(name: string, text: string): vscode.Uri {
	const path = join(temporary, name);
	writeFileSync(path, text);
	return vscode.Uri.file(path);
}

interface Problem {
	readonly severity: string;
	/** What is underlined. */
	readonly text: string;
}

function problemsOf(document: vscode.TextDocument): Problem[] {
	return vscode.languages
		.getDiagnostics(document.uri)
		.filter(({ source }) => source === 'Yativo')
		.map(({ severity, range }) => ({
			severity: vscode.DiagnosticSeverity[severity],
			text: document.getText(range),
		}));
}

/** Waits until an assertion holds. */
async function waitFor(check: () => void): Promise<void> {
	for (const deadline = Date.now() + 12_000; Date.now() < deadline; ) {
		try {
			return check();
		} catch {
			await new Promise(resolve => setTimeout(resolve, 10));
		}
	}
	check();
}

/** Waits until the problems of a document are these. */
function expectProblems(document: vscode.TextDocument, expected: readonly Problem[]): Promise<void> {
	return waitFor(() => assert.deepEqual(problemsOf(document), expected));
}

/** The thread that the extension sends a message to when this is done. All extensions share one class of threads. */
async function workerToldBy(work: () => Promise<void>): Promise<Worker> {
	const send = Worker.prototype.postMessage;
	try {
		const told = new Promise<Worker>(resolve => {
			Worker.prototype.postMessage = function (this: Worker, ...message) {
				resolve(this);
				send.apply(this, message);
			};
		});
		await work();
		return await told;
	} finally {
		Worker.prototype.postMessage = send;
	}
}

async function edit(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
	const edits = new vscode.WorkspaceEdit();
	change(edits);
	assert.equal(await vscode.workspace.applyEdit(edits), true);
}

suite('leaks in documents', () => {
	suiteSetup(() => vscode.extensions.getExtension('yativo.yativo-vscode')?.activate());
	suiteTeardown(() => rmSync(temporary, { recursive: true }));
	setup(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	test('are underlined exactly, with a link to the documentation and nothing of the credential in the message', async () => {
		const key = newKey();
		const document = await vscode.workspace.openTextDocument(write('exact.ts', `const key = "${key}";\n`));
		await expectProblems(document, [{ severity: 'Error', text: key }]);
		const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
		const code = diagnostic?.code as { value: string; target: vscode.Uri };
		assert.deepEqual(
			{ value: code.value, target: code.target.toString() },
			{ value: 'yativo-crypto-key', target: 'https://docs.yativo.com/api-reference/api-keys/create' },
		);
		assert.match(diagnostic?.message ?? '', /^Yativo crypto API key in plain text\. Replace it/);
		assert.doesNotMatch(JSON.stringify(diagnostic), new RegExp(key.slice(-4)));
	});

	test('follow the text while somebody types, also in untitled documents', async () => {
		const key = newKey();
		const document = await vscode.workspace.openTextDocument({ content: 'a\n', language: 'plaintext' });
		for (const character of key) {
			const end = document.lineAt(document.lineCount - 1).range.end;
			await edit(edits => edits.insert(document.uri, end, character));
		}
		await expectProblems(document, [{ severity: 'Error', text: key }]);
		await edit(edits => edits.insert(document.uri, new vscode.Position(0, 0), 'first\n'));
		await expectProblems(document, [{ severity: 'Error', text: key }]);
		const end = document.lineAt(document.lineCount - 1).range.end;
		await edit(edits => edits.insert(document.uri, end, '0'));
		await expectProblems(document, []);
	});

	test('stand exactly under the credential behind emoji, in files with CRLF, and with a byte order mark', async () => {
		const keys = [newKey(), newKey()];
		const text = `\ufeff// 😀👨‍👩‍👧\r\nlet a = "🔑 ${keys[0]}";\r\n\r\nlet b = '${keys[1]}'`;
		const document = await vscode.workspace.openTextDocument(write('emoji.js', text));
		const expected = keys.map(key => ({ severity: 'Error', text: key }));
		await expectProblems(document, expected);
		await edit(edits => edits.insert(document.uri, new vscode.Position(1, 0), '🚀\n🚀'));
		await edit(edits => edits.insert(document.uri, new vscode.Position(1, 0), 'const x = 1;\r\n'));
		await expectProblems(document, expected);
	});

	test('survive a change of the line ends', async () => {
		const key = newKey();
		const document = await vscode.workspace.openTextDocument(write('ends.txt', `a\nb\nc ${key}\nd\n`));
		await expectProblems(document, [{ severity: 'Error', text: key }]);
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit(change => change.setEndOfLine(vscode.EndOfLine.CRLF));
		await edit(edits => edits.insert(document.uri, new vscode.Position(0, 0), 'x'));
		await expectProblems(document, [{ severity: 'Error', text: key }]);
	});

	test('are found in the cells of notebooks', async () => {
		const key = newKey();
		const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `key = "${key}"`, 'python');
		const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
		await expectProblems(notebook.cellAt(0).document, [{ severity: 'Error', text: key }]);
	});

	test('are found in virtual file systems, and not in what output channels show', async () => {
		const key = newKey();
		const text = new TextEncoder().encode(`key=${key}`);
		const nothing = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
		const files = vscode.workspace.registerFileSystemProvider('leaktest', {
			onDidChangeFile: nothing.event,
			watch: () => nothing,
			stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length }),
			readFile: () => text,
			readDirectory: () => [],
			createDirectory: () => {},
			writeFile: () => {},
			delete: () => {},
			rename: () => {},
		});
		const channel = vscode.window.createOutputChannel('leaktest');
		try {
			const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('leaktest://host/a.env'));
			await expectProblems(document, [{ severity: 'Error', text: key }]);
			channel.appendLine(`key=${key}`);
			channel.show();
			const other = await vscode.workspace.openTextDocument(write('after.txt', key));
			await expectProblems(other, [{ severity: 'Error', text: key }]);
			const marked = vscode.languages.getDiagnostics().filter(([, problems]) => problems.length > 0);
			assert.equal(
				marked.some(([uri]) => uri.scheme === 'output'),
				false,
			);
		} finally {
			files.dispose();
			channel.dispose();
		}
	});

	test('go when the document is closed, renamed or deleted, and stand under the new name', async () => {
		const key = newKey();
		const uri = write('old.ts', `"${key}"`);
		const renamed = uri.with({ path: uri.path.replace('old.ts', 'new.ts') });
		const isMarked = (which: vscode.Uri) => vscode.languages.getDiagnostics(which).length === 1;
		// Not `openTextDocument`, after which a document stays open for minutes.
		await vscode.commands.executeCommand('vscode.open', uri);
		await waitFor(() => assert.deepEqual([isMarked(uri), isMarked(renamed)], [true, false]));
		await edit(edits => edits.renameFile(uri, renamed));
		await waitFor(() => assert.deepEqual([isMarked(uri), isMarked(renamed)], [false, true]));
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		await waitFor(() => assert.deepEqual([isMarked(uri), isMarked(renamed)], [false, false]));
		await vscode.commands.executeCommand('vscode.open', renamed);
		await waitFor(() => assert.equal(isMarked(renamed), true));
		await edit(edits => edits.deleteFile(renamed));
		await waitFor(() => assert.equal(isMarked(renamed), false));
	});

	test('are found in a line of 5 MB, wherever it is edited', async () => {
		const key = newKey();
		const document = await vscode.workspace.openTextDocument(write('long.txt', 'a '.repeat(2_400_000)));
		for (const character of [0, 2_000_001, 4_800_000]) {
			await edit(edits => edits.insert(document.uri, new vscode.Position(0, character), ` ${key} `));
		}
		await expectProblems(
			document,
			[key, key, key].map(text => ({ severity: 'Error', text })),
		);
	});

	test('are found in all of 200 open documents', async () => {
		const contents = Array.from({ length: 200 }, () => `${newKey()}\n`);
		const documents = await Promise.all(contents.map(content => vscode.workspace.openTextDocument({ content })));
		for (const document of documents) {
			await expectProblems(document, [{ severity: 'Error', text: document.getText().trim() }]);
		}
	});

	test('are graver the nearer git is to sharing them', async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
		const git = (...args: string[]) =>
			execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder });
		git('init', '-q');
		try {
			const key = newKey();
			const path = join(folder, 'config.ts');
			writeFileSync(path, `"${key}"`);
			const document = await vscode.workspace.openTextDocument(path);
			await expectProblems(document, [{ severity: 'Warning', text: key }]);
			git('add', 'config.ts');
			await expectProblems(document, [{ severity: 'Error', text: key }]);
			git('rm', '-q', '--cached', 'config.ts');
			writeFileSync(join(folder, '.gitignore'), 'config.ts\n');
			await expectProblems(document, [{ severity: 'Information', text: key }]);
			git('add', '--force', 'config.ts');
			git('commit', '-qm', 'leak');
			git('update-ref', 'refs/remotes/origin/main', 'HEAD');
			git('rm', '-q', '--cached', 'config.ts');
			await expectProblems(document, [{ severity: 'Error', text: key }]);
			assert.match(vscode.languages.getDiagnostics(document.uri)[0]?.message ?? '', /deleting it here is not enough/);
			const fingerprint = createHash('sha256')
				.update(`yativo-crypto-key\0${key}\0config.ts`)
				.digest('hex')
				.slice(0, 32);
			writeFileSync(join(folder, '.yativoignore'), `${fingerprint} # a test\n`);
			await expectProblems(document, []);
		} finally {
			for (const name of ['.git', '.gitignore', '.yativoignore', 'config.ts']) {
				rmSync(join(folder, name), { recursive: true, force: true });
			}
		}
	});

	test('are found again when the thread that scans has died', async () => {
		const [key, other] = [newKey(), newKey()];
		const document = await vscode.workspace.openTextDocument(write('crash.txt', `${key}\n`));
		await expectProblems(document, [{ severity: 'Error', text: key }]);
		const append = (text: string) =>
			edit(edits => edits.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), text));
		const first = await workerToldBy(() => append('a '));
		await first.terminate();
		const second = await workerToldBy(() => append(`${other}\n`));
		await expectProblems(
			document,
			[key, other].map(text => ({ severity: 'Error', text })),
		);
		assert.notEqual(second, first);
	});

	test('obey the settings', async () => {
		const key = newKey();
		const settings = vscode.workspace.getConfiguration('yativo.leaks');
		const document = await vscode.workspace.openTextDocument(write('set.ts', `"${key}"`));
		const off = { enabled: false, exclude: ['*.ts'], maxFileSize: 0.00001, 'severity.selfIdentifying': 'off' };
		for (const [name, value] of Object.entries(off)) {
			await expectProblems(document, [{ severity: 'Error', text: key }]);
			await settings.update(name, value, vscode.ConfigurationTarget.Global);
			await expectProblems(document, []);
			await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
		}
		const nonsense = { enabled: null, exclude: '*.ts', maxFileSize: 'all', 'severity.selfIdentifying': 'none' };
		for (const [name, value] of Object.entries(nonsense)) {
			await settings.update(name, value, vscode.ConfigurationTarget.Global);
			await expectProblems(document, [{ severity: 'Error', text: key }]);
			await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
		}
		await settings.update('severity.selfIdentifying', 'information', vscode.ConfigurationTarget.Global);
		await expectProblems(document, [{ severity: 'Information', text: key }]);
		await settings.update('severity.selfIdentifying', undefined, vscode.ConfigurationTarget.Global);
	});
});
