import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hitsInPieces } from '../../../src/scanner/longText.ts';
import { hitsIn } from '../../../src/scanner/textHits.ts';
import { expand, randomFrom } from '../detect/samples.ts';

const random = randomFrom(42);
const now = 1_800_000_000_000;

/** A text of a few hundred kilobytes with leaks at all distances, some of them allowed by comments, and its only mention of Yativo at one place. */
function makeText(mentionAt: number): string {
	const lines = Array.from({ length: 400 }, (_, index) => {
		const filler = `${index} ${'lorem ipsum é😀 '.repeat(Math.floor(random() * 120))}`;
		const leaks = [
			'const apiSecret = "{hex64}";',
			'X-API-Secret: {hex64}',
			'key = yvk_live_{alnum32}',
			'// secretlint-disable',
			'// secretlint-enable',
			'key = yvk_live_{alnum32} // yativo:allow made up',
			'ys_live_{hex32}\r\nys_live_{hex32}',
		];
		const leak = leaks[Math.floor(random() * 20)] ?? '';
		return expand(`${filler}\n${leak}`, random) + (index === mentionAt ? ' for Yativo ' : '');
	});
	return lines.join(random() < 0.5 ? '\n' : '\r\n');
}

/** Cuts a text anywhere, also in the middle of credentials, line ends and characters. */
function cut(text: string): string[] {
	const pieces: string[] = [];
	for (let at = 0; at < text.length; ) {
		const end = at + 1 + Math.floor(random() * 60_000);
		pieces.push(text.slice(at, end));
		at = end;
	}
	return pieces;
}

suite('a long text in pieces', () => {
	for (const mentionAt of [0, 200, 399, -1]) {
		test(`has the same hits as the whole, with Yativo mentioned in part ${mentionAt} of 400`, () => {
			const text = makeText(mentionAt);
			const pieces = cut(text);
			const whole = hitsIn(text, { path: 'a.ts', now });
			assert.ok(whole.length > 20);
			assert.deepEqual(hitsInPieces({ path: 'a.ts', now, pieces: () => pieces }), whole);
		});
	}
});
