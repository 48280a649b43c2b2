import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { addToEnvExample, type EnvDeps } from '../../src/commands/env/addToEnvExample.ts';
import { editFile, readText } from '../../src/commands/env/envFile.ts';
import { type GitDeps, keepFromGit } from '../../src/commands/env/keepFromGit.ts';
import { addNames } from '../../src/core/dotenv/names.ts';
import { type Failure, YativoError } from '../../src/core/failure.ts';
import { gitState } from '../../src/platform/git.ts';
import { fileBehind } from '../../src/platform/privateFile.ts';
import type { KeyNode } from '../../src/views/nodes.ts';
import { answerBoxes } from './answerBoxes.ts';
import { provideFiles } from './memoryFiles.ts';

const git: GitDeps = { gitState: path => gitState({ path }), fileBehind };

const node: KeyNode = {
	kind: 'key',
	profile: {
		id: 'p',
		name: 'P',
		product: 'crypto',
		environment: 'custom',
		origin: 'http://127.0.0.1:1',
		method: 'apiKey',
	},
	key: { id: 'k', name: 'CI', scopes: [], status: 'active' },
};

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
	for (const deadline = Date.now() + 10_000; !(await isSo()); ) {
		assert.ok(Date.now() < deadline, 'waited in vain');
		await new Promise(resolve => setTimeout(resolve, 10));
	}
}

async function failureOf(work: Promise<unknown>): Promise<Failure | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		return error instanceof YativoError ? error.failure : assert.fail(String(error));
	}
}

