import type { Failure } from './failure.ts';

/**
 * Whether a changing request that ended in this failure may have changed something on the server all the same.
 *
 * False only when that is certain: the request was refused or never sent. An abort is no failure and always leaves it open.
 */
export function mayHaveHappened(failure: Failure): boolean {
	switch (failure.kind) {
		case 'offline':
		case 'timedOut':
		case 'tooLarge':
		case 'notJson':
		case 'unexpectedAnswer':
		case 'serverFault':
			return failure.delivery !== 'notSent';
		case 'interrupted':
			return true;
		default:
			return false;
	}
}

/** Whether a failure is known to have struck before the changing request was sent. */
export function isUnsent(failure: Failure): boolean {
	switch (failure.kind) {
		// Both strike while a connection is made, and every changing request has one of its own.
		case 'proxyFailed':
		case 'untrustedCertificate':
			return true;
		default:
			return 'delivery' in failure && failure.delivery === 'notSent';
	}
}

/** The same failure, known to have struck before the changing request was sent: while a token was being fetched for it. */
export function beforeSending(failure: Failure): Failure {
	return mayHaveHappened(failure) || failure.kind === 'redirected'
		? ({ ...failure, delivery: 'notSent' } as Failure)
		: failure;
}
