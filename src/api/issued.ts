import type { ApiKey } from '../core/apiKey.ts';
import { YativoError } from '../core/failure.ts';
import { mask } from '../core/mask.ts';
import { Secret } from '../core/secret.ts';
import type { Issued, NewKey } from './client.ts';
import type { Reply } from './http.ts';
import { factsOf, WireKey } from './keyWire.ts';
import { parse } from './schema.ts';
import type { SurfaceSettings } from './surface.ts';

/** How to read an answer that issues a secret. */
export interface IssuedOptions {
	readonly secretField: SurfaceSettings['secretField'];
	readonly host: string;
}

/**
 * Takes the secret out of an answer before anything else is read, and leaves the rest to be read later.
 *
 * The secret is looked for in the text and not in the parsed JSON, so that it is found in an answer that breaks off too.
 *
 * @throws YativoError what broke the answer off, when that was before the secret.
 */
export function readIssued(reply: Reply & { ok: true }, { secretField, host }: IssuedOptions): Issued<WireKey> {
	const isBoth = secretField === 'key';
	const secret = textOf(reply.text, isBoth ? ['key', 'api_key'] : ['api_secret', 'secret']);
	const apiKey = isBoth ? undefined : textOf(reply.text, ['api_key']);
	if (secret === undefined && reply.cutBy) {
		throw reply.cutBy;
	}
	return {
		secret: secret === undefined ? undefined : new Secret(secret),
		apiKey: apiKey === undefined ? undefined : new Secret(apiKey),
		answer: new Secret(reply.text),
		key: () => readKey(reply, host),
	};
}

/** A created key as its answer tells it. What the answer leaves out is as it was asked for; what it denies is not. */
export function createdKey(wire: WireKey, wish: NewKey, secret: Secret | undefined): ApiKey {
	const { name, scopes, expiresAt } = wish;
	const facts = factsOf(wire);
	return {
		name,
		scopes,
		status: 'active',
		...(wire.expires_at === undefined && expiresAt && { expiresAt }),
		...facts,
		...(wire.key_prefix && secret && { maskedKey: mask(secret.reveal()) }),
	};
}

/**
 * Reads one key from an answer, flat or under `data`, which may also hold nothing: `null`, `[]`, or a sentence.
 *
 * @throws YativoError `notJson`, `unexpectedAnswer`, or what broke the answer off
 */
export function readKey({ json, status, cutBy }: Reply & { ok: true }, host: string): WireKey {
	if (json === undefined) {
		throw cutBy ?? new YativoError({ kind: 'notJson', host, status });
	}
	const data = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
	return typeof data === 'object' && data !== null && !Array.isArray(data)
		? parse(WireKey, data, { host, at: 'data' })
		: parse(WireKey, withoutOutcome(json), { host, at: '' });
}

/** A flat answer may hold the outcome of the call under the name that a key has for its state. */
function withoutOutcome(json: unknown): unknown {
	return typeof json === 'object' && json !== null && 'status' in json && json.status === 'success'
		? { ...json, status: undefined }
		: json;
}

/** The text that stands under the first of these names in a JSON text, at any depth; `undefined` if none is complete. */
function textOf(json: string, names: readonly string[]): string | undefined {
	for (const name of names) {
		const [, literal] = new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.){1,4096}")`).exec(json) ?? [];
		const text = literal === undefined ? undefined : unquoted(literal);
		if (text) {
			return text;
		}
	}
	return undefined;
}

function unquoted(literal: string): string | undefined {
	try {
		return JSON.parse(literal);
	} catch {
		return undefined;
	}
}