suite('files of variables', () => {
	let folder = '';
	let count = 0;

	setup(() => {
		count += 1; // VS Code remembers files by their path, also those that are gone
		folder = join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', `env${count}`);
		mkdirSync(folder);
	});

	teardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 }); // VS Code's git may be writing
	});

	function write(name: string, text: string): vscode.Uri {
		writeFileSync(join(folder, name), text);
		return vscode.Uri.file(join(folder, name));
	}

	async function add(uri: vscode.Uri, text: string): Promise<void> {
		const edit = addNames(text, { names: ['YATIVO_API_KEY'] });
		await editFile(uri, edit ? [edit] : []);
	}

	test('are edited and saved with their line breaks, in one step that can be undone', async () => {
		const uri = write('.env.example', 'PORT=\r\n');
		await add(uri, 'PORT=\r\n');
		const edited = readFileSync(uri.fsPath, 'utf8');
		const document = await vscode.window.showTextDocument(uri).then(editor => editor.document);
		await vscode.commands.executeCommand('undo');
		assert.deepEqual([edited, document.getText()], ['PORT=\r\nYATIVO_API_KEY=\r\n', 'PORT=\r\n']);
		await document.save();
	});

	const untouched = [
		{ why: 'mixed line breaks', before: 'A=1\r\nB=2\nC=3\r# x\n', after: 'A=1\r\nB=2\nC=3\r# x\n\nYATIVO_API_KEY=\n' },
		{ why: 'old line breaks', before: 'A=1\rB=2\r', after: 'A=1\rB=2\rYATIVO_API_KEY=\r' },
		{ why: 'a byte order mark', before: '\uFEFFA=1\r\nB=\n', after: '\uFEFFA=1\r\nB=\nYATIVO_API_KEY=\n' },
	];
	for (const { why, before, after } of untouched) {
		test(`keep every other byte, with ${why}`, async () => {
			const uri = write('.env.example', before);
			await add(uri, (await readText(uri)) ?? '');
			const edited = readFileSync(uri.fsPath, 'utf8');
			const document = await vscode.window.showTextDocument(uri).then(editor => editor.document);
			await vscode.commands.executeCommand('undo');
			const undone = document.getText().replaceAll('\r', '');
			await vscode.commands.executeCommand('redo');
			assert.deepEqual(
				[edited, undone, await document.save()],
				[after, before.replaceAll(/\uFEFF/g, '').replaceAll(/\r\n?/g, '\n'), true],
			);
		});
	}

	test('are left alone where VS Code cannot read or keep what is in them', async () => {
		const latin = write('.env.example', '');
		writeFileSync(latin.fsPath, Buffer.from('# cl\xE9\nA=1\n', 'latin1'));
		const binary = write('binary.example', 'A=\0\n');
		const failures = [await failureOf(add(latin, '')), await failureOf(add(binary, ''))];
		assert.deepEqual(
			[
				failures.map(failure => failure?.kind),
				readFileSync(latin.fsPath, 'latin1'),
				readFileSync(binary.fsPath, 'utf8'),
			],
			[['fileRefused', 'fileNotReadable'], '# cl\xE9\nA=1\n', 'A=\0\n'],
		);
	});

	test('are made when they are missing', async () => {
		const uri = vscode.Uri.file(join(folder, '.env.example'));
		await add(uri, '');
		assert.equal(readFileSync(uri.fsPath, 'utf8'), 'YATIVO_API_KEY=\n');
	});

	const meanwhile = [
		{ why: 'is changed', before: 'PORT=\n', now: '# of the shop\nPORT=\n' },
		{ why: 'is made', before: undefined, now: 'PORT=\n' },
		{ why: 'gets a credential', before: 'PORT=\n', now: 'SECRET\n' },
	];
	for (const { why, before, now } of meanwhile) {
		test(`get names as they are when these have been given: one that ${why} meanwhile`, async () => {
			const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), '..', '.env.example');
			if (before !== undefined) {
				writeFileSync(uri.fsPath, before);
			}
			const bound: unknown[] = [];
			const deps = {
				bindings: { all: [], kept: [], bind: async (bindings: unknown) => bound.push(bindings) },
				holdsCredential: async (text: string) => text.includes('SECRET'),
				listSignal: () => AbortSignal.timeout(1000),
			} as unknown as EnvDeps;
			const undo = answerBoxes(async () => {
				writeFileSync(uri.fsPath, now);
				await waitFor(async () => (await readText(uri)) === now);
				return 'A B';
			});
			const failure = await failureOf(addToEnvExample(deps)(node));
			undo();
			const isRefused = now.includes('SECRET');
			const added = `\n# Yativo key “CI” (custom)\nA=\nB=\n`;
			assert.deepEqual(
				[failure?.kind, readFileSync(uri.fsPath, 'utf8'), bound.length],
				[isRefused ? 'fileHoldsCredential' : undefined, now + (isRefused ? '' : added), isRefused ? 0 : 1],
			);
			rmSync(uri.fsPath);
		});
	}

	test('keep what is not saved yet, unsaved', async () => {
		const uri = write('.env.example', 'A=\n');
		const { document } = await vscode.window.showTextDocument(uri);
		const typing = new vscode.WorkspaceEdit();
		typing.insert(uri, new vscode.Position(1, 0), 'B=\n');
		await vscode.workspace.applyEdit(typing);
		await add(uri, document.getText());
		assert.deepEqual(
			[document.getText(), document.isDirty, readFileSync(uri.fsPath, 'utf8')],
			['A=\nB=\nYATIVO_API_KEY=\n', true, 'A=\n'],
		);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	test('are left alone where they cannot be written', async () => {
		const nothing = new vscode.EventEmitter<never>();
		const files = vscode.workspace.registerFileSystemProvider(
			'envtest',
			{
				onDidChangeFile: nothing.event,
				watch: () => nothing,
				stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 }),
				readFile: () => new Uint8Array(),
				readDirectory: () => [],
				createDirectory: () => {},
				writeFile: () => {},
				delete: () => {},
				rename: () => {},
			},
			{ isReadonly: true },
		);
		try {
			const uri = vscode.Uri.parse('envtest://host/.env.example');
			const failure = await failureOf(add(uri, ''));
			assert.equal(failure?.kind, 'fileNotWritable');
			const remote = await failureOf(keepFromGit(git, uri));
			assert.equal(remote?.kind === 'fileRefused' && remote.reason, 'notLocal');
		} finally {
			files.dispose();
		}
	});

	test('are left as they are when they are write-protected', async () => {
		const uri = write('.env.example', 'PORT=\n');
		chmodSync(uri.fsPath, 0o444);
		const settings = vscode.workspace.getConfiguration('files');
		await settings.update('readonlyFromPermissions', true, vscode.ConfigurationTarget.Global);
		const failure = await failureOf(add(uri, 'PORT=\n'));
		await settings.update('readonlyFromPermissions', undefined, vscode.ConfigurationTarget.Global);
		const { document } = await vscode.window.showTextDocument(uri);
		assert.deepEqual(
			[failure?.kind, document.getText(), document.isDirty, readFileSync(uri.fsPath, 'utf8')],
			['fileNotWritable', 'PORT=\n', false, 'PORT=\n'],
		);
	});

	test('may have 5 MB', async () => {
		const text = 'SOME_NAME="some value" # why\r\n'.repeat(170_000);
		const uri = write('.env.example', text);
		await add(uri, text);
		assert.equal(readFileSync(uri.fsPath, 'utf8') === `${text}YATIVO_API_KEY=\r\n`, true);
	});

	test('are edited and made on other machines, with their line breaks', async () => {
		const remote = provideFiles('envremote', 'done');
		try {
			remote.files.set('/.env.example', 'PORT=\r\n');
			await add(remote.uri('/.env.example'), 'PORT=\r\n');
			await add(remote.uri('/new.example'), '');
			assert.deepEqual(
				[...remote.files],
				[
					['/.env.example', 'PORT=\r\nYATIVO_API_KEY=\r\n'],
					['/new.example', 'YATIVO_API_KEY=\n'],
				],
			);
		} finally {
			remote.dispose();
		}
	});

	test('are left as they are on other machines that refuse the change, or cannot be reached', async () => {
		const remote = provideFiles('envrefused', 'refused');
		try {
			remote.files.set('/.env.example', 'PORT=\n');
			const failures = [
				await failureOf(add(remote.uri('/.env.example'), 'PORT=\n')),
				await failureOf(add(remote.uri('/new.example'), '')),
				await failureOf(readText(remote.uri('/gone/.env.example'))),
			];
			assert.deepEqual(
				[failures.map(failure => failure?.kind), [...remote.files]],
				[['fileNotWritable', 'fileNotWritable', 'fileNotReadable'], [['/.env.example', 'PORT=\n']]],
			);
			await vscode.commands.executeCommand('workbench.action.files.revert');
		} finally {
			remote.dispose();
		}
	});

	test('get no secret when git tracks them, or what they are a link to', async () => {
		const run = (...args: string[]) => execFileSync('git', args, { cwd: folder });
		run('init', '-q');
		write('.gitignore', '.env\nlinked\n');
		const tracked = write('.env', 'A=\n');
		write('dev.env', 'A=\n');
		run('add', '--force', '.env', 'dev.env');
		symlinkSync('dev.env', join(folder, 'linked'));
		const failures = [
			await failureOf(keepFromGit(git, tracked)),
			await failureOf(keepFromGit(git, vscode.Uri.file(join(folder, 'linked')))),
		];
		assert.deepEqual(failures, [
			{ kind: 'fileSeenByGit', file: `env${count}/.env`, state: 'tracked' },
			{ kind: 'fileSeenByGit', file: `env${count}/linked`, state: 'tracked' },
		]);
		run('rm', '-q', '--cached', '.env');
		assert.equal(await keepFromGit(git, tracked), true);
	});

	async function offered(uri: vscode.Uri, position: vscode.Position): Promise<readonly unknown[]> {
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			uri,
			position,
		);
		return list.items.filter(({ detail }) => detail === 'documented by Yativo').map(item => item.insertText);
	}

	test('offer names in .envrc, and under whatever name the settings give the example', async () => {
		const settings = vscode.workspace.getConfiguration('yativo');
		const envrc = write('.envrc', 'export YATIVO_API_K');
		const sample = write('variables.sample', 'YATIVO_API_K');
		const before = await offered(sample, new vscode.Position(0, 12));
		await settings.update('env.exampleFile', 'variables.sample', vscode.ConfigurationTarget.Global);
		const after = await offered(sample, new vscode.Position(0, 12));
		await settings.update('env.exampleFile', undefined, vscode.ConfigurationTarget.Global);
		assert.deepEqual(
			[(await offered(envrc, new vscode.Position(0, 19))).includes('YATIVO_API_KEY='), before, after.length],
			[true, [], 5],
		);
	});

	test('offer the documented names that they do not have yet', async () => {
		const uri = write('.env', 'YATIVO_API_SECRET=\nYAT');
		assert.deepEqual([...(await offered(uri, new vscode.Position(1, 3)))].sort(), [
			'YATIVO_ACCOUNT_ID=',
			'YATIVO_API_KEY=',
			'YATIVO_APP_SECRET=',
			'YATIVO_WEBHOOK_SECRET=',
		]);
	});
});
