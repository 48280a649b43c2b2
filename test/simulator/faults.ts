/**
 * What can go wrong between a server and its client.
 *
 * `applied`: whether the request has had its effect on the server when the fault shows. `answer`: what the client gets:
 * the good answer in full, a broken or useless one, an error status, or none.
 */
export const faultKinds = {
	latency: { applied: true, answer: 'good', about: 'the good answer, `ms` late' },
	hang: { applied: false, answer: 'none', about: 'nothing ever comes, nothing was done' },
	'hang-applied': { applied: true, answer: 'none', about: 'nothing ever comes, but it was done' },
	reset: { applied: false, answer: 'none', about: 'connection reset before the answer, nothing was done' },
	'reset-applied': { applied: true, answer: 'none', about: 'connection reset before the answer, but it was done' },
	'reset-in-body': { applied: true, answer: 'broken', about: 'connection reset in the middle of the body' },
	'stall-in-body': { applied: true, answer: 'broken', about: 'half of the body, then nothing' },
	'truncated-json': { applied: true, answer: 'broken', about: 'half of the JSON, as a complete answer' },
	html: { applied: false, answer: 'broken', about: 'HTTP 200 with a page of HTML, nothing was done' },
	'html-applied': { applied: true, answer: 'broken', about: 'HTTP 200 with a page of HTML, but it was done' },
	'empty-body': { applied: true, answer: 'broken', about: 'the good status without a body' },
	'huge-body': { applied: true, answer: 'broken', about: 'the good answer in 50 MB of JSON' },
	'rate-limited': { applied: false, answer: 'error', about: '429 with Retry-After' },
	'error-500': { applied: false, answer: 'error', about: '500, nothing was done' },
	'error-500-applied': { applied: true, answer: 'error', about: '500, but it was done' },
	'error-502': { applied: false, answer: 'error', about: '502 with HTML, nothing was done' },
	'error-502-applied': { applied: true, answer: 'error', about: '502 with HTML, but it was done' },
	'error-503': { applied: false, answer: 'error', about: '503 with Retry-After, nothing was done' },
	'error-503-applied': { applied: true, answer: 'error', about: '503 with Retry-After, but it was done' },
	redirect: { applied: false, answer: 'error', about: '307 to `location`, on another origin' },
	'clock-skew': { applied: true, answer: 'good', about: 'the good answer with a `Date` that is `ms` off' },
} as const satisfies Record<string, { applied: boolean; answer: 'good' | 'broken' | 'error' | 'none'; about: string }>;

export type FaultKind = keyof typeof faultKinds;

export const faultKindNames = Object.keys(faultKinds) as FaultKind[];

/** Which requests go wrong, how, and how often. */
export interface FaultRequest {
	readonly kind: FaultKind;
	/** Default: every method. */
	readonly method?: string;
	/** The whole path, the path below the base with `{id}` for a segment, or a pattern for the whole path. Default: every path. */
	readonly path?: string | RegExp;
	/** Default: once. */
	readonly times?: number;
	/** Milliseconds: the delay of `latency` (default 1000), the offset of `clock-skew` (default ten minutes back). */
	readonly ms?: number;
	/** Seconds for `rate-limited` and `error-503`. Default: 12. */
	readonly retryAfter?: number;
	/** Where `redirect` points. Default: a host that does not exist. */
	readonly location?: string;
}

/** An injected fault. */
export interface Fault {
	readonly request: FaultRequest;
	/** How often it struck. */
	readonly hits: number;
	/** Ends it. */
	remove(): void;
}

interface Entry extends Fault {
	hits: number;
}

/** The faults that wait for their requests; the one injected first strikes first. */
export class Faults {
	#waiting: Entry[] = [];

	inject(request: FaultRequest): Fault {
		const entry: Entry = {
			request,
			hits: 0,
			remove: () => {
				this.#waiting = this.#waiting.filter(other => other !== entry);
			},
		};
		this.#waiting.push(entry);
		return entry;
	}

	/** Ends all faults. */
	clear(): void {
		this.#waiting = [];
	}

	/** The fault that strikes this request, counted. */
	take(method: string, path: string): FaultRequest | undefined {
		const entry = this.#waiting.find(({ request }) => matches(request, method, path));
		if (!entry) {
			return undefined;
		}
		entry.hits++;
		if (entry.hits >= (entry.request.times ?? 1)) {
			entry.remove();
		}
		return entry.request;
	}
}

function matches(request: FaultRequest, method: string, path: string): boolean {
	return (request.method ?? method) === method && matchesPath(request.path, path);
}

/** Whether a whole path is meant by a pattern as in `FaultRequest.path`. */
export function matchesPath(pattern: string | RegExp | undefined, path: string): boolean {
	if (pattern === undefined) {
		return true;
	}
	if (pattern instanceof RegExp) {
		return pattern.test(path);
	}
	const template = pattern.split('/');
	return [path, path.replace(/^\/api(\/v1)?(?=\/)/, '')].some(candidate => {
		const segments = candidate.split('/');
		return (
			segments.length === template.length &&
			template.every((part, index) => part === '{id}' || part === segments[index])
		);
	});
}
