import type { RequestRecord } from './transport.ts';

/** The part of `vscode.LogOutputChannel` that is needed. */
interface LogChannel {
	info(message: string): void;
	warn(message: string): void;
}

/** Writes each request as one line: method, path without ids, outcome, duration, request id, and nothing else. */
export function requestLog(channel: LogChannel): (record: RequestRecord) => void {
	return record => {
		const line = lineOf(record);
		if (typeof record.outcome === 'number' && record.outcome < 400) {
			channel.info(line);
		} else {
			channel.warn(line);
		}
	};
}

function lineOf({ method, route, outcome, durationMs, requestId }: RequestRecord): string {
	return [`${method} ${route} → ${outcome} in ${durationMs} ms`, ...(requestId ? [`(${requestId})`] : [])].join(' ');
}
