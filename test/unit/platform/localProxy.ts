import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { type Cleanup, certificates, listen } from './localNetwork.ts';

export interface ProxyOptions {
	/** Where every tunnel leads, whatever name was asked for. */
	readonly port: number;
	/** `user:password`. */
	readonly credentials?: string;
	/** Whether the proxy itself is reached by TLS. */
	readonly tls?: true;
}

export interface RunningProxy {
	readonly host: string;
	/** What tunnels were asked for. */
	readonly tunnels: string[];
}

/** A proxy that makes tunnels by CONNECT. */
export async function startProxy(t: Cleanup, { port, credentials, tls }: ProxyOptions): Promise<RunningProxy> {
	const tunnels: string[] = [];
	const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
	const server = tls ? https.createServer((await certificates()).server) : http.createServer();
	server.on('connect', (request, socket) => {
		tunnels.push(request.url ?? '');
		if (expected && request.headers['proxy-authorization'] !== expected) {
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
			return;
		}
		const target = net.connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			target.pipe(socket).pipe(target);
		});
		target.on('error', () => socket.destroy());
		socket.on('error', () => target.destroy()).on('close', () => target.destroy());
	});
	return { host: `127.0.0.1:${await listen(t, server)}`, tunnels };
}
