import { execFile } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import type { HttpRequest } from '../../../src/api/transport.ts';
import type { ProxySettings } from '../../../src/platform/proxy.ts';
import { createTransport, type TransportOptions } from '../../../src/platform/transport.ts';

/** What ends with a test: `TestContext` of node:test is one. */
export interface Cleanup {
	after(work: () => unknown): void;
}

export const noProxy: ProxySettings = { noProxy: [], strictSsl: true, support: 'override' };

/** A transport that ends with its test. */
export function transportFor(t: Cleanup, options: Partial<TransportOptions> = {}) {
	const transport = createTransport({ userAgent: 'Yativo-VSCode/test', proxy: noProxy, env: {}, ...options });
	t.after(() => transport.close());
	return transport.send;
}

export function get(url: string, signal?: AbortSignal): HttpRequest {
	return { method: 'GET', url, route: '/list', headers: {}, ...(signal && { signal }) };
}

export function post(url: string, body = '{}', signal?: AbortSignal): HttpRequest {
	return { method: 'POST', url, route: '/create', headers: {}, body, ...(signal && { signal }) };
}

/** Listens on a free port of this machine until the test ends; connections that are left then are cut. */
export async function listen(t: Cleanup, server: net.Server): Promise<number> {
	const sockets = new Set<Socket>();
	server.on('connection', socket => {
		sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
	});
	t.after(async () => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
		await once(server, 'close');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** @returns the origin of an HTTP server. */
export async function serve(t: Cleanup, listener: http.RequestListener): Promise<string> {
	return `http://127.0.0.1:${await listen(t, http.createServer(listener))}`;
}

/** A server that does with each raw connection what the test says. @returns `host:port`. */
export async function serveRaw(t: Cleanup, onConnection: (socket: Socket) => void): Promise<string> {
	return `127.0.0.1:${await listen(t, net.createServer(onConnection))}`;
}

export interface Certificate {
	readonly cert: string;
	readonly key: string;
}

let issued: Promise<{ readonly authority: Certificate; readonly server: Certificate }> | undefined;

/** A certificate authority made for this process, and one certificate of it for 127.0.0.1, `localhost` and `*.yativo.test`. */
export function certificates() {
	issued ??= issueCertificates();
	return issued;
}

async function issueCertificates() {
	const ec = { keyType: 'ec', algorithm: 'sha256' } as const;
	const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
		...ec,
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true },
		],
	});
	const server = await generate([{ name: 'commonName', value: 'Test server' }], {
		...ec,
		ca: { key: authority.private, cert: authority.cert },
		extensions: [
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 2, value: '*.yativo.test' },
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return {
		authority: { cert: authority.cert, key: authority.private },
		server: { cert: server.cert, key: server.private },
	};
}

/** @returns the port of an HTTPS server with the certificate above. */
export async function serveTls(t: Cleanup, listener: http.RequestListener): Promise<number> {
	const { server } = await certificates();
	return listen(t, https.createServer(server, listener));
}

/**
 * Gets a URL with a transport in a Node process of its own, and then evaluates an expression there.
 *
 * @returns what it prints: the status, and the value.
 */
export async function getElsewhere(url: string, then: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
	const program = `
		import { trustedAuthorities } from './src/platform/certificates.ts';
		import { createTransport } from './src/platform/transport.ts';
		const proxy = { noProxy: [], strictSsl: true, support: 'off' };
		const { send, close } = createTransport({ userAgent: 'x', proxy, env: {}, moreAuthorities: trustedAuthorities });
		const { status } = await send({ method: 'GET', url: process.argv[1], route: '/', headers: {} });
		await close();
		console.log(status, ${then});`;
	return evaluateElsewhere(program, [url], env);
}

/** Runs a module in a Node process of its own, in the folder of the project. @returns what it prints. */
export async function evaluateElsewhere(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv,
): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program, ...args], {
		env: { ...process.env, ...env },
	});
	return stdout.trim();
}
