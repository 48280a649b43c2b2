import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What a socket saw of one request. */
export interface Seen {
	/** How it ended: the server closed in order, it reset the connection, or nothing more came in time. */
	readonly end: 'closed' | 'reset' | 'silence';
	/** Status line; empty when none came. */
	readonly statusLine: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Body as sent, chunk sizes included where chunked. */
	readonly body: string;
	/** Milliseconds until the first byte. */
	readonly firstByteAfter: number;
}

interface RawRequest {
	readonly line: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** Milliseconds without a byte after which the wait ends. */
	readonly patience: number;
}

/** Sends one request over a socket of its own, without any HTTP client that might smooth things over. */
export async function rawCall(origin: string, { line, headers, body, patience }: RawRequest): Promise<Seen> {
	const { hostname, port } = new URL(origin);
	const socket = connect(Number(port), hostname);
	const chunks: Buffer[] = [];
	const started = performance.now();
	let firstByteAfter = Number.POSITIVE_INFINITY;
	const ended = new Promise<Seen['end']>(resolve => {
		socket.once('error', () => resolve('reset'));
		socket.once('end', () => resolve('closed'));
		socket.setTimeout(patience, () => resolve('silence'));
	});
	socket.on('data', chunk => {
		firstByteAfter = Math.min(firstByteAfter, performance.now() - started);
		chunks.push(chunk);
	});
	const head = { Host: `${hostname}:${port}`, Connection: 'close', 'Content-Length': body.length, ...headers };
	const fields = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
	socket.write(`${line} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n${body}`);
	const end = await ended;
	socket.destroy();
	// Let the server notice before its state is looked at.
	await delay(5);
	return { end, firstByteAfter, ...parse(Buffer.concat(chunks).toString()) };
}

function parse(text: string): Pick<Seen, 'statusLine' | 'headers' | 'body'> {
	const gap = text.indexOf('\r\n\r\n');
	const [statusLine = '', ...fields] = text.slice(0, Math.max(gap, 0)).split('\r\n');
	const headers = fields.map(field => {
		const [name = '', ...value] = field.split(': ');
		return [name.toLowerCase(), value.join(': ')];
	});
	return { statusLine, headers: Object.fromEntries(headers), body: gap < 0 ? '' : text.slice(gap + 4) };
}
