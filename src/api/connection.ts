import type { ApiKey } from '../core/apiKey.ts';
import { appearedKeys } from '../core/appearedKeys.ts';
import { daysUntil } from '../core/expiry.ts';
import { YativoError } from '../core/failure.ts';
import type { Profile, Surface } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import { type Change, change } from './change.ts';
import type { Capabilities, ChangeOptions, Connection, Issued, NewKey, Scopes } from './client.ts';
import type { Candidate } from './discovery.ts';
import type { Http, Reply } from './http.ts';
import { createdKey, readIssued, readKey } from './issued.ts';
import { readKeyList } from './keyList.ts';
import { factsOf } from './keyWire.ts';
import type { Reader } from './reader.ts';
import { failureOf } from './refusal.ts';
import type { Sleep } from './retry.ts';
import { type Operation, type SurfaceSettings, surfaces } from './surface.ts';
import type { TokenSource } from './tokens.ts';

/** What a connection is made of. */
export interface ConnectionParts {
	/** With surface and base path. */
	readonly profile: Profile;
	readonly surface: Surface;
	/** Where keys are listed: it does not follow from the surface. */
	readonly listAt: Candidate;
	readonly http: Http;
	readonly tokens: TokenSource;
	readonly read: Reader;
	readonly sleep: Sleep;
	/** Ms since 1970. */
	readonly now: () => number;
	readonly newIdempotencyKey: () => string;
}

interface KeyChange extends ChangeOptions {
	readonly id: string;
	/** The generation that may have the operation elsewhere. */
	readonly sibling?: Surface | undefined;
}

/** A list may lag behind a creation, https://docs.yativo.com/yativo-crypto/errors on 404. Ms before each look. */
const identifyWaitsMs = [1000, 2000, 4000];

/** What lies between asking for an end some whole days away and sending it: a list of the keys, perhaps a sign-in. */
const preparingMs = 5 * 60_000;

/** One signed-in profile that speaks one generation of the API. */
export class SurfaceConnection implements Connection {
	readonly profile: Profile;
	readonly capabilities: Capabilities;
	readonly #parts: ConnectionParts;
	readonly #settings: SurfaceSettings;
	readonly #host: string;

	constructor(parts: ConnectionParts) {
		const settings = surfaces[parts.surface];
		this.profile = parts.profile;
		this.capabilities = {
			surface: parts.surface,
			rotate: settings.rotate !== undefined,
			updateScopes: settings.updateScopes !== undefined,
			get: settings.get !== undefined,
			code: settings.code,
		};
		this.#parts = parts;
		this.#settings = settings;
		this.#host = parts.http.host;
	}

