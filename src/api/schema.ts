import * as z from 'zod/mini';
import { YativoError } from '../core/failure.ts';

/** A field that may be missing, or `null`, which some surfaces send instead. */
export function maybe<T extends z.core.SomeType>(schema: T) {
	return z.optional(z.nullable(schema));
}

/**
 * A date as the API sends it: ISO 8601 with or without fraction, also with a blank for the `T`; without an offset it is
 * UTC. Unix seconds or milliseconds are taken too, and an empty text means that there is none.
 */
export const WireDate = z.pipe(
	z.union([z.string(), z.number()]),
	z.transform((value, context) => {
		if (value === '') {
			return undefined;
		}
		const date = new Date(typeof value === 'number' ? epochMs(value) : withOffset(value));
		if (Number.isNaN(date.getTime())) {
			context.issues.push({ code: 'custom', message: 'not a date', input: value });
			return z.NEVER;
		}
		return date;
	}),
);

/** Later than this a number cannot be seconds: it would be the year 5138. */
const latestSeconds = 100_000_000_000;

function epochMs(value: number): number {
	return Math.abs(value) < latestSeconds ? value * 1000 : value;
}

function withOffset(text: string): string {
	const [, day, time, offset] =
		/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(text) ?? [];
	return day === undefined ? text : `${day}T${time}${offset ?? 'Z'}`;
}

/**
 * Reads a part of an answer.
 *
 * @param at where in the answer the part stands, such as `data.keys`.
 * @throws YativoError `unexpectedAnswer` that names the first field that is wrong, and never its value.
 */
export function parse<T extends z.core.$ZodType>(
	schema: T,
	value: unknown,
	{ host, at }: { host: string; at: string },
): z.output<T> {
	const result = z.safeParse(schema, value);
	if (result.success) {
		return result.data;
	}
	const path = result.error.issues[0]?.path ?? [];
	const field = path.reduce<string>(
		(all, step) => (typeof step === 'number' ? `${all}[${step}]` : all ? `${all}.${String(step)}` : String(step)),
		at,
	);
	throw new YativoError({ kind: 'unexpectedAnswer', host, field: field || 'data' });
}
