import { credentialFormats } from '../../src/core/credentialFormats.ts';
import { mentionsYativo } from '../../src/detect/mention.ts';
import { mayHoldCredential } from '../../src/detect/prefilter.ts';
import { scan } from '../../src/detect/scan.ts';
import { decode, sniff } from '../../src/scanner/content.ts';
import { bytesOf, type Case } from './generate.ts';
import type { Report } from './score.ts';

/** Something that reports parts of a case's text. */
export interface Detector {
	readonly name: string;
	detect(subject: Case): readonly Report[];
}

/** The way of a file through the scanner: bytes, encoding, prefilter, text, rules. */
const ours: Detector = {
	name: 'yativo-scan',
	detect(subject) {
		const bytes = bytesOf(subject);
		const buffer = Buffer.concat([bytes, Buffer.alloc(1)]);
		const encoding = sniff(buffer, bytes.length);
		if (encoding === 'binary' || !(mayHoldCredential(buffer, bytes.length) || mentionsYativo(subject.path))) {
			return [];
		}
		return scan(decode(buffer, bytes.length, encoding), { path: subject.path });
	},
};

const prefixes = credentialFormats
	.map(({ prefix }) => prefix.replace('(?:live|test|sandbox)', '(?:live|test)'))
	.join('|');
const strict = credentialFormats.map(({ prefix, body }) => prefix + body).join('|');

function byPattern(name: string, pattern: RegExp): Detector {
	return {
		name,
		detect: ({ text }) =>
			[...text.matchAll(pattern)].map(match => ({ start: match.index, end: match.index + match[0].length })),
	};
}

/** Ours, and two that anyone can write: a prefix and what follows; the documented formats between word boundaries. */
export const detectors: readonly Detector[] = [
	ours,
	byPattern('naive prefix', new RegExp(`(?:${prefixes}|whsec_)\\w+`, 'g')),
	byPattern('strict prefix', new RegExp(`\\b(?:${strict}|whsec_[A-Za-z0-9]{16,128})\\b`, 'g')),
];
