import { createServer, type Server, type Socket } from 'node:net';

/** What the extension host tells about its tests; one JSON value in a line. */
export type TestMessage =
	| { readonly kind: 'started' }
	| { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
	| { readonly kind: 'done'; readonly failed: boolean };

export interface TestChannelEvents {
	readonly started: () => void;
	readonly done: (failed: boolean) => void;
	/** The extension host went away before it said that the tests are done. */
	readonly lost: () => void;
}

/** Listens at a Unix socket for what the tests in the extension host say, and passes their output on. */
export function listenToTests(socketPath: string, events: TestChannelEvents): Promise<Server> {
	const server = createServer(socket => {
		let over = false;
		socket.on('error', () => {}); // a killed host: 'close' follows
		onLine(socket, line => {
			const message = JSON.parse(line) as TestMessage;
			if (message.kind === 'output') {
				process[message.stream].write(message.text);
			} else if (message.kind === 'started') {
				events.started();
			} else {
				over = true;
				events.done(message.failed);
			}
		});
		socket.on('close', () => {
			if (!over) {
				events.lost();
			}
		});
	});
	return new Promise((resolve, reject) => {
		server.on('error', reject);
		server.listen(socketPath, () => resolve(server));
	});
}

/** Not node:readline, which also ends a line at U+2028, a character that JSON may hold. */
function onLine(socket: Socket, take: (line: string) => void): void {
	let rest = '';
	socket.setEncoding('utf8');
	socket.on('data', chunk => {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		lines.forEach(take);
	});
}
