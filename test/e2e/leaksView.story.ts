import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, named, signIn } from './connecting.ts';
import { type Scene, story } from './story.ts';

/** Two keys of the account behind the local API, as they may have got into files. */
function leakedKeys({ api }: Scene): readonly [string, string] {
	const add = (name: string) => api.account.addKey({ surface: 'crypto-generate', name, scopes: ['read'] }).apiKey;
	return [add('Checkout'), add('Payouts')];
}

async function write({ folder }: Scene, path: string, text: string): Promise<void> {
	await mkdir(dirname(join(folder, path)), { recursive: true });
	await writeFile(join(folder, path), text);
}

function git({ folder }: Scene, ...args: readonly string[]): string {
	const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgSign=false'];
	return execFileSync('git', [...identity, '-C', folder, ...args], { encoding: 'utf8' });
}

/** The label of a row of a key that is not known. */
function masked(key: string): string {
	return `yativo_…${key.slice(-4)}`;
}

/** Finds a git first that never ends to list what is in a repository. */
function slowGit(): Readonly<Record<string, string>> {
	const folder = mkdtempSync(join(tmpdir(), 'git-'));
	after(() => rmSync(folder, { recursive: true }));
	const { PATH = '' } = process.env;
	const script = `#!/bin/sh\ncase "$*" in *rev-list*) exec sleep 600;; esac\nPATH='${PATH}' exec git "$@"\n`;
	writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
	return { PATH: `${folder}${delimiter}${PATH}` };
}

