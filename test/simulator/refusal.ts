/** How the documented APIs write an error down; `E6-result` is `E6` with the message one level deeper. */
export type ErrorShape = 'E1' | 'E2' | 'E3' | 'E4' | 'E5' | 'E6' | 'E6-result';

interface RefusalOptions {
	/** The machine-readable word of shape E1, such as `not_found`. */
	readonly code?: string;
	/** Field name → what is wrong with it. */
	readonly details?: Readonly<Record<string, string>>;
	/** Seconds; adds the `Retry-After` header and, where the shape has it, `retry_after`. */
	readonly retryAfter?: number;
	/** The shape documented for just this error, where it is not that of its surface. */
	readonly documentedShape?: ErrorShape;
	/** Wins over everything, the switch `errorShape` too. */
	readonly shape?: ErrorShape;
}

const codes: Record<number, string> = {
	400: 'validation_error',
	401: 'unauthorized',
	403: 'forbidden',
	404: 'not_found',
	405: 'method_not_allowed',
	409: 'conflict',
	422: 'unprocessable',
	429: 'rate_limit_exceeded',
};

/** Thrown by a handler to refuse a call; the server turns it into the error body of the surface. */
export class Refusal extends Error {
	readonly status: number;
	readonly code: string;
	readonly details: Readonly<Record<string, string>> | undefined;
	readonly retryAfter: number | undefined;
	readonly documentedShape: ErrorShape | undefined;
	readonly shape: ErrorShape | undefined;

	constructor(status: number, message: string, options: RefusalOptions = {}) {
		super(message);
		this.status = status;
		this.code = options.code ?? codes[status] ?? 'error';
		this.details = options.details;
		this.retryAfter = options.retryAfter;
		this.documentedShape = options.documentedShape;
		this.shape = options.shape;
	}
}

/**
 * The body of an error in one of the documented shapes.
 *
 * E1 https://docs.yativo.com/yativo-crypto/errors, E2 https://docs.yativo.com/api-reference/introduction,
 * E3 https://docs.yativo.com/fiat-api-reference/introduction,
 * E4 https://docs.yativo.com/security-and-authentication/idempotency-in-api-requests; E5 and E6 are known from clients.
 */
export function errorBody(shape: ErrorShape, refusal: Refusal): Record<string, unknown> {
	const { message, details } = refusal;
	switch (shape) {
		case 'E1':
			return {
				error: refusal.code,
				message,
				...(details && { details }),
				...(refusal.retryAfter !== undefined && { retry_after: refusal.retryAfter }),
			};
		case 'E2':
			return { status: 'error', message, ...(details && { data: details }) };
		case 'E3':
			return {
				status: 'error',
				status_code: refusal.status,
				message,
				...(details && { errors: Object.fromEntries(Object.entries(details).map(([field, text]) => [field, [text]])) }),
			};
		case 'E4':
			return { error: message };
		case 'E5':
			return { success: false, error: message };
		case 'E6':
			return { success: false, message };
		case 'E6-result':
			return { success: false, result: { message } };
	}
}
