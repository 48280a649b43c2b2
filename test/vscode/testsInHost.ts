import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { format } from 'node:util';
import { mapStackTraces } from './stackTraces.ts';
import type { TestMessage } from './testChannel.ts';

/**
 * What VS Code's server runs as `extensionTestsPath`: it runs the tests named by the environment and sends what they
 * print to executable.ts, which the server itself offers no way to do.
 */
export async function run(): Promise<void> {
	const { VSCODE_TEST_CHANNEL: channel = '', VSCODE_TEST_ENTRY: entry = '' } = process.env;
	const socket = connect(channel);
	await new Promise<void>((connected, failed) => socket.once('connect', connected).once('error', failed));
	socket.on('error', () => {}); // the other side stopped; nobody is left to tell
	await send(socket, { kind: 'started' });
	redirectOutput(socket);
	mapStackTraces();
	try {
		await createRequire(entry)(entry).run();
	} catch (error) {
		const text = `${error instanceof Error ? error.stack : error}\n`;
		await send(socket, { kind: 'output', stream: 'stderr', text });
		await send(socket, { kind: 'done', failed: true });
		throw error;
	}
	await send(socket, { kind: 'done', failed: false });
}

/** Resolves when the message is handed to the system; after 'done' it says nothing more. */
function send(socket: Socket, message: TestMessage): Promise<void> {
	if (!socket.writable) {
		return Promise.resolve();
	}
	return new Promise(sent => {
		const line = `${JSON.stringify(message)}\n`;
		if (message.kind === 'done') {
			socket.end(line, sent);
		} else {
			socket.write(line, () => sent());
		}
	});
}

/** Sends what is written to console and streams. VS Code made the console's functions accessors without a setter. */
function redirectOutput(socket: Socket): void {
	for (const [name, stream] of [
		['log', 'stdout'],
		['info', 'stdout'],
		['debug', 'stdout'],
		['warn', 'stderr'],
		['error', 'stderr'],
	] as const) {
		const print = (...values: unknown[]) => send(socket, { kind: 'output', stream, text: `${format(...values)}\n` });
		Object.defineProperty(console, name, { configurable: true, get: () => print });
	}
	for (const stream of ['stdout', 'stderr'] as const) {
		const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
			const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
			const written = rest.find(value => typeof value === 'function');
			send(socket, { kind: 'output', stream, text }).then(() => written?.());
			return true;
		};
		Object.defineProperty(process[stream], 'write', { configurable: true, writable: true, value: write });
	}
}
