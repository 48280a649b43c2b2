import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { connect, named, signIn } from './connecting.ts';
import { leakedKey, signInStatus } from './leaking.ts';
import { story } from './story.ts';

/** Runs git in the folder of a story, as somebody with a name. */
function gitIn(folder: string): (...args: string[]) => void {
	const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
	return (...args) => void execFileSync('git', [...who, ...args], { cwd: folder });
}

suite('a leak in git', () => {
	story('that a remote has is not ended by deleting it, and is rotated', {}, async scene => {
		const { api, folder, editor, quickFix, dialog, inputBox, notifications, problems, tree, screenshot } = scene;
		const git = gitIn(folder);
		const leaked = leakedKey(scene);
		await appendFile(join(folder, 'deploy.sh'), `export KEY='${leaked.apiKey}'\n`);
		git('init', '-q');
		git('add', '.');
		git('commit', '-qm', 'Deploy');
		git('update-ref', 'refs/remotes/origin/main', 'HEAD');
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Shop')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('Checkout').waitFor();
		await editor.open('deploy.sh');
		await problems.open();
		await problems.has(/A remote branch has it: deleting it here is not enough, rotate the key\./);
		await editor.hover('error', 'deleting it here is not enough, rotate the key');
		await screenshot('pushed');
		await editor.goTo(1, 16);
		assert.deepEqual((await quickFix.offers('Rotate “Checkout” and replace…')).slice(0, 3), [
			'Rotate “Checkout” and replace…',
			'Revoke “Checkout”…',
			'Replace with environment reference (YATIVO_API_KEY): a remote branch keeps it',
		]);
		await quickFix.apply('Replace with environment reference');
		await notifications.says('A remote branch still has this credential.');
		await screenshot('replaced');
		assert.equal(await signInStatus(scene, leaked), 200);
		await notifications.press('Rotate Key…', { of: 'A remote branch still has this credential.' });
		await dialog.press('Rotate');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Checkout” was rotated');
		await editor.shows('export KEY="${YATIVO_API_KEY');
		await screenshot('rotated');
		assert.equal(await signInStatus(scene, leaked), 401);
	});

	story('that tracks .env is taken out of it and kept', { files: { '.env': 'PORT=1\n' } }, async scene => {
		const { folder, editor, quickFix, problems, screenshot } = scene;
		const git = gitIn(folder);
		const { apiKey } = leakedKey(scene);
		await appendFile(join(folder, '.env'), `CHECKOUT_KEY=${apiKey}\n`);
		git('init', '-q');
		git('add', '.env');
		await editor.open('.env');
		await editor.squiggles('error', 1);
		await problems.open();
		await problems.has('Git tracks this file: take the value out before anybody else can read it.');
		await screenshot('tracked');
		await editor.goTo(2, 20);
		await quickFix.apply('Take the value out and keep it as CHECKOUT_KEY');
		await editor.squiggles('error', 0);
		await problems.hasNot('in plain text');
		await editor.save();
		await screenshot('taken-out');
		assert.equal(await readFile(join(folder, '.env'), 'utf8'), 'PORT=1\nCHECKOUT_KEY=\n');
	});
});
