import { digest } from '../core/digest.ts';
import { mask } from '../core/mask.ts';
import { Secret } from '../core/secret.ts';
import { beginsWord } from './boundary.ts';
import { contextualCandidates, prefixedCandidates } from './candidates.ts';
import { allowancesIn, allowedBy } from './comments.ts';
import { type Circumstances, type Decision, decide } from './decide.ts';
import { type Origin, plainView, type View } from './decode/view.ts';
import { decodedViews } from './decode/views.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Finding } from './finding.ts';
import { hasEncodedHead, headsIn } from './heads.ts';
import { Marks } from './marks.ts';
import { mentionsYativo } from './mention.ts';
import { Owners } from './owners.ts';
import { sidesOf } from './patch.ts';
import { rules } from './rules.ts';

export interface ScanOptions {
	/** Relative, with `/`: a part of the fingerprint, and a place where Yativo may be mentioned. */
	readonly path: string;
	/** The time, in milliseconds since 1970, to tell expired access tokens; without it none counts as expired. */
	readonly now?: number;
}

/**
 * Every Yativo credential in a text, in the order of the text. What a comment allows is among them, marked
 * `suppressed`. Never throws.
 */
export function scan(text: string, options: ScanOptions): readonly Finding[] {
	return scanPart(text, factsOf(text, options.path), options);
}

/** How much of a text around a place decides about it, in characters on either side. */
export const surroundings = 4096;

/** A part of a text that changed. */
export interface Part {
	/** The part with `surroundings` characters of the text, or all there are, on either side. */
	readonly text: string;
	/** Where in it the findings are wanted: they lie within `[start, end)` as a whole. */
	readonly start: number;
	readonly end: number;
}

/**
 * The findings within a part of a text: the same that `scan` has there, without reading the rest. Offsets count from the
 * beginning of `part.text`.
 *
 * @param facts of the whole text, from `factsOf(text, path, from)`. Base64 longer than the surroundings is seen by `scan` alone.
 */
export function scanWindow(part: Part, facts: Facts, options: ScanOptions): readonly Finding[] {
	return scanPart(part.text, facts, options).filter(({ start, end }) => start >= part.start && end <= part.end);
}

function scanPart(text: string, facts: Facts, options: ScanOptions): readonly Finding[] {
	const found = withoutOverlaps(
		sidesOf(text, options.path).flatMap(side => allFindings(side, facts, { ...options, whole: text })),
	);
	const allowances = found.length > 0 ? allowancesIn(text, facts.disabled) : [];
	return found.map(finding => {
		const suppressed = allowedBy(allowances, finding);
		return suppressed ? { ...finding, suppressed } : finding;
	});
}

/** The findings in a text and in what is decoded from it. `whole`: the text with what it is one side of, which names others. */
function allFindings(
	text: string,
	facts: Facts,
	{ path, now, whole }: ScanOptions & { readonly whole: string },
): readonly Finding[] {
	const plain = plainView(text);
	const heads = headsIn(text);
	const place = { path, now, mentioned: facts.mentioned };
	const findings = findingsIn(plain, heads, place, whole);
	if (facts.mentioned || heads.some(at => beginsWord(text, at)) || hasEncodedHead(text)) {
		for (const view of decodedViews(plain, path)) {
			const mentioned = facts.mentioned || mentionsYativo(view.text);
			findings.push(...findingsIn(view, headsIn(view.text), { ...place, mentioned }));
		}
	}
	return findings;
}

type Place = Omit<Circumstances, 'marks' | 'owners'>;

function findingsIn(view: View, heads: readonly number[], place: Place, whole = view.text): Finding[] {
	const { text } = view;
	const candidates = [...prefixedCandidates(text, heads), ...(place.mentioned ? contextualCandidates(text) : [])];
	const circumstances = { ...place, marks: new Marks(text), owners: new Owners(whole, place.path) };
	return candidates.flatMap(candidate => {
		const decision = decide(text, candidate, circumstances);
		const origin = decision && view.origin(candidate.start, candidate.end);
		return origin ? [toFinding(candidate.value, decision, { path: place.path, origin })] : [];
	});
}

function toFinding(
	value: string,
	decision: Decision,
	{ path, origin }: { readonly path: string; readonly origin: Origin },
): Finding {
	return {
		...decision,
		start: origin.start,
		end: origin.end,
		masked: mask(value),
		fingerprint: digest([decision.rule, value, path].join('\0')).slice(0, 32),
		secret: new Secret(value),
		...(origin.encoding && { decodedFrom: origin.encoding }),
	};
}

/**
 * The findings in the order of the text. Of those that overlap, one that goes on in a further literal, else the plainest,
 * else the one whose rule comes first.
 */
function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
	const kept: Finding[] = [];
	for (const finding of findings.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		const last = kept.at(-1);
		if (last === undefined || last.end <= finding.start) {
			kept.push(finding);
		} else if (goesOn(last, finding) || (!goesOn(finding, last) && rank(finding) < rank(last))) {
			kept[kept.length - 1] = finding;
		}
	}
	return kept;
}

function goesOn(part: Finding, whole: Finding): boolean {
	const holds = whole.start <= part.start && part.end <= whole.end && whole.end - whole.start > part.end - part.start;
	return holds && part.rule === whole.rule && whole.decodedFrom === 'join' && part.decodedFrom !== 'join';
}

/** What tells itself goes before what only its name tells, plain text before decoded, an earlier rule before a later one. */
function rank({ rule, decodedFrom }: Finding): number {
	const order = rules.findIndex(({ id }) => id === rule);
	const isNamed = rules[order]?.shape === 'named';
	return order + (decodedFrom === undefined ? 0 : rules.length) + (isNamed ? 2 * rules.length : 0);
}
