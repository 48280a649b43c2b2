import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { LeakDeps } from '../../src/diagnostics/deps.ts';
import { applyEdit } from '../../src/diagnostics/fixes/applyEdit.ts';
import { allowLeak } from '../../src/diagnostics/fixes/suppressLeak.ts';
import { answerBoxes } from './answerBoxes.ts';

function newKey(): string {
	return `yativo_${randomBytes(24).toString('hex')}`;
}

const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const example = () => join(folder(), '.env.example');

async function opened(name: string, text: string): Promise<vscode.TextDocument> {
	const uri = vscode.Uri.file(join(folder(), name));
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document);
	await waitFor(() => vscode.languages.getDiagnostics(uri).length > 0);
	return document;
}

async function waitFor(isSo: () => boolean): Promise<void> {
	for (const deadline = Date.now() + 10_000; !isSo(); ) {
		assert.ok(Date.now() < deadline, 'waited in vain');
		await new Promise(resolve => setTimeout(resolve, 10));
	}
}

/** The fixes for the first leak of a document. */
async function fixes(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
	const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
	return vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		diagnostic?.range,
		vscode.CodeActionKind.QuickFix.value,
	);
}

async function apply(document: vscode.TextDocument, title: RegExp): Promise<void> {
	const offered = await fixes(document);
	const fix = offered.find(action => title.test(action.title));
	assert.ok(fix?.command, `${title} is not among: ${offered.map(action => action.title).join(', ')}`);
	await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
}

/** Starts who waits for an event: VS Code 1.106 gives up a request for fixes when another provider is registered meanwhile. */
async function activateAll(event: string): Promise<void> {
	const waiting = vscode.extensions.all.filter(({ packageJSON }) => packageJSON.activationEvents?.includes(event));
	await Promise.all(waiting.map(extension => extension.activate()));
}

/** Finds leaks in documents as they are now, and allows one by a comment right behind it. */
function finding(leak: RegExp): LeakDeps {
	const current = async (document: vscode.TextDocument) => {
		const { index: start, 0: text } = leak.exec(document.getText()) ?? assert.fail('no leak');
		const { line, character } = document.positionAt(start);
		const range = { line, character, endLine: line, endCharacter: character + text.length };
		return [{ fingerprint: 'a', start, end: start + text.length, rule: 'r', range }];
	};
	const ask = async (_question: 'allow', { id, end, reason }: { id: string; end: number; reason: string }) => {
		const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === id);
		return { version: document?.version, edit: { start: end, end, text: ` # ${reason}` } };
	};
	return { texts: { current }, scanner: { ask } } as unknown as LeakDeps;
}

