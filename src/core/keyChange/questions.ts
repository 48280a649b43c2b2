import * as l10n from '@vscode/l10n';
import { displayText } from '../displayText.ts';
import { expiryAfter, parseExpiry } from '../expiry.ts';
import type { Choice, Complaint, PickManyQuestion, PickQuestion, Question, TextQuestion } from '../flow.ts';
import { leastScopes, scopeInfo, scopesOf } from '../scopes.ts';
import { Secret } from '../secret.ts';
import { parseTotpCode } from '../totpCode.ts';
import {
	endOn,
	type KeyChangeContext,
	type KeyChangeDraft,
	type KeyChangeStep,
	parseScopes,
	scopeDifference,
} from './draft.ts';
import { summaryOf } from './summary.ts';

/** The choice in the list of scopes that leads to a step where others can be typed. */
export const otherChoice = ' other';

/** What a step asks. */
export function keyChangeQuestion(context: KeyChangeContext, step: KeyChangeStep, draft: KeyChangeDraft): Question {
	switch (step) {
		case 'name':
			return nameQuestion(context, draft);
		case 'scopes':
			return scopesQuestion(context, draft);
		case 'otherScopes':
			return otherScopesQuestion(context, draft);
		case 'expiry':
			return expiryQuestion(context, draft);
		case 'date':
			return dateQuestion(context, draft);
		case 'code':
			return codeQuestion(context, draft);
	}
}

function nameQuestion({ key, names }: KeyChangeContext, draft: KeyChangeDraft): TextQuestion {
	const proposal = draft.name ?? (key && l10n.t('{0} (new)', displayText(key.name)));
	return {
		kind: 'text',
		prompt: l10n.t('Name of the new key, so that you know it again'),
		placeholder: l10n.t('Staging Backend'),
		masked: false,
		...(proposal !== undefined && { value: new Secret(proposal) }),
		check: text => {
			if (text.trim() === '') {
				return error(l10n.t('A name is needed.'));
			}
			return names.includes(text.trim()) ? warning(l10n.t('Another key has this name.')) : undefined;
		},
	};
}

function scopesQuestion(context: KeyChangeContext, draft: KeyChangeDraft): PickManyQuestion {
	const { change, surface, key } = context;
	const chosen =
		draft.scopes ?? (change === 'updateScopes' || key?.scopes.length ? key?.scopes : undefined) ?? leastScopes(surface);
	const documented = scopesOf(surface);
	const own = [...chosen, ...(key?.scopes ?? [])].filter(scope => !documented.includes(scope));
	return {
		kind: 'pickMany',
		prompt: l10n.t('What may the key do? Choose as little as will do.'),
		choices: [
			...[...documented, ...new Set(own)].map(scopeChoice),
			{
				id: otherChoice,
				label: l10n.t('Other scopes…'),
				icon: 'edit',
				detail: l10n.t('Type scopes that are not in this list'),
			},
		],
		chosen: [...chosen, ...(draft.wantsOther ? [otherChoice] : [])],
		check: ids => checkScopes(context, ids),
	};
}

function checkScopes({ change, key }: KeyChangeContext, ids: readonly string[]): Complaint | undefined {
	if (ids.length === 0) {
		return error(l10n.t('Choose at least one scope: none would mean all of them.'));
	}
	const { added, removed } = scopeDifference(key?.scopes ?? [], ids);
	return change === 'updateScopes' && added.length + removed.length === 0
		? error(l10n.t('These are its scopes now. Choose others, or press Escape.'))
		: undefined;
}

function scopeChoice(scope: string): Choice {
	const { meaning, risk } = scopeInfo(scope);
	return {
		id: scope,
		label: displayText(scope),
		icon: risk === 'money' ? 'arrow-swap' : 'shield',
		...(risk === 'money' && { description: l10n.t('moves money') }),
		...(meaning !== undefined && { detail: meaning }),
	};
}

