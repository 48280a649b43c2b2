import * as vscode from 'vscode';
import type { Connection, Network } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { withKey } from '../core/appearedKeys.ts';
import { type Credentials, sameCredentials } from '../core/credentials.ts';
import { type Failure, isAboutCode, isSignedOut, YativoError } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { Session, SessionState, SignedIn } from './session.ts';

/** What the sessions need of the outside. */
export interface SessionSources {
	/** Loads the network bundle at the first call. */
	readonly network: () => Promise<Network>;
	readonly profiles: {
		list(): readonly Profile[];
		/** Remembers what discovery found. */
		save(profile: Profile): Promise<void>;
		readonly onDidChange: vscode.Event<void>;
	};
	/** @throws YativoError `credentialsMissing` or `secretStorage` */
	readonly credentials: (profile: Profile) => Promise<Credentials>;
	/** Told why keys could not be listed: no dialog says so. */
	readonly onFailure: (failure: Failure) => void;
	readonly now: () => Date;
}

/** The signed-in profiles and their keys. Loads on demand, drops stale answers, and never polls. */
export class Sessions implements vscode.Disposable {
	readonly #sources: SessionSources;
	readonly #states = new Map<string, SessionState>();
	readonly #connections = new Map<string, Connection>();
	/** What each connection signed in with. */
	readonly #credentials = new Map<string, Credentials>();
	/** Profiles that list their keys only with a code. */
	readonly #withCode = new Set<string>();
	/** The latest load of each profile: an answer to an older one is stale. */
	readonly #loads = new Map<string, symbol>();
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
			const used = this.#credentials.get(profile.id);
			const endsAt = used?.kind === 'accessToken' ? used.expiresAt : undefined;
			return { profile, state: this.state(profile.id), ...(endsAt && { endsAt }) };
		});
	}

	state(profileId: string): SessionState {
		return this.#states.get(profileId) ?? { kind: 'idle' };
	}

	/** The keys last seen, also when they are being loaded again or could not be. */
	keys(profileId: string): readonly ApiKey[] {
		const state = this.state(profileId);
		return 'keys' in state ? (state.keys ?? []) : [];
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
		this.#set(connection.profile.id, { kind: 'ready', keys, fetchedAt: this.#sources.now() });
	}

	/** Whether a profile lists its keys only with a code of the authenticator: nothing can be listed without the user. */
	listsWithCode(profileId: string): boolean {
		return this.#withCode.has(profileId);
	}

	/** Shows a key as a change has left it, until the next list. */
	amend(profileId: string, key: ApiKey): void {
		const state = this.state(profileId);
		if ('keys' in state && state.keys) {
			this.#set(profileId, { ...state, keys: withKey(state.keys, key) });
		}
	}

	/** Drops what is known of a profile. The next use signs in again. */
	forget(profileId: string): void {
		this.#drop(profileId);
		this.#changed.fire();
	}

	/** Drops all connections, for example because network settings changed, and signs in again at the next use. */
	forgetAll(): void {
		for (const { profile } of this.all) {
			this.#drop(profile.id);
		}
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
		const signedIn = await this.#signIn(profile, signal, code);
		this.adopt(signedIn);
		return signedIn.connection;
	}

	/** Lists the keys of every profile, or of those that need no code for it. Failures end in the states, not in the caller. */
	async refreshAll(signal: AbortSignal, which: 'all' | 'codeless'): Promise<void> {
		const profiles = this.#sources.profiles.list().filter(({ id }) => which === 'all' || !this.listsWithCode(id));
		await Promise.all(profiles.map(profile => this.refresh(profile, signal)));
	}

	/**
	 * Lists the keys of one profile. A failure ends in its state; an abort leaves the state as it was.
	 *
	 * @param code from the authenticator: only for accounts whose list was refused with `codeNeeded`.
	 */
	async refresh(profile: Profile, signal: AbortSignal, code?: Secret): Promise<void> {
		const before = this.state(profile.id);
		const known =
			'keys' in before && before.keys
				? { keys: before.keys, ...(before.fetchedAt && { fetchedAt: before.fetchedAt }) }
				: {};
		this.#set(profile.id, { kind: 'loading', ...known });
		const load = Symbol(profile.id);
		this.#loads.set(profile.id, load);
		const isCurrent = () => this.#loads.get(profile.id) === load;
		try {
			const connection = this.#connections.get(profile.id);
			if (connection) {
				const keys = await connection.list(signal, code);
				if (isCurrent()) {
					this.#noteCode(profile.id, code && true);
					this.#set(profile.id, { kind: 'ready', keys, fetchedAt: this.#sources.now() });
				}
			} else {
				const signedIn = await this.#signIn(profile, signal, code);
				if (isCurrent()) {
					this.adopt(signedIn);
				}
			}
		} catch (error) {
			if (!isCurrent()) {
				return;
			}
			if (signal.aborted) {
				this.#set(profile.id, before.kind === 'loading' ? { kind: 'idle' } : before);
			} else if (error instanceof YativoError) {
				if (isSignedOut(error.failure)) {
					this.#connections.delete(profile.id);
				}
				if (isAboutCode(error.failure)) {
					this.#noteCode(profile.id, true);
				}
				this.#sources.onFailure(error.failure);
				this.#set(profile.id, { kind: 'failed', failure: error.failure, ...known });
			} else {
				this.#set(profile.id, before.kind === 'loading' ? { kind: 'idle' } : before);
				throw error;
			}
		}
	}

	/** Starts loading the profiles of which nothing is known yet. */
	loadIdle(signal: AbortSignal): Promise<unknown> {
		const idle = this.#sources.profiles.list().filter(profile => this.state(profile.id).kind === 'idle');
		return Promise.all(idle.map(profile => this.refresh(profile, signal)));
	}

	async #signIn(profile: Profile, signal: AbortSignal, code?: Secret): Promise<SignedIn> {
		const credentials = await this.#sources.credentials(profile);
		const network = await this.#sources.network();
		const { connection, keys } = await network.connect(profile, { ...credentials, ...(code && { code }) }, signal);
		const found = connection.profile;
		const isNew = found.surface !== profile.surface || found.basePath !== profile.basePath;
		// Disconnecting meanwhile must not be undone.
		if (isNew && this.#sources.profiles.list().some(({ id }) => id === profile.id)) {
			await this.#sources.profiles.save(found);
		}
		return { connection, keys, credentials, ...(code && { withCode: true }) };
	}

	#noteCode(profileId: string, withCode: true | undefined): void {
		this.#withCode[withCode ? 'add' : 'delete'](profileId);
	}

	#set(profileId: string, state: SessionState): void {
		this.#states.set(profileId, state);
		this.#changed.fire();
	}

	#forgetUnknown(): void {
		const known = new Set(this.#sources.profiles.list().map(profile => profile.id));
		for (const id of [...this.#states.keys(), ...this.#connections.keys()].filter(id => !known.has(id))) {
			this.#drop(id);
		}
	}

	#drop(profileId: string): void {
		this.#connections.delete(profileId);
		this.#credentials.delete(profileId);
		this.#loads.delete(profileId);
		this.#states.delete(profileId);
	}
}