suite('fixes of leaks', () => {
	suiteSetup(() => vscode.extensions.getExtension('yativo.yativo-vscode')?.activate());
	setup(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
	teardown(() => rmSync(example(), { force: true }));

	test('replace a literal by a reference in one step that is undone at once, and document the name', async () => {
		const text = `client = Client.new(key: '${newKey()}')\n`;
		const document = await opened('client.rb', text);
		const titles = (await fixes(document)).map(({ title }) => title);
		assert.deepEqual(titles, [
			'Replace with environment reference (YATIVO_API_KEY)',
			'Connect to Yativo to rotate or revoke the key…',
			'Store the secret…',
			'Allow this one…',
			'Ignore in this repository…',
		]);
		await apply(document, /^Replace with/);
		assert.equal(document.getText(), "client = Client.new(key: ENV.fetch('YATIVO_API_KEY'))\n");
		assert.equal(readFileSync(example(), 'utf8'), 'YATIVO_API_KEY=\n');
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});

	test('take a value out of a dotenv file under the name that the file gives it', async () => {
		const document = await opened('.env.shop', `PORT=1\nMY_YATIVO_KEY=${newKey()}\n`);
		await apply(document, /^Take the value out and keep it as MY_YATIVO_KEY$/);
		assert.equal(document.getText(), 'PORT=1\nMY_YATIVO_KEY=\n');
		assert.equal(readFileSync(example(), 'utf8'), 'MY_YATIVO_KEY=\n');
	});

	test('document the variable that Terraform reads, and declare it once in a module', async () => {
		const key = newKey();
		const texts = [];
		for (const name of ['main.tf', 'providers.tf']) {
			const document = await opened(name, `provider "a" {\n  key = "${key}"\n}\n`);
			await apply(document, /^Replace with environment reference \(TF_VAR_yativo_\w+\)$/);
			texts.push(document.getText());
		}
		const [, variable] = /key = var\.(\w+)$/m.exec(texts[0] ?? '') ?? [];
		const block = `\nvariable "${variable}" {\n  type      = string\n  sensitive = true\n}\n`;
		const replaced = `provider "a" {\n  key = var.${variable}\n}\n`;
		assert.deepEqual(texts, [replaced + block, replaced]);
		assert.equal(readFileSync(example(), 'utf8'), `TF_VAR_${variable}=\n`);
	});

	test('are no first choice where nothing tells what reads the file', async () => {
		const document = await opened('settings.yaml', `key: ${newKey()}\n`);
		const [first] = await fixes(document);
		assert.match(first?.title ?? '', /^Replace with environment reference/);
		assert.notEqual(first?.isPreferred, true);
	});

	test('allow a leak by a comment where it is when the reason has been given', async () => {
		const document = await vscode.workspace.openTextDocument({ content: 'key = CANARY\n' });
		await vscode.window.showTextDocument(document);
		const undo = answerBoxes(async () => {
			const typing = new vscode.WorkspaceEdit();
			typing.insert(document.uri, new vscode.Position(0, 0), 'require "json"\n');
			await vscode.workspace.applyEdit(typing);
			return 'example';
		});
		await allowLeak(finding(/CANARY/))(undefined);
		undo();
		assert.equal(document.getText(), 'require "json"\nkey = CANARY # example\n');
	});

	test('leave a file alone that a setting makes read-only', async () => {
		const settings = vscode.workspace.getConfiguration('files');
		await settings.update('readonlyInclude', { 'generated.rb': true }, vscode.ConfigurationTarget.Global);
		const text = `client = Client.new(key: '${newKey()}')\n`;
		const document = await opened('generated.rb', text);
		await assert.rejects(applyEdit(document, { version: document.version, edit: { start: 0, end: 6, text: 'other' } }));
		await settings.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
		assert.deepEqual([document.getText(), document.isDirty], [text, false]);
	});

	test('replace all leaks of a file at once, each credential by a name of its own', async () => {
		const [first, second] = [newKey(), newKey()];
		const document = await opened('many.py', `A = "${first}"\nB = "${second}"\nC = "${first}"\n`);
		await apply(document, /^Replace all 3 leaks/);
		const [, a, b, c] = document.getText().match(/A = (.+)\nB = (.+)\nC = (.+)\n$/) ?? [];
		assert.equal(a, c);
		assert.notEqual(a, b);
		assert.deepEqual(document.getText().match(/^import os$/gm), ['import os']);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), `A = "${first}"\nB = "${second}"\nC = "${first}"\n`);
	});

	test('replace all leaks of a file at once also where a remote has them', async () => {
		const root = join(folder(), 'pushed');
		mkdirSync(root, { recursive: true });
		writeFileSync(join(root, 'deploy.sh'), `A='${newKey()}'\nB='${newKey()}'\n`);
		const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
		for (const args of ['init -q', 'add .', 'commit -qm Deploy', 'update-ref refs/remotes/origin/main HEAD']) {
			execFileSync('git', [...who, ...args.split(' ')], { cwd: root });
		}
		const document = await vscode.workspace.openTextDocument(join(root, 'deploy.sh'));
		const isPushed = ({ message }: vscode.Diagnostic) => message.includes('A remote branch has it');
		await waitFor(() => vscode.languages.getDiagnostics(document.uri).filter(isPushed).length === 2);
		const titles = (await fixes(document)).map(({ title }) => title);
		const replacing = titles.findIndex(title => /^Replace with .+: a remote branch keeps it$/.test(title));
		assert.equal(titles[replacing + 1], 'Replace all 2 leaks in this file');
		rmSync(root, { recursive: true });
	});

	test('document the name for the cell of a notebook, beside the notebook', async () => {
		await vscode.extensions.getExtension('vscode.ipynb')?.activate();
		const uri = vscode.Uri.file(join(folder(), 'cells.ipynb'));
		const cell = {
			cell_type: 'code',
			execution_count: null,
			metadata: {},
			outputs: [],
			source: [`key = "${newKey()}"`],
		};
		const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
		const opened = await vscode.workspace.openNotebookDocument(uri);
		await vscode.window.showNotebookDocument(opened);
		const { document } = opened.cellAt(0);
		await waitFor(() => vscode.languages.getDiagnostics(document.uri).length > 0);
		await apply(document, /^Replace with/);
		const [, name] = /^key = os\.environ\["(\w+)"\]$/m.exec(document.getText()) ?? [];
		assert.equal(readFileSync(example(), 'utf8'), `${name}=\n`);
	});

	test('say why no reference can stand in a place, and offer the rest', async () => {
		await activateAll('onLanguage:json');
		const document = await opened('config.json', `{ "key": "${newKey()}" }\n`);
		const [first, ...others] = (await fixes(document)).map(({ title }) => title);
		assert.match(first ?? '', /^No reference can stand here: This kind of file cannot refer to/);
		assert.equal(others.length, 4);
		assert.equal(existsSync(example()), false);
	});

	test('are not offered in documents without leaks, nor beside a leak', async () => {
		const document = await opened('beside.txt', `nothing here\n${newKey()}\n`);
		const beside = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(0, 2, 0, 4),
			vscode.CodeActionKind.QuickFix.value,
		);
		assert.deepEqual(beside, []);
	});

	test('show a hover that links to our own commands alone and holds nothing of the credential', async () => {
		const key = newKey();
		const document = await opened('hover.go', `package main\n\nvar key = "${key}"\n`);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			new vscode.Position(2, 20),
		);
		const ours = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
		const [markdown] = ours.filter(({ value }) => value.includes('Yativo crypto API key'));
		const trusted = markdown?.isTrusted;
		assert.ok(typeof trusted === 'object');
		assert.deepEqual(
			trusted.enabledCommands.filter(command => !command.startsWith('yativo.')),
			[],
		);
		assert.ok(markdown?.value.includes(`yativo_…${key.slice(-4)}`));
		assert.doesNotMatch(decodeURIComponent(markdown?.value ?? ''), new RegExp(key.slice(10, 30)));
	});
});