function otherScopesQuestion(context: KeyChangeContext, draft: KeyChangeDraft): TextQuestion {
	return {
		kind: 'text',
		prompt: l10n.t('Other scopes, separated by spaces'),
		placeholder: 'wallets:read',
		masked: false,
		value: new Secret((draft.otherScopes ?? []).join(' ')),
		check: text => {
			const typed = parseScopes(text);
			return typed.length === 0
				? error(l10n.t('Type at least one scope, or go back.'))
				: checkScopes(context, [...(draft.scopes ?? []), ...typed]);
		},
	};
}

function expiryQuestion({ now, dayText }: KeyChangeContext, draft: KeyChangeDraft): PickQuestion {
	const days = (count: 30 | 90 | 365) => ({
		id: String(count),
		label: l10n.t('{0} days', count),
		icon: 'watch',
		description: l10n.t('until {0}', dayText(expiryAfter(count, now()))),
	});
	return {
		kind: 'pick',
		prompt: l10n.t('How long may the key be used?'),
		choices: [
			days(30),
			days(90),
			days(365),
			{ id: 'date', label: l10n.t('Until a date…'), icon: 'calendar' },
			{
				id: 'never',
				label: l10n.t('No expiry'),
				icon: 'warning',
				description: l10n.t('until somebody revokes it'),
			},
		],
		chosen: draft.expiry ?? '90',
	};
}

function dateQuestion({ surface, now, dayText }: KeyChangeContext, draft: KeyChangeDraft): TextQuestion {
	return {
		kind: 'text',
		prompt: l10n.t('The last day on which the key may be used, as year-month-day'),
		placeholder: '2027-01-31',
		masked: false,
		...(draft.date !== undefined && { value: new Secret(draft.date) }),
		check: text => {
			const date = parseExpiry(text);
			if (!date) {
				return error(l10n.t('This is not a date such as 2027-01-31.'));
			}
			if (date <= now()) {
				return error(l10n.t('{0} has passed.', dayText(date)));
			}
			const end = endOn(surface, date, now());
			return end > date
				? warning(l10n.t('This server counts whole days: the key would work until {0}.', dayText(end)))
				: undefined;
		},
	};
}

/** The one prompt for a code, whatever it is for. */
function codeQuestion(context: KeyChangeContext, draft: KeyChangeDraft): TextQuestion {
	const { codeRule, wasSent } = context;
	const prompt = `${summaryOf(context, draft)} ${entryText(context)}`;
	return {
		kind: 'text',
		prompt:
			codeRule === 'required' ? prompt : `${prompt} ${l10n.t('Leave it empty if the account has no authenticator.')}`,
		placeholder: '123456',
		masked: true,
		...(draft.code instanceof Secret && { value: draft.code }),
		waiting: l10n.t('Waiting for the answer. Escape does not stop it: you are told what came of it.'),
		check: text => {
			if (text.trim() === '' && codeRule !== 'required') {
				return codeRule === 'orWithout' ? withoutCode() : undefined;
			}
			const code = parseTotpCode(text);
			if (!code) {
				return error(l10n.t('A code has 6 digits.'));
			}
			return wasSent(code)
				? error(l10n.t('This code was sent before. Wait for the next one: each works once.'))
				: undefined;
		},
	};
}

/** Which entry of the authenticator shows the code: none bears the name of a key that signs in. */
function entryText({ profile: { method, account, name } }: KeyChangeContext): string {
	const isNamed = account !== undefined && (method === 'emailCode' || method === 'appSecret');
	return isNamed
		? l10n.t('Enter the 6 digits that your authenticator shows for {0}.', displayText(account))
		: l10n.t('Enter the 6 digits that your authenticator shows for the account of “{0}”.', displayText(name));
}

function withoutCode(): Complaint {
	return {
		...warning(l10n.t('Continue without a code?')),
		asksAgain: l10n.t('Continue without a code? Press Enter again.'),
	};
}

function error(message: string): Complaint {
	return { severity: 'error', message };
}

function warning(message: string): Complaint {
	return { severity: 'warning', message };
}
