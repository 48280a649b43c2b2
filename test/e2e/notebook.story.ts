import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { leakedKey } from './leaking.ts';
import { story } from './story.ts';

suite('leaks in a notebook', () => {
	story('a person sees what leaks in the cells of a notebook, and what in its output', {}, async scene => {
		const { leaks, folder, screenshot } = scene;
		const { apiKey: checkout } = leakedKey(scene, 'Checkout');
		const { apiKey: payouts } = leakedKey(scene, 'Payouts');
		const output = { output_type: 'stream', name: 'stdout', text: [`${payouts}\n`] };
		const cell = { cell_type: 'code', metadata: {}, execution_count: 1, outputs: [] };
		const cells = [
			{ ...cell, source: ['import os'] },
			{ ...cell, source: [`key = '${checkout}'`], outputs: [output] },
		];
		const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 4 };
		await mkdir(join(folder, 'pay'));
		await writeFile(join(folder, 'pay/a.ipynb'), JSON.stringify(notebook, undefined, 1));
		const [first, second] = [checkout, payouts].map(key => `yvk_live_…${key.slice(-4)}`) as [string, string];
		await leaks.open('Yativo');
		await leaks.pressInWelcome('Scan Workspace');
		await leaks.says('2 leaks. 1 file scanned.');
		await leaks.row(first).click();
		await becomes(() => leaks.description(first), 'New · cell 2, line 1 · Yativo API key (yvk_)');
		await becomes(() => leaks.labels(), ['a.ipynb', first, second]);
		await becomes(() => leaks.description('a.ipynb'), 'pay');
		await leaks.says('2 leaks. 1 file scanned.');
		await screenshot('notebook');
	});
});
