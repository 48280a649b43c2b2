import { request } from 'node:http';

/** What to send; `body` goes out as JSON. */
export interface CallOptions {
	readonly bearer?: string;
	readonly totp?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

/** What came back; `body` is the parsed JSON, or the text when it is none. */
export interface CallResult {
	readonly status: number;
	readonly headers: NodeJS.Dict<string | string[]>;
	// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes.
	readonly body: any;
	readonly text: string;
}

/** Sends one request on a connection of its own. Rejects when the connection ends before the answer does. */
export function call(origin: string, line: string, options: CallOptions = {}): Promise<CallResult> {
	const [method, path] = line.split(' ');
	return new Promise((resolve, reject) => {
		const outgoing = request(
			origin + path,
			{
				method,
				agent: false,
				headers: {
					...(options.body !== undefined && { 'Content-Type': 'application/json' }),
					...(options.bearer !== undefined && { Authorization: `Bearer ${options.bearer}` }),
					...(options.totp !== undefined && { 'X-2FA-Token': options.totp }),
					...options.headers,
				},
			},
			response => {
				const chunks: Buffer[] = [];
				response.on('data', chunk => chunks.push(chunk));
				response.once('error', reject);
				response.once('end', () => {
					const text = Buffer.concat(chunks).toString();
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) });
				});
			},
		);
		outgoing.once('error', reject);
		outgoing.end(options.body === undefined ? undefined : JSON.stringify(options.body));
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
