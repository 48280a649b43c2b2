import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What stands between a browser and VS Code's server. */
export interface FrontDoor {
	readonly port: number;
	/** Leads to another port from now on, and ends the connections to the former. */
	readonly leadTo: (port: number) => void;
	readonly close: () => void;
}

/**
 * Opens a door to VS Code's server that stays where it is when the server is started again, and that makes SecretStorage
 * last: the web workbench seals its secrets with a key of which the server holds one half, and asks for it at
 * `/mint-key`. VS Code's bare server has no such route. A door forgets its half when it is closed.
 */
export async function openFrontDoor(): Promise<FrontDoor> {
	const key = randomBytes(32);
	const sockets = new Set<Socket>();
	let target = 0;

	const server = createServer((incoming, answer) => {
		if (incoming.method === 'POST' && incoming.url?.split('?')[0]?.endsWith('/mint-key')) {
			answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end(key);
		} else {
			forward(incoming, answer, target);
		}
	});
	server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
		track(socket, sockets);
		forwardUpgrade(incoming, { socket, head, port: target });
	});
	await new Promise<void>((listening, failed) => {
		server.on('error', failed).listen(0, '127.0.0.1', listening);
	});

	function dropAll(): void {
		for (const socket of sockets) {
			socket.destroy();
		}
		server.closeAllConnections();
	}
	return {
		port: (server.address() as AddressInfo).port,
		leadTo: port => {
			target = port;
			dropAll();
		},
		close: () => {
			server.close();
			dropAll();
		},
	};
}

function forward(incoming: IncomingMessage, answer: ServerResponse, port: number): void {
	const { method, url: path, headers } = incoming;
	const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, response => {
		answer.writeHead(response.statusCode ?? 502, response.headers);
		response.pipe(answer);
		response.on('error', () => answer.destroy());
	});
	outgoing.on('error', () => answer.destroy());
	answer.on('close', () => outgoing.destroy());
	incoming.pipe(outgoing);
}

/** Repeats the request of a WebSocket at the server, then only passes bytes on. */
function forwardUpgrade(
	{ method, url, rawHeaders }: IncomingMessage,
	{ socket, head, port }: { readonly socket: Socket; readonly head: Buffer; readonly port: number },
): void {
	const headers = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
	const server = connect(port, '127.0.0.1', () => {
		server.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
		server.write(head);
		socket.pipe(server).pipe(socket);
	});
	server.setNoDelay();
	socket.setNoDelay();
	server.on('error', () => socket.destroy()).on('close', () => socket.destroy());
	socket.on('error', () => server.destroy()).on('close', () => server.destroy());
}

function track(socket: Socket, sockets: Set<Socket>): void {
	sockets.add(socket);
	socket.on('close', () => sockets.delete(socket));
}
