import * as vscode from 'vscode';
import type { Connection } from '../api/client.ts';
import { aborted } from '../core/aborted.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { type Credentials, sameCredentials } from '../core/credentials.ts';
import { type Failure, isAboutCode, isSignedOut, YativoError } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import { endOf, isStale, isStuck, knownOf, type Session, type SessionState, type SignedIn } from './session.ts';
import { SessionStates } from './sessionStates.ts';
import { type SignInSources, signIn } from './signIn.ts';

/** What the sessions need of the outside. */
export interface SessionSources extends SignInSources {
	readonly profiles: SignInSources['profiles'] & { readonly onDidChange: vscode.Event<void> };
	/** Told why keys could not be listed: no dialog says so. */
	readonly onFailure: (failure: Failure) => void;
	readonly now: () => Date;
}

/** A list of keys that was asked for. */
interface Load {
	readonly signal: AbortSignal;
	readonly code: Secret | undefined;
	readonly before: SessionState;
	/** Ends when its answer or its failure is in the state. */
	ended?: Promise<void>;
}

/** The signed-in profiles and their keys. Loads on demand, drops stale answers, and never polls. */
export class Sessions implements vscode.Disposable {
	readonly #sources: SessionSources;
	readonly #states = new SessionStates();
	readonly #connections = new Map<string, Connection>();
	/** What each connection signed in with. */
	readonly #credentials = new Map<string, Credentials>();
	/** Profiles that list their keys only with a code. */
	readonly #withCode = new Set<string>();
	/** The latest load of each profile: an answer to an older one is stale. */
	readonly #loads = new Map<string, Load>();
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #profilesChanged: vscode.Disposable;
	readonly onDidChange = this.#changed.event;

