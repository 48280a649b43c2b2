import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { factsOf } from '../../../src/detect/facts.ts';
import type { Finding } from '../../../src/detect/finding.ts';
import { scan, scanWindow, surroundings } from '../../../src/detect/scan.ts';
import { everyCase } from '../../quality/everyCase.ts';
import { expand, randomFrom } from './samples.ts';

const options = { path: 'src/file.ts', now: 0 };

/** What can be compared of findings, with offsets counted from the beginning of the whole text. */
function described(findings: readonly Finding[], offset = 0) {
	return findings.map(({ secret, start, end, ...rest }) => ({
		...rest,
		start: start + offset,
		end: end + offset,
		value: secret.reveal(),
	}));
}

const fillers = ['const a = 1;\n', '\n\n', 'lorem ipsum dolor sit amet '.repeat(40), ';a.push(4)'.repeat(900)];
const directives = [
	...['// yativo:allow\n', '# secretlint-disable\n', '# secretlint-enable\n', ' // gitleaks:allow\n'],
	'// secretlint-disable-next-line\n',
];
const pieces = everyCase.map(({ text }) => text);

/** Texts of several cases one after another, so that they get into each other's way. */
const texts = fc
	.record({
		parts: fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...fillers, ...directives)), {
			minLength: 1,
			maxLength: 14,
		}),
		separator: fc.constantFrom('\n', '\n\n', ' ', ''),
		seed: fc.nat(),
	})
	.map(({ parts, separator, seed }) => expand(parts.join(separator), randomFrom(seed)));

suite('a window of a text', () => {
	test('has the findings that the whole text has there', () => {
		fc.assert(
			fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3000), (text, place, length) => {
				const start = Math.floor(place * text.length);
				const end = Math.min(text.length, start + length);
				const from = Math.max(0, start - surroundings);
				const part = { text: text.slice(from, end + surroundings), start: start - from, end: end - from };
				const found = scanWindow(part, factsOf(text, options.path, from), options);
				const expected = scan(text, options).filter(finding => finding.start >= start && finding.end <= end);
				assert.deepEqual(described(found, from), described(expected));
			}),
			{ numRuns: 300 },
		);
	});

	test('knows a secretlint-disable that stands before it', () => {
		const key = expand('{hex48}', randomFrom(1));
		const text = `// secretlint-disable -- fixtures\n${'x\n'.repeat(4000)}k = "yativo_${key}"`;
		const from = text.length - 200;
		const part = { text: text.slice(from), start: 0, end: 200 };
		assert.deepEqual(
			scanWindow(part, factsOf(text, options.path, from), options).map(({ suppressed }) => suppressed),
			[{ by: 'comment', reason: 'fixtures' }],
		);
	});
});

suite('a scan', () => {
	test('never throws, and its findings lie in the text, in order, apart from each other', () => {
		fc.assert(
			fc.property(fc.oneof(texts, fc.string({ maxLength: 400, unit: 'binary' })), text => {
				const findings = scan(text, { path: 'yativo.txt' });
				const ends = [0, ...findings.map(({ end }) => end)];
				assert.ok(
					findings.every(({ start, end }, index) => start >= (ends[index] ?? 0) && start < end && end <= text.length),
				);
			}),
			{ numRuns: 200 },
		);
	});

	test('shows no more of a credential than its prefix and last four characters', () => {
		fc.assert(
			fc.property(texts, text => {
				for (const { secret, masked, rule: _known, fingerprint, ...rest } of scan(text, options)) {
					const value = secret.reveal();
					const shown = JSON.stringify({ masked, ...rest });
					assert.ok(!shown.includes(value.slice(-5)) && masked.length <= 17);
					// A digest has any five digits by chance now and then.
					assert.ok(!fingerprint.includes(value.slice(-12)));
				}
			}),
			{ numRuns: 100 },
		);
	});

	test('gives fingerprints that outlive edits above, and differ by value and by path', () => {
		const random = randomFrom(7);
		const [one, two] = [expand('k = "yativo_{hex48}"', random), expand('k = "yativo_{hex48}"', random)];
		const print = (text: string, path = 'a.ts') => scan(text, { path })[0]?.fingerprint;
		assert.equal(print(one), print(`\n\n// more\n  ${one}`));
		assert.equal(new Set([print(one), print(two), print(one, 'b.ts')]).size, 3);
	});
});
