import type { Failure } from '../failure.ts';
import type { Flow, Mending } from '../flow.ts';
import { isUnsent } from '../outcome.ts';
import type { Secret } from '../secret.ts';
import { parseTotpCode } from '../totpCode.ts';
import {
	type ExpiryChoice,
	type KeyChangeContext,
	type KeyChangeDraft,
	type KeyChangeStep,
	keyChangeSteps,
	parseScopes,
} from './draft.ts';
import { keyChangeQuestion, otherChoice } from './questions.ts';
import { titleOf } from './summary.ts';

/** The conversation before a key is created, replaced, rotated, re-scoped or revoked. It always ends with the code. */
export function keyChangeFlow(context: KeyChangeContext): Flow<KeyChangeStep, KeyChangeDraft> {
	return {
		title: () => titleOf(context),
		steps: draft => keyChangeSteps(context, draft),
		question: (step, draft) => keyChangeQuestion(context, step, draft),
		answer: answerKeyChange,
		mend: mendKeyChange,
	};
}

/** An answer before the code lets a code go that was entered already: by the time it is asked for again, it is old. */
function answerKeyChange(
	step: KeyChangeStep,
	{ code: _code, ...draft }: KeyChangeDraft,
	value: Secret,
): KeyChangeDraft {
	const text = value.reveal();
	switch (step) {
		case 'name':
			return { ...draft, name: text.trim() };
		case 'scopes': {
			const ids = JSON.parse(text) as readonly string[];
			return { ...draft, scopes: ids.filter(id => id !== otherChoice), wantsOther: ids.includes(otherChoice) };
		}
		case 'otherScopes':
			return { ...draft, otherScopes: parseScopes(text) };
		case 'expiry':
			return { ...draft, expiry: text as ExpiryChoice };
		case 'date':
			return { ...draft, date: text.trim() };
		case 'code':
			return { ...draft, code: parseTotpCode(text) ?? 'none' };
	}
}

/** Whether the code step can be tried again: the code was refused, or the request was turned away or never sent. */
export function isMendable(failure: Failure): boolean {
	switch (failure.kind) {
		case 'codeRefused':
		case 'codeNeeded':
		case 'sessionRenewed':
		case 'rateLimited':
			return true;
		default:
			return isUnsent(failure);
	}
}

/**
 * The code is asked for again with everything else kept, and the code itself where nothing was sent. Nothing else is mended
 * by an answer here.
 */
function mendKeyChange(
	failure: Failure,
	_step: KeyChangeStep,
	draft: KeyChangeDraft,
): Mending<KeyChangeStep, KeyChangeDraft> | undefined {
	const { code: _code, ...kept } = draft;
	return isMendable(failure) ? { step: 'code', draft: isUnsent(failure) ? draft : kept } : undefined;
}
