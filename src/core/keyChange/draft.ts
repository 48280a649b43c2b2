import type { ApiKey } from '../apiKey.ts';
import { daysUntil, expiryAfter, parseExpiry } from '../expiry.ts';
import type { Profile, Surface } from '../profile.ts';
import { scopesOf } from '../scopes.ts';
import type { Secret } from '../secret.ts';

/** What is done to a key. `replace` creates a successor where the server has no rotation. */
export type KeyChange = 'create' | 'replace' | 'rotate' | 'updateScopes' | 'revoke';

export type KeyChangeStep = 'name' | 'scopes' | 'otherScopes' | 'expiry' | 'date' | 'code';

/** Days that a key lasts, a date of the user's own, or no end. */
export type ExpiryChoice = '30' | '90' | '365' | 'date' | 'never';

/** What the conversation is about, and stays so. */
export interface KeyChangeContext {
	readonly change: KeyChange;
	readonly profile: Profile;
	readonly surface: Surface;
	/** As in the capabilities of the surface. */
	readonly codeRule: 'required' | 'orWithout' | 'mayBeEmpty';
	/** The key that is changed or replaced; absent when one is created. */
	readonly key?: ApiKey;
	/** Names in use, so that a new key is not mistaken for an old one. */
	readonly names: readonly string[];
	readonly now: () => Date;
	/** A day in the user's language. */
	readonly dayText: (date: Date) => string;
	/** Whether a code was sent before: codes work once. */
	readonly wasSent: (code: Secret) => boolean;
}

/** The answers so far. */
export interface KeyChangeDraft {
	readonly name?: string;
	/** Chosen from the list. */
	readonly scopes?: readonly string[];
	/** Typed, because the list lacks them; asked for only when `wantsOther`. */
	readonly otherScopes?: readonly string[];
	readonly wantsOther?: boolean;
	readonly expiry?: ExpiryChoice;
	/** As typed. */
	readonly date?: string;
	/** Absent: to be asked for. `none`: the user goes on without one. */
	readonly code?: Secret | 'none';
}

/** The steps that the draft calls for. */
export function keyChangeSteps({ change, key }: KeyChangeContext, draft: KeyChangeDraft): readonly KeyChangeStep[] {
	const scopes: readonly KeyChangeStep[] = draft.wantsOther ? ['scopes', 'otherScopes'] : ['scopes'];
	switch (change) {
		case 'create':
			return ['name', ...scopes, 'expiry', ...(draft.expiry === 'date' ? (['date'] as const) : []), 'code'];
		case 'replace':
			return ['name', ...(key?.scopes.length ? [] : scopes), 'code'];
		case 'updateScopes':
			return [...scopes, 'code'];
		case 'rotate':
		case 'revoke':
			return ['code'];
	}
}

/** All scopes asked for, each once. A key that is replaced hands its own on, where the server tells them. */
export function scopesAsked({ change, key }: KeyChangeContext, draft: KeyChangeDraft): readonly string[] {
	if (change === 'replace' && key?.scopes.length) {
		return key.scopes;
	}
	return [...new Set([...(draft.scopes ?? []), ...(draft.wantsOther ? (draft.otherScopes ?? []) : [])])];
}

/** The end asked for, as the server can be asked for it; `undefined`: none. */
export function expiryAsked(context: KeyChangeContext, draft: KeyChangeDraft): Date | undefined {
	const now = context.now();
	const end = expiryWished(context, draft, now);
	return end && endOn(context.surface, end, now);
}

/** The last end that is not past the wished one. One surface counts whole days from now, at least one, which may be too long. */
export function endOn(surface: Surface, wished: Date, now: Date): Date {
	return surface === 'crypto-2fa' ? expiryAfter(daysUntil(wished, now), now) : wished;
}

/** A key that is replaced hands its own end on, unless that has passed. */
function expiryWished({ change, key }: KeyChangeContext, draft: KeyChangeDraft, now: Date): Date | undefined {
	if (change === 'replace') {
		return key?.expiresAt && key.expiresAt > now ? key.expiresAt : undefined;
	}
	switch (draft.expiry) {
		case undefined:
		case 'never':
			return undefined;
		case 'date':
			return parseExpiry(draft.date ?? '');
		default:
			return expiryAfter(Number(draft.expiry), now);
	}
}

/** The answers for another generation of the API. Scopes chosen from the list of this one hold as far as the other documents them. */
export function draftOn(surface: Surface, { scopes = [], ...draft }: KeyChangeDraft): KeyChangeDraft {
	const documented = scopesOf(surface);
	const kept = scopes.filter(scope => documented.includes(scope));
	return { ...draft, ...(kept.length > 0 && { scopes: kept }) };
}

/** Scopes as a person types them: parted by blanks or commas. */
export function parseScopes(text: string): readonly string[] {
	return [...new Set(text.split(/[\s,;]+/u).filter(scope => scope !== ''))];
}

/** What scopes gain and lose against those of before. */
export function scopeDifference(before: readonly string[], after: readonly string[]) {
	return {
		added: after.filter(scope => !before.includes(scope)),
		removed: before.filter(scope => !after.includes(scope)),
	};
}
