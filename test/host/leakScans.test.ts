import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import * as vscode from 'vscode';

function newKey(): string {
	return `yativo_${randomBytes(24).toString('hex')}`;
}

let tests = 0;

/** A folder in the workspace, another one for each test: documents may stay open for a while. */
function scanFolder(): string {
	return join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', `scanned${tests}`);
}

function write(name: string, text: string): vscode.Uri {
	const path = join(scanFolder(), name);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
	return vscode.Uri.file(path);
}

/** The problems below the folder: file, line and severity. */
function problems(): string[] {
	return vscode.languages
		.getDiagnostics()
		.filter(([uri]) => uri.fsPath.startsWith(scanFolder()))
		.flatMap(([uri, all]) =>
			all
				.filter(({ source }) => source === 'Yativo')
				.map(({ range, severity }) => {
					const name = uri.fsPath.slice(scanFolder().length + 1).replaceAll('\\', '/');
					const cell = uri.scheme === 'file' ? '' : ' (cell)';
					return `${name}${cell}:${range.start.line} ${vscode.DiagnosticSeverity[severity]}`;
				}),
		)
		.sort();
}

/** Waits until the problems below the folder are these. */
async function expectProblems(expected: readonly string[]): Promise<void> {
	for (const deadline = Date.now() + 12_000; Date.now() < deadline; ) {
		if (JSON.stringify(problems()) === JSON.stringify(expected)) {
			return;
		}
		await new Promise(resolve => setTimeout(resolve, 10));
	}
	assert.deepEqual(problems(), expected);
}

suite('a scan of the workspace', () => {
	suiteSetup(() => vscode.extensions.getExtension('yativo.yativo-vscode')?.activate());
	setup(() => {
		tests++;
		return vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
	teardown(() => rmSync(scanFolder(), { recursive: true, force: true }));

	test('brings files that nobody has open among the problems, and lets go of those that are gone', async () => {
		write('a.ts', `\n'${newKey()}'`);
		const deep = write('deep/b.ts', `'${newKey()}'`);
		write('node_modules/c.ts', `'${newKey()}'`);
		await vscode.commands.executeCommand('yativo.scanWorkspace');
		await expectProblems(['a.ts:1 Error', 'deep/b.ts:0 Error']);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(deep, '..'), { recursive: true });
		await expectProblems(['a.ts:1 Error']);
		write('a.ts', `'${newKey()}'`);
		await expectProblems(['a.ts:0 Error']);
		write('a.ts', 'clean');
		await expectProblems([]);
	});

	test('follows what is written after it', async () => {
		await vscode.commands.executeCommand('yativo.scanWorkspace');
		await expectProblems([]);
		write('new.ts', `'${newKey()}'`);
		await expectProblems(['new.ts:0 Error']);
	});

	test('lets an open document speak for itself until it is closed', async () => {
		const uri = write('a.ts', `'${newKey()}'`);
		await vscode.commands.executeCommand('yativo.scanWorkspace');
		await expectProblems(['a.ts:0 Error']);
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(uri, new vscode.Position(0, 0), `'${newKey()}'\n\n`);
		await vscode.workspace.applyEdit(edit);
		await expectProblems(['a.ts:0 Error', 'a.ts:2 Error']);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await expectProblems(['a.ts:0 Error']);
	});

	test('sees files that are too long to be watched', async () => {
		const leaks = vscode.workspace.getConfiguration('yativo.leaks');
		await leaks.update('maxFileSize', 0.1, vscode.ConfigurationTarget.Global);
		try {
			const uri = write('long.txt', [...Array(2000).fill('x'.repeat(99)), `'${newKey()}'`].join('\n'));
			await vscode.workspace.openTextDocument(uri);
			await vscode.commands.executeCommand('yativo.scanWorkspace');
			await expectProblems(['long.txt:2000 Error']);
		} finally {
			await leaks.update('maxFileSize', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	test('does not tell of a notebook twice that is open', async () => {
		const cell = { cell_type: 'code', source: [`'${newKey()}'`], metadata: {}, outputs: [], execution_count: null };
		const uri = write('a.ipynb', JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
		await vscode.commands.executeCommand('yativo.scanWorkspace');
		await expectProblems(['a.ipynb:0 Error']);
		await vscode.workspace.openNotebookDocument(uri);
		await expectProblems(['a.ipynb (cell):0 Error']);
	});

	test('tells what stands in the output of an open notebook, also after its cell is fixed', async () => {
		const [key, shown] = [newKey(), newKey()];
		const output = { output_type: 'stream', name: 'stdout', text: [`${key}\n`, `${shown}\n`] };
		const cell = { cell_type: 'code', source: [`'${key}'`], metadata: {}, outputs: [output], execution_count: 1 };
		const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
		const uri = write('b.ipynb', JSON.stringify(notebook, undefined, 1));
		const line = (start: string) =>
			readFileSync(uri.fsPath, 'utf8')
				.split('\n')
				.findIndex(each => each.includes(start));
		await vscode.commands.executeCommand('yativo.scanWorkspace');
		const opened = await vscode.workspace.openNotebookDocument(uri);
		const outputLine = line(`"${shown}`);
		await expectProblems(['b.ipynb (cell):0 Error', `b.ipynb:${outputLine} Error`]);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(opened.cellAt(0).document.uri, new vscode.Range(0, 0, 0, 1000), 'fixed');
		await vscode.workspace.applyEdit(edit);
		await expectProblems([`b.ipynb:${outputLine} Error`]);
		await opened.save();
		await expectProblems([key, shown].map(each => `b.ipynb:${line(`"${each}`)} Error`));
	});
});
