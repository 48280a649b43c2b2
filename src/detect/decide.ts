import { isSharedSandboxKey } from '../core/sharedKey.ts';
import type { Candidate } from './candidate.ts';
import { fits, isAllOf } from './context.ts';
import { decodeBase64 } from './decode/base64.ts';
import type { Severity, Tier } from './finding.ts';
import type { Marks } from './marks.ts';
import type { Owners } from './owners.ts';
import { isChosenSecret, isPlaceholder } from './placeholder.ts';
import { sharedSandboxRule } from './rules/shared.ts';
import { liveClaims } from './token.ts';

/** What a decision needs to know besides the text. */
export interface Circumstances {
	/** Whether the text or its path speaks of Yativo. */
	readonly mentioned: boolean;
	readonly path: string;
	readonly marks: Marks;
	readonly owners: Owners;
	/** Milliseconds since 1970; without it no access token counts as expired. */
	readonly now?: number | undefined;
}

/** What a candidate turned out to be. */
export interface Decision {
	readonly rule: string;
	readonly tier: Tier;
	readonly severity: Severity;
}

const milder: Readonly<Record<Severity, Severity>> = {
	error: 'warning',
	warning: 'information',
	information: 'information',
};

/** Whether a candidate is a credential, and how grave that is; `undefined` when it is none. */
export function decide(text: string, candidate: Candidate, circumstances: Circumstances): Decision | undefined {
	const { rule, value } = candidate;
	const { id, tier } = rule;
	if (rule.shape === 'token') {
		return decideToken(text, candidate, circumstances);
	}
	if (rule.context && !circumstances.marks.areNear(candidate, rule.context.mark) && !isAllOf(text, candidate)) {
		return undefined;
	}
	const tail = rule.shape === 'prefix' ? value.slice(value.lastIndexOf('_') + 1) : value;
	if (isPlaceholder(tail) || (rule.shape === 'named' && !mayBeChosen(value))) {
		return undefined;
	}
	if (rule.context && !fits(text, candidate, rule.context, circumstances)) {
		return undefined;
	}
	if (isSharedSandboxKey(value)) {
		return { rule: sharedSandboxRule.id, tier: sharedSandboxRule.tier, severity: sharedSandboxRule.severity };
	}
	const severity = rule.tier === 2 && circumstances.mentioned ? 'error' : rule.severity;
	return { rule: id, tier, severity: /_(?:test|sandbox)_/.test(value.slice(0, 12)) ? milder[severity] : severity };
}

/** Whether somebody may have chosen a value as a secret: it is none when it is base64 of what is none. */
function mayBeChosen(value: string): boolean {
	const decoded = decodeBase64(value);
	return isChosenSecret(value) && (decoded === undefined || (!isPlaceholder(decoded) && isChosenSecret(decoded)));
}

function decideToken(text: string, candidate: Candidate, circumstances: Circumstances): Decision | undefined {
	const { marks, now } = circumstances;
	const { rule, value } = candidate;
	const claims = liveClaims(value);
	if (!claims || !rule.context) {
		return undefined;
	}
	const { iss, exp } = claims;
	const isYativos = typeof iss === 'string' && /yativo/i.test(iss);
	const mayFit = iss === undefined && marks.areNear(candidate, rule.context.mark);
	if (!isYativos && !(mayFit && fits(text, candidate, rule.context, circumstances))) {
		return undefined;
	}
	const expired = now !== undefined && typeof exp === 'number' && exp * 1000 <= now;
	return { rule: rule.id, tier: rule.tier, severity: expired ? 'information' : rule.severity };
}
