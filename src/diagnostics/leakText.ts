import * as vscode from 'vscode';
import { displayText } from '../core/displayText.ts';
import { environmentText } from '../core/environmentText.ts';
import { effectiveStatus, isUsable } from '../core/keyStatus.ts';
import { isDead, type KnownKey } from '../core/knownKeys.ts';
import type { Rule } from '../detect/rule.ts';
import { rules } from '../detect/rules.ts';
import type { DocumentLeak, GitFacts } from '../scanner/editor/messages.ts';
import { distanceText } from '../ui/dates.ts';
import { statusText } from '../ui/statusText.ts';
import type { LeakDeps } from './deps.ts';
import { isPushed } from './severity.ts';

/** What is known of a leak besides the text it stands in. */
export interface LeakFacts {
	readonly uri: vscode.Uri;
	readonly git: GitFacts | undefined;
	readonly known: KnownKey | undefined;
	readonly now: Date;
}

/** The rule that found a leak. */
export function ruleOf({ rule }: Pick<DocumentLeak, 'rule'>): Rule {
	const found = rules.find(({ id }) => id === rule);
	if (!found) {
		throw new Error(`No rule ${rule}`);
	}
	return found;
}

/** What a leak is and what to do about it, as the text of a diagnostic. Holds nothing of the credential. */
export function leakMessage(leak: DocumentLeak, facts: LeakFacts): string {
	const { title } = ruleOf(leak);
	const what =
		leak.decodedFrom === undefined
			? vscode.l10n.t('{0} in plain text.', title)
			: vscode.l10n.t('{0}, written as {1}.', title, leak.decodedFrom);
	return [what, ...(facts.known ? [ownerSentence(facts.known, facts.now)] : []), adviceSentence(leak, facts)].join(' ');
}

/** What `ownerSentence` says, and when the key was last used. For what is written anew whenever somebody looks. */
export function knownSentence(known: KnownKey, now: Date): string {
	const { lastUsedAt } = known.isListed && !known.isReplaced ? known.key : {};
	const used = lastUsedAt && vscode.l10n.t('Last used {0}.', distanceText(lastUsedAt, now));
	return [ownerSentence(known, now), ...(used ? [used] : [])].join(' ');
}

/**
 * Whose credential it is and whether it lives; nothing that is wrong a minute later, because problems stand for long. Strings
 * of the server are plain text here: Markdown needs them escaped.
 */
function ownerSentence({ profile, key, isListed, isReplaced, part }: KnownKey, now: Date): string {
	const name = displayText(key.name) || vscode.l10n.t('(no name)');
	const environment = environmentText(profile.environment);
	if (isReplaced) {
		return vscode.l10n.t('Old secret of “{0}” ({1}): a rotation has replaced it.', name, environment);
	}
	if (!isListed) {
		return part === 'secret'
			? vscode.l10n.t('Secret of “{0}” ({1}).', name, environment)
			: vscode.l10n.t('Key “{0}” ({1}).', name, environment);
	}
	const status = statusText(effectiveStatus(key, now));
	const details = [
		part === 'secret'
			? vscode.l10n.t('{0}: secret of “{1}” ({2})', statusWord(status, key, now), name, environment)
			: vscode.l10n.t('{0}: key “{1}” ({2})', statusWord(status, key, now), name, environment),
		...(key.scopes.length > 0 ? [vscode.l10n.t('scopes {0}', key.scopes.map(displayText).join(', '))] : []),
	];
	return `${details.join(', ')}.`;
}

function statusWord(status: string, key: KnownKey['key'], now: Date): string {
	return isUsable(key, now) ? vscode.l10n.t('Live') : status;
}

/** What to do. That deleting is not enough goes before everything else. */
export function adviceSentence(leak: DocumentLeak, { uri, git, known, now }: LeakFacts): string {
	if (leak.tier === 4) {
		return vscode.l10n.t('Everybody knows it: keep nothing private there.');
	}
	if (isDead(known, now)) {
		return known?.isReplaced && isEnvFile(uri)
			? vscode.l10n.t('It no longer works: programs that read this file need the new one.')
			: vscode.l10n.t('It no longer works. Remove it when convenient.');
	}
	if (isPushed(leak, git)) {
		return vscode.l10n.t('A remote branch has it: deleting it here is not enough, rotate the key.');
	}
	if (git?.state === 'ignored') {
		return vscode.l10n.t('Git ignores this file, so it stays on this machine.');
	}
	if (!isEnvFile(uri)) {
		return vscode.l10n.t('Replace it with an environment reference before anybody else can read it.');
	}
	return git?.state === 'tracked'
		? vscode.l10n.t('Git tracks this file: take the value out before anybody else can read it.')
		: vscode.l10n.t('Take the value out, or keep this file out of git, before anybody else can read it.');
}

/** Whether a file sets variables itself, so that a reference to one would be of no use: `.env`, `.env.local`, `staging.env`. */
export function isEnvFile({ path }: vscode.Uri): boolean {
	return /\/(?:\.env(?:\.[^/]*)?|[^/]*\.env)$/.test(path);
}

/** Whether the secret storage of this machine has a credential, under its key or under a variable. */
export function isKept(
	{ known, kept }: Pick<LeakDeps, 'known' | 'kept'>,
	{ digest }: Pick<DocumentLeak, 'digest'>,
): boolean {
	return known.find(digest)?.isKept === true || kept.all.some(value => value.digest === digest);
}
