import * as l10n from '@vscode/l10n';
import { YativoError } from '../failure.ts';
import type { Complaint } from '../flow.ts';
import { isLoopback } from '../loopback.ts';
import type { BasePath, Environment, Product } from '../profile.ts';

/** Where an API lives. `basePath` only if the address named one: discovery finds it otherwise. */
export interface Endpoint {
	readonly origin: string;
	readonly environment: Environment;
	readonly basePath?: BasePath;
}

interface DocumentedHost {
	readonly host: string;
	readonly environment: 'production' | 'sandbox';
}

/**
 * Every host that the documentation names, the newest statement first. Sources:
 * https://docs.yativo.com/yativo-crypto/authentication, https://docs.yativo.com/sandbox/authentication,
 * https://docs.yativo.com/fiat-api-reference/introduction, https://docs.yativo.com/yativo-fiat/authentication (which has
 * named both `smtp.` and `test-api.`); `sandbox.` stands in the oldest edition alone.
 */
const documentedHosts: Readonly<Record<Product, readonly DocumentedHost[]>> = {
	crypto: [
		{ host: 'crypto-api.yativo.com', environment: 'production' },
		{ host: 'crypto-sandbox.yativo.com', environment: 'sandbox' },
	],
	business: [
		{ host: 'api.yativo.com', environment: 'production' },
		{ host: 'smtp.yativo.com', environment: 'sandbox' },
		{ host: 'test-api.yativo.com', environment: 'sandbox' },
		{ host: 'sandbox.yativo.com', environment: 'sandbox' },
	],
};

/** The hosts that the documentation names for a product and an environment, the newest statement first. */
export function hostsOf(product: Product, environment: Environment): readonly string[] {
	return documentedHosts[product].filter(known => known.environment === environment).map(({ host }) => host);
}

/**
 * Reads an address that a person typed: with or without scheme, `/api`, `/v1` and trailing slash.
 *
 * An address that the documentation names has the environment documented for it, however it was entered, so that
 * production never passes for something else.
 *
 * @throws YativoError `endpointRefused`
 */
export function parseEndpoint(address: string, product: Product): Endpoint {
	const url = parseUrl(address.trim());
	if (url.username || url.password) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'hasCredentials' });
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'notHttps' });
	}
	const basePath = basePathOf(url);
	const other: Product = product === 'crypto' ? 'business' : 'crypto';
	if (documentedHosts[other].some(known => known.host === url.hostname)) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'otherProduct' });
	}
	const known = documentedHosts[product].find(documented => documented.host === url.hostname);
	return { origin: url.origin, environment: known?.environment ?? 'custom', ...(basePath && { basePath }) };
}

function parseUrl(address: string): URL {
	const scheme = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i.test(address) ? 'http://' : 'https://';
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : scheme + address);
	if (!url?.hostname || url.hostname.endsWith('.')) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'notUrl' });
	}
	return url;
}

function basePathOf(url: URL): BasePath | undefined {
	const path = url.pathname.replace(/\/+$/, '');
	if (url.search || url.hash || !['', '/api', '/v1', '/api/v1'].includes(path)) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'unknownPath' });
	}
	return path === '' ? undefined : path === '/api' ? '/api' : '/api/v1';
}

/** What is wrong with an address that is being typed. Production behind a custom address is allowed, but said. */
export function checkAddress(address: string, product: Product): Complaint | undefined {
	try {
		return parseEndpoint(address, product).environment === 'production'
			? { severity: 'warning', message: l10n.t('This is Yativo’s production: real accounts, real money.') }
			: undefined;
	} catch (error) {
		if (error instanceof YativoError) {
			return { severity: 'error', message: error.message };
		}
		throw error;
	}
}