suite('the leaks view', () => {
	story('a person scans the workspace, and ends what is found', {}, async scene => {
		const { leaks, editor, quickPick, screenshot, problems } = scene;
		const [checkout, payouts] = leakedKeys(scene);
		git(scene, 'init', '-q');
		await write(scene, 'src/server.js', `const name = 'backend';\nconst key = '${checkout}';\n`);
		await write(scene, 'src/worker.js', `export const key = '${checkout}';\n`);
		await write(scene, 'deploy.sh', `#!/bin/sh\nexport YATIVO_API_KEY=${payouts}\n`);
		await write(scene, 'docs/old.md', `<!-- yativo:allow yativo-crypto-key: ended in May -->\n${payouts}\n`);
		await write(scene, 'logo.png', '\0\0');
		git(scene, 'add', 'src');
		await leaks.open('Yativo');
		await leaks.welcome('Find Yativo credentials that are written into files.');
		await screenshot('before');
		await leaks.pressInWelcome('Scan Workspace');
		await leaks.says('3 leaks. 4 files scanned. 1 allowed, not listed.');
		await problems.open();
		await leaks.expand('Not scanned');
		await screenshot('by file');
		const [first, second] = [masked(checkout), masked(payouts)];
		const rows = ['server.js', first, 'worker.js', first, 'deploy.sh', second, 'Not scanned', 'Binary files'];
		await becomes(() => leaks.labels(), rows);
		await becomes(() => leaks.description(first), 'New · line 2 · Yativo crypto API key');
		await becomes(() => leaks.badge(), '2');

		await leaks.pressInTitle('Filter Leaks…');
		await quickPick.chooseAll(['Allowed', 'Files', 'Error'], { title: 'Which leaks to list' });
		await leaks.says('3 leaks. 4 files scanned. 3 hidden by the filter.');
		await screenshot('filtered');
		await becomes(async () => (await leaks.labels()).slice(0, 2), ['old.md', second]);
		await leaks.pressInTitle('Filter Leaks…');
		await quickPick.chooseAll(['New', 'Files', 'Error', 'Warning'], { title: 'Which leaks to list' });

		await leaks.pressInTitle('Group Leaks by Key');
		await leaks.row('server.js:2').waitFor();
		assert.match(await leaks.tooltip('server.js:2'), /^Yativo crypto API key yativo_….*New · Error/s);
		await screenshot('by key');
		await leaks.row('server.js:2').click();
		await editor.shows("const key = '");
		await editor.hasSelected(checkout.length);
		await screenshot('opened');

		await leaks.press('Replace Leak with Environment Reference', { on: 'server.js:2' });
		await editor.shows('const key = process.env.YATIVO_API_KEY;');
		await editor.hasNothingSelected();
		await leaks.row('server.js:2').waitFor({ state: 'detached' });
		await leaks.says('2 leaks. 4 files scanned.');
		await becomes(() => leaks.badge(), '1');
		await editor.save();
		await write(scene, 'src/worker.js', 'export {};\n');
		await leaks.row('worker.js:1').waitFor({ state: 'detached' });
		await write(scene, 'deploy.sh', '#!/bin/sh\n');
		await leaks.says('No hardcoded credentials. 4 files scanned.');
		await problems.hasNot('crypto API key');
		await screenshot('clean');
		await becomes(() => leaks.badge(), undefined);
	});

	story('a person looks into what is staged and into the history', {}, async scene => {
		const { leaks, editor, palette, contextMenu, inputBox, folder, screenshot } = scene;
		const [checkout, payouts] = leakedKeys(scene);
		git(scene, 'init', '-q');
		await write(scene, 'app.js', `// old\nconst key = '${payouts}';\n`);
		git(scene, 'add', '.');
		git(scene, 'commit', '-qm', 'Start');
		await write(scene, 'app.js', `const key = '${checkout}';\n`);
		git(scene, 'add', '.');
		await leaks.open('Yativo');
		await palette.run('Yativo: Scan Staged Changes for Leaks');
		await leaks.says('Staged changes: 1 leak. 1 file scanned.');
		await becomes(() => leaks.labels(), ['app.js', masked(checkout)]);
		await leaks.row(masked(checkout)).click();
		await editor.shows("const key = '");
		await editor.hasSelected(checkout.length);
		await screenshot('staged');

		await write(scene, 'app.js', 'const key = process.env.KEY;\n');
		git(scene, 'add', '.');
		await leaks.says('Staged changes: no leaks. 1 file scanned.');
		git(scene, 'commit', '-qm', 'Take the key out');
		await leaks.says('Nothing is staged.');

		await palette.run('Yativo: Scan History for Leaks');
		await leaks.says('History: 1 leak. 2 versions of files scanned.');
		const commit = git(scene, 'rev-list', '--max-parents=0', 'HEAD').slice(0, 7);
		await becomes(() => leaks.description(masked(payouts)), `New · line 2 (${commit}) · Yativo crypto API key`);
		await leaks.row(masked(payouts)).click();
		await editor.shows('// old');
		await editor.hasSelected(payouts.length);
		await screenshot('history');
		assert.deepEqual(await contextMenu.entries(leaks.row(masked(payouts))), [
			'Rotate Leaked Key and Replace…',
			'Ignore This Leak in the Repository…',
			'Revoke Leaked Key…',
		]);
		await contextMenu.choose('Ignore This Leak in the Repository…', { on: leaks.row(masked(payouts)) });
		await inputBox.answer('ended in May', { title: 'Ignore in this repository' });
		await leaks.says('1 allowed, not listed.');
		assert.match(await readFile(join(folder, '.yativoignore'), 'utf8'), /^[0-9a-f]{32} # ended in May\n$/);
		await screenshot('ignored');
	});

	story('a key is rotated, and replaced in all files that it stands in', {}, async scene => {
		const { api, leaks, tree, editor, contextMenu, dialog, inputBox, notifications, folder, screenshot } = scene;
		const { apiKey } = api.account.addKey({ surface: 'crypto-2fa', name: 'Checkout', scopes: ['read'] });
		await write(scene, 'src/server.js', `const key = '${apiKey}';\n`);
		await write(scene, 'src/worker.py', `key = '${apiKey}'\n`);
		await write(scene, 'a.json', `{ "key": "${apiKey}" }\n`);
		await write(scene, 'b.json', `{\n\t"key": "${apiKey}"\n}\n`);
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Shop')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('Checkout').waitFor();
		await leaks.pressInWelcome('Scan Workspace');
		await leaks.says('4 leaks. 4 files scanned.');
		await leaks.pressInTitle('Group Leaks by Key');
		await leaks.row('server.js:1').waitFor();
		await becomes(() => leaks.description('Checkout'), 'Custom address · 4 places');
		const places = ['a.json:1', 'b.json:2', 'server.js:1', 'worker.py:1'];
		await becomes(() => leaks.labels(), ['Checkout', ...places]);
		await contextMenu.choose('Rotate Leaked Key and Replace…', { on: leaks.row('Checkout') });
		await dialog.says('Rotate “Checkout”?');
		await screenshot('rotate');
		await dialog.press('Rotate');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Checkout” was rotated');
		const told = /^Replaced in 2 files, 2 left: a\.json:1, b\.json:2\. This kind of file cannot refer to/;
		await notifications.says(told);
		await leaks.says('2 leaks. 4 files scanned.');
		await screenshot('told');
		await notifications.press('Save All', { of: told });
		const texts = () =>
			Promise.all(['server.js', 'worker.py'].map(file => readFile(join(folder, 'src', file), 'utf8')));
		await becomes(async () => (await texts()).some(text => text.includes(apiKey)), false);
		await editor.open('server.js');
		await editor.shows('const key = process.env.YATIVO_API_KEY;');
		await editor.open('worker.py');
		await editor.shows("key = os.environ['YATIVO_API_KEY']");
		await tree.expand('Checkout');
		await tree.row('YATIVO_API_KEY').waitFor();
		await screenshot('rotated');
	});

	const hushed = { 'yativo.leaks.enabled': false, 'yativo.leaks.severity.selfIdentifying': 'off' };
	const hushing = { '.vscode/settings.json': JSON.stringify(hushed) };
	story('a workspace that nobody trusts cannot hide leaks', { files: hushing, trust: 'asked' }, async scene => {
		const { leaks, screenshot } = scene;
		const [checkout] = leakedKeys(scene);
		await write(scene, 'app.js', `const key = '${checkout}';\n`);
		await leaks.open('Yativo');
		await leaks.welcome('Open documents are watched already.');
		await leaks.pressInWelcome('Scan Workspace');
		await leaks.says('1 leak. 2 files scanned.');
		await becomes(() => leaks.labels(), ['app.js', masked(checkout)]);
		await screenshot('restricted');
	});

	story('a person is told what the settings hide', { files: hushing }, async scene => {
		const { leaks, screenshot } = scene;
		const [checkout] = leakedKeys(scene);
		await write(scene, 'app.js', `const key = '${checkout}';\n`);
		await leaks.open('Yativo');
		await leaks.welcome('Open documents are not watched: yativo.leaks.enabled is off.');
		await screenshot('unwatched');
		await leaks.pressInWelcome('Scan Workspace');
		const hidden = 'The settings hide credentials that name themselves.';
		const unwatched = 'Open documents are not watched: yativo.leaks.enabled is off.';
		await leaks.says(`Nothing to list. 2 files scanned. ${hidden} ${unwatched}`);
		await screenshot('hidden');
		await write(scene, '.vscode/settings.json', '{}');
		await leaks.says('1 leak. 2 files scanned.');
	});

	const watched = {
		settings: { 'yativo.leaks.maxFileSize': 0.1 },
		files: { 'long.sql': `${'-- old\n'.repeat(20_000)}` },
	};
	story('a person sees what nobody has looked into', watched, async scene => {
		const { leaks, editor, screenshot } = scene;
		await write(scene, 'logo.png', '\0\0');
		await leaks.open('Yativo');
		await leaks.welcome('Find Yativo credentials that are written into files.');
		await editor.open('long.sql');
		await leaks.expand('Not scanned');
		await leaks.expand('Too long to watch while you type');
		await leaks.row('long.sql').waitFor();
		await leaks.pressInTitle('Scan Workspace for Leaks');
		await leaks.says('No hardcoded credentials. 1 file scanned.');
		await leaks.expand('Binary files');
		await leaks.row('logo.png').waitFor();
		await screenshot('not scanned');
	});

	story('a person stops a scan that takes too long', { environment: slowGit() }, async scene => {
		const { leaks, palette, notifications, screenshot } = scene;
		await write(scene, 'app.js', '');
		git(scene, 'init', '-q');
		git(scene, 'add', '.');
		git(scene, 'commit', '-qm', 'Start');
		await leaks.open('Yativo');
		await palette.run('Yativo: Scan History for Leaks');
		await leaks.welcome('Scanning…');
		await notifications.says('Looking for leaks in the history');
		await screenshot('long');
		await notifications.press('Cancel', { of: 'Looking for leaks in the history' });
		await leaks.says('History: no leaks. 0 versions of files scanned, then the scan was stopped: there may be more.');
		await screenshot('stopped');
	});

	story('a person exports a report', {}, async scene => {
		const { leaks, palette, quickPick, inputBox, notifications, folder, screenshot } = scene;
		const keys = leakedKeys(scene);
		await write(scene, 'src/a.js', `const key = '${keys[0]}';\n`);
		await write(scene, 'logo.png', '\0\0');
		await leaks.open('Yativo');
		await leaks.pressInWelcome('Scan Workspace');
		await leaks.says('1 leak. 1 file scanned.');
		for (const [format, name] of [
			['Markdown', 'yativo-leaks.md'],
			['SARIF', 'yativo-leaks.sarif'],
		] as const) {
			await palette.run('Yativo: Export Report of Leaks…');
			await quickPick.choose(format, { title: 'Kind of Report' });
			await inputBox.confirm(join(folder, name), { title: 'Export Report' });
			await notifications.says(`The report is in ${name}. It holds no values.`);
			await screenshot(name);
		}
		const markdown = await readFile(join(folder, 'yativo-leaks.md'), 'utf8');
		const list = markdown.split('\n').filter(line => line.startsWith('- '));
		assert.deepEqual(list, [
			`- \`src/a.js:1\`: Yativo crypto API key \`${masked(keys[0])}\` (error)`,
			'- binary: `logo.png`',
		]);
		const [run] = JSON.parse(await readFile(join(folder, 'yativo-leaks.sarif'), 'utf8')).runs;
		const [result] = run.results;
		assert.deepEqual(
			[run.results.length, result.ruleId, result.level, result.locations[0].physicalLocation.region],
			[1, 'yativo-crypto-key', 'error', { startLine: 1, startColumn: 14, endLine: 1, endColumn: 69 }],
		);
	});
});
