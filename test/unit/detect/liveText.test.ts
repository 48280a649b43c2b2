import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, type Edit } from '../../../src/core/edit.ts';
import type { Finding } from '../../../src/detect/finding.ts';
import { LiveText } from '../../../src/detect/liveText.ts';
import { scan } from '../../../src/detect/scan.ts';
import { expand, randomFrom } from './samples.ts';

const path = 'src/app.ts';
const filler = 'const answer = compute(41) + 1; // nothing to see here\n';

/** What people type and paste: code, credentials, mentions, comments that allow, in pieces that also meet each other. */
const pieces = [
	'x',
	'\n',
	'"',
	filler,
	'yativo',
	'const key = "yativo_{hex48}";\n',
	'yvs_live_',
	'{alnum32}',
	'api_secret: "{hex64}"\n',
	'// yativo:allow for a test\n',
	'/* secretlint-disable */\n',
	'/* secretlint-enable */\n',
	filler.repeat(300),
];

const change = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	removed: fc.nat(400),
	piece: fc.constantFrom(...pieces),
	seed: fc.nat(),
});

function places(findings: readonly Finding[]): unknown {
	return findings.map(({ rule, start, end, severity, suppressed }) => ({ rule, start, end, severity, suppressed }));
}

function toEdit(text: string, { at, removed, piece, seed }: typeof change extends fc.Arbitrary<infer T> ? T : never) {
	const start = Math.floor(at * text.length);
	const end = Math.min(text.length, start + removed);
	return { start, end, text: expand(piece, randomFrom(seed)) };
}

suite('live text', () => {
	const starts = {
		'a short text': 'const a = 1;\n',
		'a long text': filler.repeat(2000),
		'one long line': 'a'.repeat(90_000),
		'a long text about Yativo': `import { Yativo } from "yativo";\n${filler.repeat(2000)}`,
	};
	for (const [what, start] of Object.entries(starts)) {
		test(`finds after every change what a scan of the whole text finds: ${what}`, () => {
			fc.assert(
				fc.property(fc.array(change, { maxLength: 12 }), changes => {
					const live = new LiveText(start, { path });
					let text = start;
					for (const next of changes) {
						const edit = toEdit(text, next);
						text = applyEdits(text, [edit]);
						live.change([edit]);
						assert.equal(live.text, text);
						assert.deepEqual(places(live.findings), places(scan(text, { path })));
					}
				}),
				{ numRuns: 150 },
			);
		});
	}

	test('applies the edits of several cursors one after the other', () => {
		const text = filler.repeat(1000);
		const secret = expand('"yativo_{hex48}"', randomFrom(1));
		const edits: Edit[] = [
			{ start: 40_000, end: 40_000, text: secret },
			{ start: 10, end: 20, text: secret },
		];
		const live = new LiveText(text, { path });
		live.change(edits);
		assert.deepEqual(places(live.findings), places(scan(live.text, { path })));
		assert.equal(live.findings.length, 2);
	});

	test('says whether it has seen the whole text since the last change', () => {
		const live = new LiveText(filler.repeat(1000), { path });
		assert.equal(live.isExact, true);
		live.change([{ start: 0, end: 0, text: 'x' }]);
		assert.equal(live.isExact, false);
		live.scanWhole();
		assert.equal(live.isExact, true);
	});
});
