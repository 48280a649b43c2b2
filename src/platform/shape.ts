/** What JSON or storage held, as an object whose fields are all still unknown; `undefined` for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Readonly<Record<string, unknown>>)
		: undefined;
}

/** The object that a JSON text holds, or `undefined` where it holds none. */
export function objectIn(json: string): Readonly<Record<string, unknown>> | undefined {
	try {
		return objectOf(JSON.parse(json));
	} catch {
		return undefined;
	}
}

export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.length > 0;
}

export function isOptionalText(value: unknown): value is string | undefined {
	return value === undefined || isText(value);
}

export function isOneOf<T>(all: readonly T[], value: unknown): value is T {
	return all.includes(value as T);
}

/** The date that ISO 8601 text names, or `undefined`. */
export function dateOf(value: unknown): Date | undefined {
	const date = new Date(typeof value === 'string' ? value : Number.NaN);
	return Number.isNaN(date.getTime()) ? undefined : date;
}
