import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Faults } from './faults.ts';
import { play, send } from './play.ts';
import type { LoggedRequest, RequestLog } from './requestLog.ts';
import { respond } from './respond.ts';
import type { World } from './world.ts';

/** What a server works on. */
interface Inside {
	readonly world: World;
	readonly faults: Faults;
	readonly log: RequestLog;
}

/** A server that listens on the loopback interface. */
export interface Listener {
	readonly port: number;
	/** Stops listening and drops every connection. */
	close(): Promise<void>;
}

/** Serves a world on a port of 127.0.0.1; 0 takes a free one. */
export async function listen(inside: Inside, port: number): Promise<Listener> {
	const closing = new AbortController();
	const server = createServer((request, response) => {
		serve(inside, { request, response, signal: closing.signal }).catch(error => {
			response.destroy();
			if (!closing.signal.aborted && !isLostClient(error)) {
				throw error;
			}
		});
	});
	// A connection closed while idle could meet a request on its way; tests should see only the faults they ask for.
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			closing.abort();
			return closed(server);
		},
	};
}

async function serve(
	{ world, faults, log }: Inside,
	{ request, response, signal }: { request: IncomingMessage; response: ServerResponse; signal: AbortSignal },
): Promise<void> {
	const body = await readBody(request);
	const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
	const call = { method: request.method ?? '', path, headers: request.headers, body };
	const entry: LoggedRequest = { at: world.clock.now(), query, ...call };
	log.requests.push(entry);
	response.once('finish', () => {
		entry.status = response.statusCode;
	});
	const answer = () => {
		const reply = respond(world, call);
		Object.assign(entry, reply.route !== undefined && { route: reply.route });
		return reply.answer;
	};
	const fault = faults.take(call.method, call.path);
	if (fault) {
		entry.fault = fault.kind;
		await play(response, fault, { answer, now: world.clock.now(), signal });
	} else {
		send(response, answer(), world.clock.now());
	}
}

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) {
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}

function closed(server: Server): Promise<void> {
	return new Promise(resolve => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

function isLostClient(error: unknown): boolean {
	const code = (error as NodeJS.ErrnoException).code ?? '';
	return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code);
}
