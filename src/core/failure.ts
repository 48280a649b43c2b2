import { describe } from './describe.ts';
import type { Surface } from './profile.ts';

/** Whether a request that failed may have changed something on the server. */
export type Delivery = 'notSent' | 'unknown';

/** Why an address is not used. */
export type EndpointFault = 'notUrl' | 'notHttps' | 'hasCredentials' | 'unknownPath' | 'otherProduct';

/**
 * Why a file is left as it is. `unclear`: a quote that nobody closed would swallow what is added. `encoding`: it has bytes
 * that are no text in the encoding that it was opened with.
 */
export type FileFault = 'unsaved' | 'notLocal' | 'unclear' | 'encoding';

/** Why the value of a variable cannot be had. `noPublicPart`: of the key, this machine holds the secret alone. */
export type LaunchGap = 'unknownKey' | 'endedKey' | 'noSecret' | 'noPublicPart' | 'valueGone';

/**
 * Everything that can go wrong, closed. `detail` is the server's own text, already redacted and shortened; it is untrusted.
 * Nothing in a failure ever holds a credential, a request body or a response body. `other` of `routeNotFound` is the
 * generation of the API that may have the operation under another path; it is tried only if the user says so.
 */
export type Failure =
	| { readonly kind: 'offline'; readonly host: string; readonly delivery: Delivery; readonly code?: string }
	| { readonly kind: 'timedOut'; readonly host: string; readonly delivery: Delivery }
	| { readonly kind: 'untrustedCertificate'; readonly host: string; readonly code: string }
	| { readonly kind: 'proxyFailed'; readonly proxy: string; readonly status?: number; readonly unsupported?: string }
	| { readonly kind: 'redirected'; readonly host: string; readonly to: string; readonly delivery?: Delivery }
	| { readonly kind: 'tooLarge'; readonly host: string; readonly limitBytes: number; readonly delivery?: Delivery }
	| { readonly kind: 'notJson'; readonly host: string; readonly status: number; readonly delivery?: Delivery }
	| { readonly kind: 'unexpectedAnswer'; readonly host: string; readonly field: string; readonly delivery?: Delivery }
	| { readonly kind: 'credentialsRefused'; readonly detail?: string }
	/** VS Code ended before the answer to a changing request came. */
	| { readonly kind: 'interrupted' }
	| { readonly kind: 'sessionEnded' }
	| { readonly kind: 'sessionRenewed' }
	| { readonly kind: 'forbidden'; readonly detail?: string }
	| { readonly kind: 'notFound'; readonly detail?: string }
	| { readonly kind: 'surfaceNotFound'; readonly host: string }
	| { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
	| { readonly kind: 'routeNotFound'; readonly other?: Surface }
	| { readonly kind: 'serverFault'; readonly status: number; readonly delivery?: Delivery }
	| { readonly kind: 'refused'; readonly status: number; readonly detail?: string }
	| { readonly kind: 'codeNeeded'; readonly detail?: string }
	/** `from`: it was sent by e-mail; else it comes from the authenticator. */
	| { readonly kind: 'codeRefused'; readonly detail?: string; readonly clockSkewMs?: number; readonly from?: 'email' }
	| { readonly kind: 'endpointRefused'; readonly reason: EndpointFault }
	| { readonly kind: 'unsupported' }
	| { readonly kind: 'credentialsMissing'; readonly reason: 'nothing' | 'otherOrigin' | 'corrupt' }
	| { readonly kind: 'notConnected' }
	/** A command that works on one key finds none that it could work on. */
	| { readonly kind: 'noKeyFits' }
	/** No key that is known can be the one that a leak belongs to, or its kind belongs to no key. */
	| { readonly kind: 'leakOfNoKey'; readonly masked: string; readonly reason: 'notListed' | 'keyless' }
	| { readonly kind: 'gitFailed'; readonly detail: string }
	| { readonly kind: 'noFolder' }
	| { readonly kind: 'fileNotReadable'; readonly file: string }
	| { readonly kind: 'fileNotWritable'; readonly file: string }
	/** A file that is meant for everybody holds a credential already. */
	| { readonly kind: 'fileHoldsCredential'; readonly file: string }
	/** A file that is to hold a secret would be seen by git. */
	| { readonly kind: 'fileSeenByGit'; readonly file: string; readonly state: 'tracked' | 'notIgnored' }
	/** A file that secrets are not written to, for what it is like now. */
	| { readonly kind: 'fileRefused'; readonly file: string; readonly reason: FileFault }
	/** The value of a variable that is to be written is not on this machine. */
	| { readonly kind: 'valueMissing'; readonly name: string }
	/** Variables that a process needs and that cannot be had. */
	| {
			readonly kind: 'launchIncomplete';
			readonly names: readonly string[];
			readonly reason: LaunchGap;
	  }
	/** A launch that names no key, or more than one. */
	| { readonly kind: 'keyNameUnclear'; readonly name: string; readonly found: 'none' | 'several' }
	/** A launch with all variables of a workspace that has none. */
	| { readonly kind: 'nothingBound' }
	/** A launch that would put secrets on a command line. `setting`: what to write in the configuration instead. */
	| { readonly kind: 'launchInTerminal'; readonly setting?: string }
	/** A launch that cannot give its program variables. */
	| { readonly kind: 'launchTakesNone'; readonly reason: 'attach' | 'debugger' }
	| { readonly kind: 'workspaceNotTrusted' }
	/** Each change is written down before it is sent, and that failed: nothing was sent. */
	| { readonly kind: 'journalNotWritable'; readonly folder: string }
	/** Something kept on this machine is damaged, or of a later version. */
	| { readonly kind: 'recordNotUnderstood' }
	| { readonly kind: 'secretStorage'; readonly operation: 'read' | 'write' | 'forget' };

/** Marks our errors: each bundle has its own copy of the class, and `instanceof` must hold across them. */
const brand = Symbol.for('yativo.error');

/** Whether a failure means that the user must sign in again. The network, a proxy or the server's own fault never do. */
export function isSignedOut({ kind }: Failure): boolean {
	return kind === 'sessionEnded' || kind === 'credentialsRefused' || kind === 'credentialsMissing';
}

/** Whether it is a code of the authenticator that is missing, or was wrong. */
export function isAboutCode({ kind }: Failure): boolean {
	return kind === 'codeNeeded' || kind === 'codeRefused';
}

/** An error that carries a `Failure`. Its message is for humans and holds no secret. */
export class YativoError extends Error {
	readonly failure: Failure;
	readonly [brand] = true;

	constructor(failure: Failure, options?: ErrorOptions) {
		super(describe(failure).message, options);
		this.name = 'YativoError';
		this.failure = failure;
	}

	static override [Symbol.hasInstance](value: unknown): boolean {
		return typeof value === 'object' && value !== null && brand in value;
	}
}
