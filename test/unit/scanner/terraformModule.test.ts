import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { applyEdits } from '../../../src/core/edit.ts';
import type { Answer } from '../../../src/scanner/editor/messages.ts';
import { WatchedDocuments } from '../../../src/scanner/editor/watchedDocuments.ts';

const key = `yativo_${'0a1b2c3d'.repeat(6)}`;

suite('references in a module of Terraform', () => {
	const folder = mkdtempSync(join(tmpdir(), 'yativo-module-'));
	after(() => rmSync(folder, { recursive: true }));
	const documents = new WatchedDocuments({ tell: () => {}, askGit: async () => [], now: () => 0 });

	function replaced(name: string): string {
		const text = `provider "${name}" {\n  key = "${key}"\n}\n`;
		const file = join(folder, name);
		writeFileSync(file, text);
		documents.hear({ kind: 'open', id: name, version: 1, text, place: { file, folder, path: name } });
		const start = text.indexOf(key);
		const places = [{ start, end: start + key.length, name: 'YATIVO_API_KEY' }];
		const question = { kind: 'references', id: name, languageId: 'terraform', places } as const;
		const edit = (documents.answer(question) as Answer<'references'>)?.edit;
		documents.hear({ kind: 'change', id: name, version: 2, edits: edit ? [edit] : [] });
		return edit ? applyEdits(text, [edit]) : '';
	}

	test('declare their variable once, in whatever file and saved or not', () => {
		const texts = ['main.tf', 'providers.tf'].map(replaced);
		documents.hear({ kind: 'close', id: 'main.tf' });
		writeFileSync(join(folder, 'main.tf'), texts[0] ?? '');
		texts.push(replaced('other.tf'));
		assert.deepEqual(
			texts.map(text => text.match(/^variable "yativo_api_key"/gm)?.length ?? 0),
			[1, 0, 0],
		);
		for (const id of ['providers.tf', 'other.tf']) {
			documents.hear({ kind: 'close', id });
		}
	});
});