	constructor(sources: SessionSources) {
		this.#sources = sources;
		this.#profilesChanged = sources.profiles.onDidChange(() => {
			this.#forgetUnknown();
			this.#changed.fire();
		});
	}

	dispose(): void {
		this.#profilesChanged.dispose();
		this.#changed.dispose();
	}

	/** All profiles, in the order in which they were made. */
	get all(): readonly Session[] {
		return this.#sources.profiles.list().map(profile => {
			const endsAt = endOf(this.#credentials.get(profile.id));
			const listsWithCode = this.listsWithCode(profile.id);
			return { profile, state: this.state(profile.id), listsWithCode, ...(endsAt && { endsAt }) };
		});
	}

	state(profileId: string): SessionState {
		return this.#states.get(profileId);
	}

	/** The keys last seen, also when they are being loaded again or could not be. */
	keys(profileId: string): readonly ApiKey[] {
		return this.#states.keys(profileId);
	}

	/** The connection of a profile, if one is open. */
	current(profileId: string): Connection | undefined {
		return this.#connections.get(profileId);
	}

	/** Takes over a connection that was just proved to work. */
	adopt({ connection, keys, credentials, withCode }: SignedIn): void {
		this.#noteCode(connection.profile.id, withCode);
		this.#connections.set(connection.profile.id, connection);
		this.#credentials.set(connection.profile.id, credentials);
		this.#loads.delete(connection.profile.id);
		this.#setListed(connection.profile.id, keys);
	}

	/** Whether a profile lists its keys only with a code of the authenticator: nothing can be listed without the user. */
	listsWithCode(profileId: string): boolean {
		return this.#withCode.has(profileId);
	}

	/** Shows a key as a change has left it, until a list shows it. */
	amend(profileId: string, key: ApiKey): void {
		this.#states.amend(profileId, key, this.#sources.now());
		this.#changed.fire();
	}

	/** Drops what is known of a profile. The next use signs in again. */
	forget(profileId: string): void {
		this.#drop(profileId);
		this.#changed.fire();
	}

	/** Forgets a profile whose stored credentials are no longer those in use: another window has changed them. */
	async followCredentials(profileId: string): Promise<void> {
		const session = this.all.find(({ profile }) => profile.id === profileId);
		const used = this.#credentials.get(profileId);
		const stored = session && (await this.#sources.credentials(session.profile).catch(() => undefined));
		if (session && !(used && stored && sameCredentials(used, stored))) {
			this.forget(profileId);
		}
	}

	/**
	 * The connection of a profile, signing in if need be.
	 *
	 * @param code from the authenticator: only after this was refused with `codeNeeded`.
	 * @throws YativoError `notConnected` when no credentials are held, and whatever signing in throws.
	 */
	async connection(profile: Profile, signal: AbortSignal, code?: Secret): Promise<Connection> {
		const existing = this.#connections.get(profile.id);
		if (existing) {
			return existing;
		}
		const signedIn = await signIn(this.#sources, profile, { signal, code });
		this.adopt(signedIn);
		return signedIn.connection;
	}

	/** Lists the keys of every profile, or of those that are worth another list. Failures end in the states, not in the caller. */
	async refreshAll(signal: AbortSignal, which: 'all' | 'stale'): Promise<void> {
		const wanted = this.all.filter(session => which === 'all' || isStale(session, this.#sources.now()));
		await Promise.all(wanted.map(({ profile }) => this.refresh(profile, signal)));
	}

	/**
	 * Lists the keys of one profile. A failure ends in its state; an abort leaves the state as it was.
	 *
	 * @param code from the authenticator: only for accounts whose list was refused with `codeNeeded`.
	 */
	refresh(profile: Profile, signal: AbortSignal, code?: Secret): Promise<void> {
		const load: Load = { signal, code, before: this.state(profile.id) };
		this.#loads.set(profile.id, load);
		this.#states.set(profile.id, { kind: 'loading', ...knownOf(load.before) });
		load.ended = this.#list(profile, load);
		// Last, because who hears of it may ask for the first lists at once: this one is on its way.
		this.#changed.fire();
		return load.ended;
	}

	/** Lists again, after network settings have changed, what could not be listed or has not been yet. */
	async refreshFailed(signal: AbortSignal): Promise<void> {
		await Promise.all(this.all.filter(isStuck).map(({ profile }) => this.refresh(profile, signal)));
	}

	/** Loads the profiles of which nothing is known yet, or waits for their first lists while the signal lets it. */
	loadIdle(signal: AbortSignal): Promise<unknown> {
		const unknown = this.#sources.profiles.list().filter(({ id }) => knownOf(this.state(id)).keys === undefined);
		return Promise.all(unknown.map(profile => this.load(profile, signal)));
	}

	/** Loads a profile of which nothing is known yet, or waits for a list that is on its way while the signal lets it. */
	async load(profile: Profile, signal: AbortSignal): Promise<void> {
		const { kind } = this.state(profile.id);
		if (kind === 'idle') {
			await this.refresh(profile, signal);
		} else if (kind === 'loading') {
			await Promise.race([this.#loads.get(profile.id)?.ended, aborted(signal)]);
		}
	}

	/** Lists the keys and puts them, or the failure, into the state, unless something later is there. */
	async #list(profile: Profile, load: Load): Promise<void> {
		const { signal, code, before } = load;
		const isCurrent = () => this.#loads.get(profile.id) === load;
		try {
			const connection = this.#connections.get(profile.id);
			if (connection) {
				const keys = await connection.list(signal, code);
				if (isCurrent()) {
					this.#noteCode(profile.id, code && true);
					this.#setListed(profile.id, keys);
				}
			} else {
				const signedIn = await signIn(this.#sources, profile, { signal, code });
				if (isCurrent()) {
					this.adopt(signedIn);
				}
			}
		} catch (error) {
			if (!isCurrent()) {
				return;
			}
			if (!signal.aborted && error instanceof YativoError) {
				this.#fail(profile.id, error.failure);
				return;
			}
			this.#set(profile.id, before.kind === 'loading' ? { kind: 'idle' } : before);
			if (!signal.aborted) {
				throw error;
			}
		}
	}

	#fail(profileId: string, failure: Failure): void {
		if (isSignedOut(failure)) {
			this.#connections.delete(profileId);
		}
		if (isAboutCode(failure)) {
			this.#noteCode(profileId, true);
		}
		this.#sources.onFailure(failure);
		const failedAt = this.#sources.now();
		this.#set(profileId, { kind: 'failed', failure, failedAt, ...knownOf(this.state(profileId)) });
	}

	#noteCode(profileId: string, withCode: true | undefined): void {
		this.#withCode[withCode ? 'add' : 'delete'](profileId);
	}

	#set(profileId: string, state: SessionState): void {
		this.#states.set(profileId, state);
		this.#changed.fire();
	}

	#setListed(profileId: string, keys: readonly ApiKey[]): void {
		this.#states.setListed(profileId, keys, this.#sources.now());
		this.#changed.fire();
	}

	#forgetUnknown(): void {
		const known = new Set(this.#sources.profiles.list().map(profile => profile.id));
		for (const id of [...this.#states.ids, ...this.#connections.keys()].filter(id => !known.has(id))) {
			this.#drop(id);
		}
	}

	#drop(profileId: string): void {
		this.#connections.delete(profileId);
		this.#credentials.delete(profileId);
		this.#loads.delete(profileId);
		this.#states.forget(profileId);
	}
}
