import { Readable } from 'node:stream';
import { belongsTo, type Shard } from './tree.ts';

/** How much of a list one asker takes at a time, in characters: some hundred lines. */
const blockLength = 8192;

const newline = '\n';

/**
 * The lines that git prints, in blocks of whole lines, byte for byte: names in them may be in any encoding.
 *
 * @param shard leaves the lines out whose first word belongs to another shard.
 */
export async function* blocksOf(output: Readable, shard: Shard | undefined): AsyncGenerator<Buffer> {
	let read = '';
	for await (const chunk of output as AsyncIterable<Buffer>) {
		read += chunk.toString('latin1');
		for (let end = blockEnd(read); end > 0; end = blockEnd(read)) {
			yield blockOf(read.slice(0, end), shard);
			read = read.slice(end);
		}
	}
	if (read !== '') {
		yield blockOf(read, shard);
	}
}

/** Streams that take turns: each gets the next block when it has room for it. */
export function shareOut(blocks: AsyncGenerator<Buffer>): Readable {
	async function* pull() {
		for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
			yield next.value;
		}
	}
	return Readable.from(pull(), { highWaterMark: 1 });
}

function blockEnd(text: string): number {
	return text.length < blockLength ? 0 : text.indexOf(newline, blockLength - 1) + 1;
}

function blockOf(lines: string, shard: Shard | undefined): Buffer {
	const own = shard === undefined ? lines : linesOfShard(lines, shard);
	return Buffer.from(own, 'latin1');
}

function linesOfShard(lines: string, shard: Shard): string {
	return lines
		.split(/(?<=\n)/)
		.filter(line => belongsTo(shard, line.split(/[ \n]/, 1)[0] ?? ''))
		.join('');
}
