import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { blocksOf, shareOut } from '../../../src/scanner/requests.ts';

/** Lines as git prints them, in pieces that end anywhere, with names that are not UTF-8. */
function output(lines: readonly string[]): Readable {
	const bytes = Buffer.from(lines.join(''), 'latin1');
	const pieces = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_none, index) =>
		bytes.subarray(index * 1000, (index + 1) * 1000),
	);
	return Readable.from(pieces);
}

const lines = Array.from(
	{ length: 2000 },
	(_none, index) => `${index.toString(16).padStart(40, '0')} na\xefve${index}\n`,
);

async function linesFrom(streams: readonly Readable[]): Promise<string[][]> {
	const read = await Promise.all(streams.map(stream => buffer(stream)));
	return read.map(bytes => bytes.toString('latin1').split(/(?<=\n)/));
}

suite('requests that are shared out', () => {
	test('go to one asker each, whole and byte for byte', async () => {
		const blocks = blocksOf(output(lines), undefined);
		const parts = await linesFrom([shareOut(blocks), shareOut(blocks)]);
		assert.deepEqual(parts.flat().toSorted(), lines.toSorted());
		assert.ok(parts.every(part => part.length > 100));
	});

	test('are those of one shard only, and of all shards together everything', async () => {
		const shards = await Promise.all(
			[1, 2, 3].map(index => linesFrom([shareOut(blocksOf(output(lines), { index, count: 3 }))])),
		);
		assert.deepEqual(shards.flat(2).toSorted(), lines.toSorted());
	});
});
