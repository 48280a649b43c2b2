import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';

/** As `npm run package` calls it. */
const options = { packageManager: PackageManager.None, readmePath: 'dist/README.md' };

suite('the packaged extension', () => {
	test('holds what a user needs, and nothing else', async () => {
		const files = await listFiles(options);
		assert.deepEqual(files.sort(), [
			'CHANGELOG.md',
			'LICENSE',
			'dist/README.md',
			'dist/composition.cjs',
			'dist/conversations.cjs',
			'dist/envEditor.cjs',
			'dist/extension.cjs',
			'dist/leakWorker.cjs',
			'dist/leaks.cjs',
			'dist/network.cjs',
			'dist/yativo-scan.cjs',
			'media/activity-bar.svg',
			'media/icon.png',
			'media/walkthrough/connect.svg',
			'media/walkthrough/create.svg',
			'media/walkthrough/fix.svg',
			'media/walkthrough/keys.svg',
			'media/walkthrough/use.svg',
			'package.json',
			'package.nls.json',
		]);
	});

	test('has a page without pictures, which would not be shown', async () => {
		const [page, readme] = await Promise.all(['dist/README.md', 'README.md'].map(path => readFile(path, 'utf8')));
		assert.deepEqual([page?.includes('!['), readme?.replace(/!\[.*\n\n/, '')], [false, page]);
	});

	test('is small', async () => {
		const files = await listFiles(options);
		const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
		assert.ok(bytes < 1_500_000, `${bytes} bytes before compression`);
	});
});
