import assert from 'node:assert/strict';
import {
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { editPrivateFile, fileBehind } from '../../../src/platform/privateFile.ts';

function folderFor(t: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'yativo-private-'));
	t.after(() => rmSync(folder, { recursive: true }));
	return folder;
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

suite('editPrivateFile', () => {
	test('makes a file that only the user can read', async t => {
		const path = join(folderFor(t), '.env');
		await editPrivateFile(path, text => `${text}A=1\n`);
		assert.deepEqual([readFileSync(path, 'utf8'), modeOf(path)], ['A=1\n', 0o600]);
	});

	test('takes the rights of others away, also when the text stays', async t => {
		const path = join(folderFor(t), '.env');
		writeFileSync(path, 'A=1\n', { mode: 0o644 });
		await editPrivateFile(path, text => text);
		assert.deepEqual([readFileSync(path, 'utf8'), modeOf(path)], ['A=1\n', 0o600]);
	});

	test('keeps a byte order mark and CRLF, and leaves nothing of a longer text', async t => {
		const path = join(folderFor(t), '.env');
		writeFileSync(path, '\uFEFFA="ä long one"\r\nB=2\r\n');
		await editPrivateFile(path, text => text.replace('"ä long one"', '1'));
		assert.equal(readFileSync(path, 'utf8'), '\uFEFFA=1\r\nB=2\r\n');
	});

	test('writes the file behind a link, which stays a link', async t => {
		const folder = folderFor(t);
		const [link, file] = [join(folder, '.env'), join(folder, 'dev.env')];
		writeFileSync(file, '', { mode: 0o644 });
		symlinkSync('dev.env', link);
		await editPrivateFile(link, () => 'A=1\n');
		assert.deepEqual(
			[lstatSync(link).isSymbolicLink(), readFileSync(file, 'utf8'), modeOf(file), await fileBehind(link)],
			[true, 'A=1\n', 0o600, await fileBehind(file)],
		);
	});

	test('tells the folder behind a link of a file that is not there yet', async t => {
		const folder = folderFor(t);
		mkdirSync(join(folder, 'repository'));
		symlinkSync('repository', join(folder, 'link'));
		assert.equal(await fileBehind(join(folder, 'link', '.env')), join(await fileBehind(folder), 'repository', '.env'));
		await assert.rejects(fileBehind(join(folder, 'nowhere', '.env')), { code: 'ENOENT' });
	});

	test('leaves everything as it was when the change fails', async t => {
		const folder = folderFor(t);
		const fail = () => {
			throw new Error('no');
		};
		writeFileSync(join(folder, 'there'), 'A=1\n', { mode: 0o644 });
		await assert.rejects(editPrivateFile(join(folder, 'there'), fail), /no/);
		await assert.rejects(editPrivateFile(join(folder, 'new'), fail), /no/);
		assert.deepEqual(
			[readdirSync(folder), readFileSync(join(folder, 'there'), 'utf8'), modeOf(join(folder, 'there'))],
			[['there'], 'A=1\n', 0o644],
		);
	});

	test('refuses folders, links that lead nowhere and what is not UTF-8', async t => {
		const folder = folderFor(t);
		writeFileSync(join(folder, 'latin1'), Buffer.from([0x41, 0x3d, 0xe4]));
		symlinkSync('nowhere', join(folder, 'link'));
		for (const name of ['.', 'link', 'latin1']) {
			await assert.rejects(editPrivateFile(join(folder, name), () => 'A=1\n'));
		}
		await assert.rejects(fileBehind(join(folder, 'link')));
		assert.deepEqual(readdirSync(folder).sort(), ['latin1', 'link']);
	});
});
