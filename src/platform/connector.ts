import type { Socket } from 'node:net';
import tls, { type SecureContext } from 'node:tls';
import buildConnector from 'undici/lib/core/connect.js';
import type Connector from 'undici/types/connector';
import { YativoError } from '../core/failure.ts';
import { isUntrustedCode } from './certificates.ts';
import { networkFailure } from './networkFailure.ts';
import { type Environment, type ProxySettings, proxyAuthorization, proxyFor } from './proxy.ts';
import { requestTunnel } from './tunnel.ts';

export interface ConnectorOptions {
	readonly proxy: ProxySettings;
	readonly env: Environment;
	/** Called at most once, for a certificate that Node's own list does not vouch for. PEM; `undefined`: there are none. */
	readonly moreAuthorities: () => readonly string[] | undefined;
	/** For each stage: to the proxy, through it, the TLS handshake. */
	readonly timeoutMs: number;
}

/**
 * Opens the sockets of undici's agents: straight to the target, or through a proxy by CONNECT (for `http:` too, as VS Code
 * does). Errors are `YativoError`s already, which also keeps undici from dialling again by itself, as it does after some
 * codes of its own.
 *
 * A certificate that nobody vouches for is tried once more with the authorities of the operating system: nothing has been
 * sent by then.
 */
export function createConnector(options: ConnectorOptions): Connector.connector {
	let current = createOpener(options);
	let isExtended = false;

	/** @returns whether there is now another opener to try. */
	function extend(): boolean {
		const ca = isExtended ? undefined : options.moreAuthorities();
		isExtended = true;
		if (ca) {
			// One context for all connections: making it takes 30 ms for a list of this length.
			current = createOpener(options, tls.createSecureContext({ ca: [...ca] }));
		}
		return ca !== undefined;
	}

	async function open(target: Connector.Options): Promise<Socket> {
		const opener = current;
		try {
			return await opener(target);
		} catch (error) {
			if (isUntrusted(error) && (opener !== current || extend())) {
				return current(target);
			}
			throw error;
		}
	}

	return (target, callback) => {
		open(target).then(
			socket => callback(null, socket),
			error => callback(error, null),
		);
	};
}

type Opener = (target: Connector.Options) => Promise<Socket>;

function createOpener({ proxy: settings, env, timeoutMs }: ConnectorOptions, secureContext?: SecureContext): Opener {
	const toTarget = buildConnector({ timeout: timeoutMs, ...(secureContext && { secureContext }) });
	const toProxy = buildConnector({
		timeout: timeoutMs,
		rejectUnauthorized: settings.strictSsl,
		...(secureContext && { secureContext }),
	});

	async function open(target: Connector.Options): Promise<Socket> {
		const url = new URL(`${target.protocol}//${target.host}`);
		const proxy = proxyFor(url, { settings, env });
		if (!proxy) {
			return dial(toTarget, target);
		}
		const socket = await throughProxy(proxy, authorityOf(url));
		return target.protocol === 'https:' ? dial(toTarget, { ...target, httpSocket: socket }) : socket;
	}

	async function throughProxy(proxy: URL, authority: string): Promise<Socket> {
		try {
			const { protocol, host, port } = proxy;
			const hostname = proxy.hostname.replace(/^\[(.*)\]$/, '$1');
			const socket = await dial(toProxy, { protocol, host, hostname, port });
			const authorization = settings.authorization ?? proxyAuthorization(proxy);
			const status = await requestTunnel(socket, { authority, authorization, timeoutMs });
			if (status < 200 || status > 299) {
				socket.destroy();
				throw new YativoError({ kind: 'proxyFailed', proxy: host, status });
			}
			return socket;
		} catch (error) {
			throw proxyFailure(error, proxy);
		}
	}

	return async target => {
		try {
			return await open(target);
		} catch (error) {
			throw networkFailure(error, { host: target.host ?? target.hostname, delivery: 'notSent' });
		}
	};
}

function isUntrusted(error: unknown): boolean {
	return (
		error instanceof YativoError && error.failure.kind === 'untrustedCertificate' && isUntrustedCode(error.failure.code)
	);
}

function dial(connector: Connector.connector, target: Connector.Options): Promise<Socket> {
	return new Promise((resolve, reject) => {
		connector(target, (error, socket) => (socket ? resolve(socket) : reject(error)));
	});
}

function authorityOf({ hostname, port, protocol }: URL): string {
	return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

/** A proxy's own certificate is named as such; whatever else happens on the way to it is the proxy's failure. */
function proxyFailure(error: unknown, proxy: URL): Error {
	const failure = networkFailure(error, { host: proxy.host, delivery: 'notSent' });
	return failure instanceof YativoError && (failure.failure.kind === 'offline' || failure.failure.kind === 'timedOut')
		? new YativoError({ kind: 'proxyFailed', proxy: proxy.host })
		: failure;
}