	async list(signal: AbortSignal, code?: Secret): Promise<readonly ApiKey[]> {
		const { read, listAt } = this.#parts;
		const { json } = this.#understood(await read({ ...listAt, signal, ...(code && { code }) }));
		const list = readKeyList(json, this.#host);
		if (!list) {
			throw this.#unexpected('data');
		}
		return list.keys;
	}

	async get(id: string, signal: AbortSignal): Promise<ApiKey> {
		const { read, listAt } = this.#parts;
		const { path } = required(this.#settings.get);
		const reply = this.#understood(await read({ basePath: listAt.basePath, path, id, signal }));
		return { name: '', scopes: [], status: 'active', ...factsOf(readKey(reply, this.#host)), id };
	}

	async create(wish: NewKey, options: ChangeOptions): Promise<Issued> {
		const { name, scopes, expiresAt } = wish;
		const body = { name, permissions: scopes, ...(expiresAt && this.#expiry(expiresAt)) };
		const issued = await this.#issue(this.#settings.create, { body }, options).catch(error => {
			throw isKind(error, 'notFound', 'routeNotFound') ? this.#missingRoute(this.#settings.sibling) : error;
		});
		return { ...issued, key: () => createdKey(issued.key(), wish, issued.secret) };
	}

	async rotate(id: string, options: ChangeOptions): Promise<Issued<Partial<ApiKey>>> {
		const operation = required(this.#settings.rotate);
		const issued = await this.#onKey({ id, ...options }, () => this.#issue(operation, { id }, options));
		return { ...issued, key: () => factsOf(issued.key()) };
	}

	async updateScopes(id: string, scopes: Scopes, options: ChangeOptions): Promise<readonly string[] | undefined> {
		const operation = required(this.#settings.updateScopes);
		const body = { permissions: scopes };
		const reply = await this.#onKey({ id, ...options }, () => this.#send(operation, { id, body }, options));
		return this.#isEmpty(reply) ? undefined : factsOf(readKey(reply, this.#host)).scopes;
	}

	async revoke(id: string, options: ChangeOptions): Promise<void> {
		const { revoke, sibling } = this.#settings;
		const reply = await this.#onKey({ id, sibling, ...options }, () => this.#send(revoke, { id }, options));
		if (!this.#isEmpty(reply) && factsOf(readKey(reply, this.#host)).status === 'active') {
			throw this.#unexpected('status');
		}
	}

	async identify(
		created: Pick<ApiKey, 'keyDigest' | 'maskedKey'>,
		before: readonly ApiKey[],
		signal: AbortSignal,
	): Promise<readonly ApiKey[]> {
		for (const waitMs of identifyWaitsMs) {
			await this.#parts.sleep(waitMs, signal);
			try {
				const found = appearedKeys(created, before, await this.list(signal));
				if (found.length > 0) {
					return found;
				}
			} catch (error) {
				if (isKind(error, 'codeNeeded')) {
					break; // and would be each time
				}
				if (!(error instanceof YativoError)) {
					throw error;
				}
			}
		}
		return [];
	}

	withSurface(surface: Surface): Connection {
		return new SurfaceConnection({
			...this.#parts,
			surface,
			profile: { ...this.profile, surface, surfaceFixed: true },
		});
	}

	#send(operation: Operation, call: Partial<Change>, { code, signal }: ChangeOptions): Promise<Reply & { ok: true }> {
		const { http, tokens, listAt, newIdempotencyKey } = this.#parts;
		const wantsKey = this.#settings.wantsIdempotencyKey && operation.method !== 'DELETE';
		return change(
			{
				...call,
				...operation,
				basePath: listAt.basePath,
				signal,
				...(code && { code }),
				...(wantsKey && { idempotencyKey: newIdempotencyKey() }),
			},
			{ http, tokens, probe: (bearer, until) => http.send({ method: 'GET', ...listAt, bearer, signal: until }) },
		);
	}

	async #issue(operation: Operation, call: Partial<Change>, options: ChangeOptions) {
		const reply = await this.#send(operation, { ...call, takesCut: true }, options);
		return readIssued(reply, { secretField: this.#settings.secretField, host: this.#host });
	}

	/** Changes a key. When the answer is "not found" although the key is listed, it is the route that is missing. */
	async #onKey<T>({ id, signal, sibling }: KeyChange, task: () => Promise<T>): Promise<T> {
		try {
			return await task();
		} catch (error) {
			const isMissing =
				isKind(error, 'routeNotFound') || (isKind(error, 'notFound') && (await this.#isListed(id, signal)));
			throw isMissing ? this.#missingRoute(sibling) : error;
		}
	}

	async #isListed(id: string, signal: AbortSignal): Promise<boolean> {
		const keys = await this.#listOrNothing(signal);
		return keys.some(key => key.id === id && key.status !== 'revoked' && key.status !== 'inactive');
	}

	async #listOrNothing(signal: AbortSignal): Promise<readonly ApiKey[]> {
		try {
			return await this.list(signal);
		} catch (error) {
			if (error instanceof YativoError) {
				return [];
			}
			throw error;
		}
	}

	#expiry(expiresAt: Date): Record<string, unknown> {
		return this.#settings.expiry === 'days'
			? { expires_in_days: daysUntil(expiresAt, new Date(this.#parts.now() - preparingMs)) }
			: { expires_at: expiresAt.toISOString() };
	}

	#understood(reply: Reply): Reply & { ok: true } {
		if (!reply.ok) {
			throw new YativoError(failureOf(reply.refusal));
		}
		if (reply.json === undefined) {
			throw new YativoError({ kind: 'notJson', host: this.#host, status: reply.status });
		}
		return reply;
	}

	/** An empty body is a success; one that is no JSON, or holds an error, says nothing about what was done. */
	#isEmpty({ text, json, status }: Reply & { ok: true }): boolean {
		if (text.trim() !== '' && json === undefined) {
			throw new YativoError({ kind: 'notJson', host: this.#host, status });
		}
		if (typeof json === 'object' && json !== null && 'error' in json && typeof json.error === 'string') {
			throw this.#unexpected('error');
		}
		return json === undefined;
	}

	#unexpected(field: string): YativoError {
		return new YativoError({ kind: 'unexpectedAnswer', host: this.#host, field });
	}

	/** Names the generation that may have the operation elsewhere. It is never asked without the user. */
	#missingRoute(other: Surface | undefined): YativoError {
		return new YativoError({ kind: 'routeNotFound', ...(other && { other }) });
	}
}

function required(operation: Operation | undefined): Operation {
	if (!operation) {
		throw new YativoError({ kind: 'unsupported' });
	}
	return operation;
}

function isKind(error: unknown, ...kinds: readonly string[]): boolean {
	return error instanceof YativoError && kinds.includes(error.failure.kind);
}
