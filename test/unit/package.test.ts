import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { suite, test } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';

suite('the packaged extension', () => {
	test('holds what a user needs, and nothing else', async () => {
		const files = await listFiles({ packageManager: PackageManager.None });
		assert.deepEqual(files.sort(), [
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
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

	test('is small', async () => {
		const files = await listFiles({ packageManager: PackageManager.None });
		const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
		assert.ok(bytes < 1_500_000, `${bytes} bytes before compression`);
	});
});
