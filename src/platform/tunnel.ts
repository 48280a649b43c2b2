import type { Socket } from 'node:net';

/** A proxy's answer to CONNECT is a status line and a few headers; more than this is not one. */
const maxAnswerBytes = 16_384;

export interface Tunnel {
	/** `host:port` of the target. */
	readonly authority: string;
	/** Value of `Proxy-Authorization`. */
	readonly authorization: string | undefined;
	readonly timeoutMs: number;
}

/**
 * Asks a proxy, over a socket that is connected to it, for a tunnel (RFC 9110, section 9.3.6).
 *
 * @returns the status of the proxy's answer; after a 2xx the socket leads to the target.
 * @throws Error when the proxy closes, stays silent or does not speak HTTP. The socket is then destroyed.
 */
export function requestTunnel(socket: Socket, { authority, authorization, timeoutMs }: Tunnel): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	let answer = Buffer.alloc(0);
	const fail = (error: Error) => {
		stop();
		socket.on('error', () => {}).destroy();
		reject(error);
	};
	const onClose = () => fail(new Error('The proxy closed the connection.'));
	const onData = (chunk: Buffer) => {
		answer = Buffer.concat([answer, chunk]);
		const end = answer.indexOf('\r\n\r\n');
		const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(answer.toString('latin1', 0, 16))?.[1];
		if (end >= 0 && status !== undefined) {
			stop();
			socket.unshift(answer.subarray(end + 4));
			resolve(Number(status));
		} else if (end >= 0 || answer.length > maxAnswerBytes) {
			fail(new Error('The proxy does not speak HTTP.'));
		}
	};
	const timer = setTimeout(() => fail(new Error('The proxy did not answer.')), timeoutMs);
	const stop = () => {
		clearTimeout(timer);
		socket.pause().off('data', onData).off('error', fail).off('close', onClose);
	};
	socket.on('data', onData).on('error', fail).on('close', onClose);
	const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`];
	if (authorization !== undefined) {
		lines.push(`Proxy-Authorization: ${authorization}`);
	}
	socket.write(`${lines.join('\r\n')}\r\n\r\n`);
	return promise;
}
