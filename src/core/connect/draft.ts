import type { Credentials } from '../credentials.ts';
import type { Environment, Method, Product, Profile } from '../profile.ts';
import type { Secret } from '../secret.ts';
import type { FixedSurface } from '../surfaceChoice.ts';
import { type Endpoint, hostsOf, parseEndpoint } from './endpoint.ts';

/** What a person types to sign in. */
export type Field =
	| 'apiKey'
	| 'apiSecret'
	| 'accessToken'
	| 'email'
	| 'code'
	| 'accountId'
	| 'appSecret'
	| 'businessKey';

/**
 * A step of connecting. `sandboxHost` is asked where the documentation names several, `surface` where discovery failed,
 * `authenticator` where the server wants a code even for listing.
 */
export type ConnectStep =
	| 'product'
	| 'environment'
	| 'sandboxHost'
	| 'address'
	| 'method'
	| Field
	| 'surface'
	| 'name'
	| 'authenticator';

/** The answers so far. Those that do not belong to the steps taken stay, and are not used. */
export interface ConnectDraft {
	/** The profile that is signed in to again: its address and name are settled. */
	readonly existing?: Profile;
	readonly product?: Product;
	readonly environment?: Environment;
	readonly sandboxHost?: string;
	/** The address as typed. */
	readonly address?: string;
	readonly method?: Method;
	readonly fields: Readonly<Partial<Record<Field, Secret>>>;
	/** What an e-mailed code was exchanged for, with the code: it works once. */
	readonly exchanged?: { readonly code: Secret; readonly credentials: Credentials };
	/** Whether discovery failed, so that the surface is asked for. */
	readonly surfaceAsked?: true;
	/** Absent: discovery finds it. */
	readonly fixed?: FixedSurface;
	readonly name?: string;
	/** Whether the name was proposed and left as it was. */
	readonly nameProposed?: true;
	/** Whether listing was refused for want of a code, so that one is asked for. */
	readonly authenticatorAsked?: true;
	readonly authenticatorCode?: Secret;
}

/** What each method asks for, in order. */
export const fieldsOf: Readonly<Record<Method, readonly Field[]>> = {
	apiKey: ['apiKey', 'apiSecret'],
	accessToken: ['accessToken'],
	emailCode: ['email', 'code'],
	appSecret: ['accountId', 'appSecret'],
	businessKey: ['businessKey'],
};

/**
 * How each product can be signed in to, the usual way first. Sources: https://docs.yativo.com/yativo-crypto/authentication,
 * https://docs.yativo.com/yativo-fiat/authentication
 */
export const methodsOf: Readonly<Record<Product, readonly Method[]>> = {
	crypto: ['apiKey', 'emailCode', 'accessToken'],
	business: ['appSecret', 'businessKey', 'accessToken'],
};

/** The steps that the answers so far lead through. */
export function connectSteps(draft: ConnectDraft): readonly ConnectStep[] {
	const fields = draft.method ? fieldsOf[draft.method] : [];
	const surface: readonly ConnectStep[] = draft.surfaceAsked ? ['surface'] : [];
	const code: readonly ConnectStep[] = draft.authenticatorAsked ? ['authenticator'] : [];
	return draft.existing
		? ['method', ...fields, ...surface, ...code]
		: ['product', 'environment', ...addressSteps(draft), 'method', ...fields, ...surface, 'name', ...code];
}

function addressSteps({ product, environment }: ConnectDraft): readonly ConnectStep[] {
	if (environment === 'custom') {
		return ['address'];
	}
	const severalHosts = product && environment && hostsOf(product, environment).length > 1;
	return severalHosts ? ['sandboxHost'] : [];
}

/**
 * Where the answers point to.
 *
 * @throws YativoError `endpointRefused` while the address is missing or not usable.
 */
export function endpointOf({ existing, product = 'crypto', ...draft }: ConnectDraft): Endpoint {
	if (existing) {
		const { origin, environment, basePath } = existing;
		return { origin, environment, ...(basePath && { basePath }) };
	}
	const hosts = hostsOf(product, draft.environment ?? 'custom');
	const chosen = hosts.find(host => host === draft.sandboxHost) ?? hosts[0];
	return parseEndpoint(chosen ?? draft.address ?? '', product);
}
