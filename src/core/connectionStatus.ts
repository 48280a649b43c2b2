import * as l10n from '@vscode/l10n';
import { describe } from './describe.ts';
import { environmentText, productText } from './environmentText.ts';
import { type Failure, isSignedOut } from './failure.ts';
import type { Profile } from './profile.ts';

/** A profile with what went wrong at its last use. */
export interface ProfileStatus {
	readonly profile: Profile;
	readonly failure?: Failure;
	/** When its session ends for good: it has a token that nothing renews but the user. */
	readonly endsAt?: Date;
}

/** The status bar item in words. */
export interface ConnectionStatus {
	/** Without icon. Always names the environment. */
	readonly text: string;
	/** `attention`: somebody must sign in again. `trouble`: it did not work, but nobody is signed out. */
	readonly level: 'fine' | 'trouble' | 'attention';
	/** One line each, plain text. */
	readonly details: readonly string[];
}

/** Longest name in the status bar, where room is scarce. */
const maxNameLength = 24;

/** How long before its end a session is worth a warning, in milliseconds. */
const warnMs = 5 * 60_000;
const minuteMs = 60_000;

/** Whether somebody has to sign in again, now or soon. */
export function wantsSignIn({ failure, endsAt }: Omit<ProfileStatus, 'profile'>, now: Date): boolean {
	return (
		(failure !== undefined && isSignedOut(failure)) ||
		(endsAt !== undefined && endsAt.getTime() - now.getTime() <= warnMs)
	);
}

/** Milliseconds until the end of a session makes a difference to what is said of it, or `undefined` when it never will. */
export function msUntilNews({ endsAt }: Pick<ProfileStatus, 'endsAt'>, now: Date): number | undefined {
	const leftMs = endsAt === undefined ? 0 : endsAt.getTime() - now.getTime();
	if (leftMs <= 0) {
		return undefined;
	}
	return leftMs > warnMs ? leftMs - warnMs : leftMs % minuteMs || minuteMs;
}

/** What the status bar says about the active profile, and about others that need the user. */
export function connectionStatus(active: ProfileStatus, all: readonly ProfileStatus[], now: Date): ConnectionStatus {
	const needy = all.filter(status => wantsSignIn(status, now));
	return {
		text: l10n.t('Yativo: {0}', shortText(active.profile, all.length)),
		level: needy.length > 0 ? 'attention' : active.failure ? 'trouble' : 'fine',
		details: [
			active.profile.name,
			l10n.t(
				'{0}, {1} at {2}',
				productText(active.profile.product),
				environmentText(active.profile.environment),
				new URL(active.profile.origin).host,
			),
			...(active.profile.publicKey ? [l10n.t('Public sandbox key: anyone can use this account.')] : []),
			...(active.failure ? [describe(active.failure).message] : []),
			...endText(active, now),
			...needy
				.filter(({ profile }) => profile.id !== active.profile.id)
				.map(({ profile }) => l10n.t('{0}: sign in again.', profile.name)),
		],
	};
}

function endText({ failure, endsAt }: ProfileStatus, now: Date): readonly string[] {
	if (endsAt === undefined || failure || !wantsSignIn({ endsAt }, now)) {
		return [];
	}
	const minutes = Math.ceil((endsAt.getTime() - now.getTime()) / minuteMs);
	return [
		minutes > 0
			? l10n.t('The session ends within {0} min, and is not renewed by itself. Sign in again.', minutes)
			: l10n.t('The Yativo session has ended. Sign in again.'),
	];
}

/** The environment, after the name where there are several profiles and the name does not say it already. */
function shortText(profile: Profile, profiles: number): string {
	const environment =
		profile.environment === 'custom' ? new URL(profile.origin).host : environmentText(profile.environment);
	if (profiles === 1) {
		return environment;
	}
	const name = profile.name.length > maxNameLength ? `${profile.name.slice(0, maxNameLength - 1)}…` : profile.name;
	return name.includes(environment) ? name : `${name} (${environment})`;
}
