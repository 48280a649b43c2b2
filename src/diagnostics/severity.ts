import type { Severity } from '../detect/finding.ts';
import type { DocumentLeak, GitFacts } from '../scanner/editor/messages.ts';
import type { SeverityChoice } from './settingsFrom.ts';

/** What a leak's severity depends on besides the rule that found it. */
export interface Circumstances {
	readonly git: GitFacts | undefined;
	readonly choice: SeverityChoice;
	/** Whether the credential is known to have ended: revoked, or expired. */
	readonly isDead: boolean;
}

const rank: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

/**
 * How grave a leak is, or `undefined` when it is not to be shown.
 *
 * What git ignores stays on this machine, and what it does not track is not shared yet; but what a remote has is out,
 * whatever git says of the file today. A credential that has ended harms nobody.
 */
export function severityOf(
	{ severity, suppressed, digest }: Pick<DocumentLeak, 'severity' | 'suppressed' | 'digest'>,
	{ git, choice, isDead }: Circumstances,
): Severity | undefined {
	if (suppressed !== undefined || choice === 'off') {
		return undefined;
	}
	const own = choice === 'auto' ? severity : choice;
	if (isDead) {
		return 'information';
	}
	return isPushed({ digest }, git) ? own : milder(own, limitOf(git?.state));
}

function limitOf(state: GitFacts['state']): Severity {
	switch (state) {
		case 'ignored':
			return 'information';
		case 'untracked':
			return 'warning';
		case 'tracked':
		case undefined:
			return 'error';
	}
}

function milder(a: Severity, b: Severity): Severity {
	return rank[a] < rank[b] ? a : b;
}

/** Whether a branch of a remote has a credential: there it stays, whatever becomes of it here. */
export function isPushed({ digest }: Pick<DocumentLeak, 'digest'>, git: GitFacts | undefined): boolean {
	return git?.pushed.includes(digest) === true;
}
