import type { ApiKey } from '../core/apiKey.ts';
import { keyOf, type WireKey, WireListedKey } from './keyWire.ts';
import { parse } from './schema.ts';

/** The keys of one answer, as sent and as this client calls them. */
export interface KeyList {
	readonly wire: readonly WireKey[];
	readonly keys: readonly ApiKey[];
}

/** Where the surfaces put their list; the last two are documented nowhere but follow from the others. */
const places: readonly (readonly string[])[] = [['data', 'keys'], ['data'], ['keys'], []];

/**
 * Reads a list of keys from wherever it stands in an answer.
 *
 * @returns `undefined` when there is no list, so that this was not the answer of a list route.
 * @throws YativoError `unexpectedAnswer` when there is one and it holds something else than keys.
 */
export function readKeyList(json: unknown, host: string): KeyList | undefined {
	for (const place of places) {
		const value = place.reduce(member, json);
		if (Array.isArray(value)) {
			// One by one: a list that goes wrong at its start is not read to its end.
			const wire = value.map((item, index) => parse(WireListedKey, item, { host, at: `${place.join('.')}[${index}]` }));
			return { wire, keys: wire.map(keyOf) };
		}
	}
	return undefined;
}

function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
