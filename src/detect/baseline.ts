import type { Finding } from './finding.ts';

/** Findings that were there before, by fingerprint. */
export interface Baseline {
	readonly fingerprints: ReadonlySet<string>;
}

/** A finding with the file it is in: relative path with `/`. */
export interface LocatedFinding {
	readonly path: string;
	readonly finding: Pick<Finding, 'fingerprint' | 'rule' | 'masked'>;
}

/** The text of a baseline file: one entry for each finding, sorted, so that its changes read well in a diff. Holds no secret. */
export function makeBaseline(findings: readonly LocatedFinding[]): string {
	const entries = findings.map(({ path, finding: { fingerprint, rule, masked } }) => ({
		fingerprint,
		rule,
		path,
		masked,
	}));
	const unique = new Map(entries.map(entry => [entry.fingerprint, entry]));
	const sorted = [...unique.values()].sort((a, b) => compare(a.path, b.path) || compare(a.fingerprint, b.fingerprint));
	return `${JSON.stringify({ version: 1, findings: sorted }, undefined, '\t')}\n`;
}

/** Reads a baseline file; `undefined` when it is not one. */
export function parseBaseline(text: string): Baseline | undefined {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isRecord(parsed) || parsed.version !== 1 || !Array.isArray(parsed.findings)) {
		return undefined;
	}
	const fingerprints = parsed.findings.map(entry => (isRecord(entry) ? entry.fingerprint : undefined));
	return fingerprints.every(fingerprint => typeof fingerprint === 'string')
		? { fingerprints: new Set(fingerprints) }
		: undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
