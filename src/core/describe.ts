import * as l10n from '@vscode/l10n';
import { describeTransport } from './describeTransport.ts';
import type { EndpointFault, Failure } from './failure.ts';

/** What the user can do next, as the one button that a message offers. */
export type Remedy =
	| 'retry'
	| 'signIn'
	| 'enterCode'
	| 'chooseSurface'
	| 'openDashboard'
	| 'openSettings'
	| 'connect'
	| 'openFolder'
	| 'bindEnv'
	| 'storeSecret'
	| 'newTerminal'
	| 'manageTrust'
	| 'showLog';

/** What to tell the user, and the one button to offer. */
export interface Description {
	readonly message: string;
	readonly remedy: Remedy;
}

/** Puts a failure into words. There is no default branch: a new kind does not compile until it is described. */
export function describe(failure: Failure): Description {
	switch (failure.kind) {
		case 'credentialsRefused':
			return {
				message: withDetail(l10n.t('Yativo did not accept these credentials.'), failure.detail),
				remedy: 'signIn',
			};
		case 'interrupted':
			return { message: l10n.t('VS Code ended before the answer came.'), remedy: 'retry' };
		case 'sessionEnded':
			return { message: l10n.t('The Yativo session has ended. Sign in again.'), remedy: 'signIn' };
		case 'sessionRenewed':
			return {
				message: l10n.t(
					'The Yativo session had ended and was renewed. Nothing was changed: try again with a new code.',
				),
				remedy: 'enterCode',
			};
		case 'forbidden':
			return {
				message: withDetail(
					l10n.t(
						'Yativo refused this: the credentials may lack a permission, or this address may not be on the allow-list.',
					),
					failure.detail,
				),
				remedy: 'openDashboard',
			};
		case 'notFound':
			return { message: withDetail(l10n.t('Yativo does not know this key.'), failure.detail), remedy: 'retry' };
		case 'surfaceNotFound':
			return {
				message: l10n.t('{0} answers, but none of the documented ways to list API keys was found there.', failure.host),
				remedy: 'chooseSurface',
			};
		case 'rateLimited':
			return { message: rateLimited(failure.retryAfterMs), remedy: 'retry' };
		case 'routeNotFound':
			return {
				message: failure.other
					? l10n.t('This server does not have the operation at this address. Yativo documents another one for it.')
					: l10n.t('This server does not have the operation at the documented address.'),
				remedy: failure.other ? 'retry' : 'openDashboard',
			};
		case 'serverFault':
			return { message: l10n.t('Yativo has a problem on its side (HTTP {0}).', failure.status), remedy: 'retry' };
		case 'refused':
			return {
				message: withDetail(l10n.t('Yativo refused the request (HTTP {0}).', failure.status), failure.detail),
				remedy: 'retry',
			};
		case 'codeNeeded':
			return {
				message: withDetail(l10n.t('Yativo wants a code from your authenticator for this.'), failure.detail),
				remedy: 'enterCode',
			};
		case 'codeRefused':
			return { message: codeRefused(failure), remedy: 'enterCode' };
		case 'endpointRefused':
			return { message: endpointRefused(failure.reason), remedy: 'connect' };
		case 'unsupported':
			return { message: l10n.t('This generation of the Yativo API has no such operation.'), remedy: 'openDashboard' };
		case 'credentialsMissing':
			return { message: credentialsMissing(failure.reason), remedy: 'signIn' };
		case 'notConnected':
			return { message: l10n.t('Connect to Yativo first.'), remedy: 'connect' };
		case 'noKeyFits':
			return { message: l10n.t('There is no key for which this could be done.'), remedy: 'retry' };
		case 'leakOfNoKey':
			return failure.reason === 'keyless'
				? { message: l10n.t('No key stands behind {0}: end it where it was made.', failure.masked), remedy: 'retry' }
				: {
						message: l10n.t('No connection has the key of {0}: it is of another account, or ended.', failure.masked),
						remedy: 'connect',
					};
		case 'secretStorage':
			return { message: secretStorage(failure.operation), remedy: 'retry' };
		case 'recordNotUnderstood':
			return {
				message: l10n.t(
					'Something that Yativo keeps on this machine could not be understood: it is damaged, or of a later version. It is left as it is. The log names it.',
				),
				remedy: 'showLog',
			};
		default:
			return describeTransport(failure);
	}
}

/** Authenticators and servers agree to half a minute; more than that makes every code wrong. */
const tolerableSkewMs = 30_000;

function codeRefused({ detail, clockSkewMs = 0, from }: Extract<Failure, { kind: 'codeRefused' }>): string {
	const advice =
		from === 'email'
			? l10n.t('Take it from the newest e-mail, or go back to have another sent.')
			: l10n.t('Codes last 30 seconds and work once.');
	const message = withDetail(`${l10n.t('Yativo did not accept that code.')} ${advice}`, detail);
	return Math.abs(clockSkewMs) > tolerableSkewMs
		? `${message} ${l10n.t('The clock of this machine is off by {0} s: codes made on it are wrong until it is set.', Math.round(Math.abs(clockSkewMs) / 1000))}`
		: message;
}

function rateLimited(waitMs: number): string {
	const seconds = Math.max(1, Math.ceil(waitMs / 1000));
	return seconds <= 120
		? l10n.t('Too many requests: wait {0} s.', seconds)
		: l10n.t('Too many requests: wait {0} minutes.', Math.ceil(seconds / 60));
}

function endpointRefused(reason: EndpointFault): string {
	switch (reason) {
		case 'notUrl':
			return l10n.t('This is not a web address.');
		case 'notHttps':
			return l10n.t('Only HTTPS addresses are allowed, except on this machine itself.');
		case 'hasCredentials':
			return l10n.t('The address must not contain a user name or password.');
		case 'unknownPath':
			return l10n.t('After the host, only /api or /api/v1 is understood.');
		case 'otherProduct':
			return l10n.t('This address belongs to the other Yativo product: go back and choose that one.');
	}
}

function secretStorage(operation: 'read' | 'write' | 'forget'): string {
	switch (operation) {
		case 'read':
			return l10n.t('The secret storage of this machine could not be read.');
		case 'write':
			return l10n.t('The secret storage of this machine did not keep the value.');
		case 'forget':
			return l10n.t('The secret storage of this machine could not delete the value.');
	}
}

/** What the server says ends like a sentence, whether or not it does there: more may follow. */
function withDetail(message: string, detail: string | undefined): string {
	return detail ? `${message} ${l10n.t('Yativo says: “{0}”.', detail.replace(/(?<!\.)\.$/, ''))}` : message;
}

function credentialsMissing(reason: 'nothing' | 'otherOrigin' | 'corrupt'): string {
	switch (reason) {
		case 'nothing':
			return l10n.t(
				'The secret storage of this machine holds no credentials for this connection: it has lost them, or they were held in memory until their window closed.',
			);
		case 'otherOrigin':
			return l10n.t('The stored credentials belong to another address and are not used for this one.');
		case 'corrupt':
			return l10n.t('The stored credentials are damaged, or come from a newer version of this extension.');
	}
}
