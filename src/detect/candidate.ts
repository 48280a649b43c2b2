import type { Rule } from './rule.ts';

/** A string that has the shape of a credential; whether it is one is decided later. */
export interface Candidate {
	readonly rule: Rule;
	readonly start: number;
	readonly end: number;
	readonly value: string;
}
