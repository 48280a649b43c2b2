import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Network } from './api/client.ts';
import { chooseSurface } from './commands/chooseSurface.ts';
import { connect, productNamed } from './commands/connect.ts';
import { type DisconnectDeps, disconnect } from './commands/disconnect.ts';
import { enterCodes } from './commands/enterCodes.ts';
import { addToEnvExample, type EnvDeps } from './commands/env/addToEnvExample.ts';
import { bindEnv } from './commands/env/bindEnv.ts';
import { checkEnv } from './commands/env/checkEnv.ts';
import { writeEnvFile } from './commands/env/writeEnvFile.ts';
import { type ImportDeps, importSecret } from './commands/importSecret.ts';
import { type ConnectionStores, keepConnection } from './commands/keepConnection.ts';
import { copyKeyId, openDashboard } from './commands/keyActions.ts';
import * as keyChange from './commands/keyChange/commands.ts';
import { offerRepair, type RepairDeps, repairChanges } from './commands/keyChange/repair.ts';
import { copyApiKey, copySecret, forgetSecret } from './commands/keySecrets.ts';
import { completions } from './commands/launch/completions.ts';
import { debugLaunch, insideConsole } from './commands/launch/debugLaunch.ts';
import { newTerminal } from './commands/launch/newTerminal.ts';
import { type TaskDeps, taskTerminal } from './commands/launch/taskTerminal.ts';
import { renameProfile } from './commands/renameProfile.ts';
import { showConnections } from './commands/showConnections.ts';
import { signIn } from './commands/signIn.ts';
import type { ApiKey } from './core/apiKey.ts';
import type { Credentials } from './core/credentials.ts';
import { handedOver } from './core/envPlan.ts';
import type { Profile } from './core/profile.ts';
import type { Secret } from './core/secret.ts';
import { SentCodes } from './core/sentCodes.ts';
import { gitState } from './platform/git.ts';
import { readKept } from './platform/keptValues.ts';
import type { Keychain } from './platform/keychain.ts';
import { editPrivateFile, fileBehind } from './platform/privateFile.ts';
import { startProgram } from './platform/program.ts';
import type { ActiveProfile } from './views/activeProfile.ts';
import { namesServedBy } from './views/nodes.ts';

/** What the conversations need of the rest of the extension. */
export interface ConversationSources extends ConnectionStores, Pick<DisconnectDeps, 'forget'> {
	/** Loads the network bundle at the first call. */
	readonly network: () => Promise<Network>;
	readonly active: ActiveProfile;
	/** Opens the keys view at a profile. */
	readonly showKeys: (profile: Profile) => Promise<void>;
	/** @throws YativoError `credentialsMissing` or `secretStorage` */
	readonly credentialsOf: (profile: Profile) => Promise<Credentials>;
	readonly vault: RepairDeps['lifecycle']['vault'] &
		ImportDeps['vault'] &
		TaskDeps['vault'] &
		DisconnectDeps['vault'] & {
			/** SHA-256 of the secrets of a key that rotations have ended. */
			ended(profileId: string, key: ApiKey): readonly string[];
		};
	readonly journal: RepairDeps['lifecycle']['journal'] & { unfinished: RepairDeps['unfinished'] };
	/** Copies a secret. @returns after how many milliseconds the clipboard is cleared; 0: it is not */
	readonly copy: (secret: Secret) => Promise<number>;
	readonly bindings: EnvDeps['bindings'];
	readonly holdsCredential: EnvDeps['holdsCredential'];
	/** The state of the workspace. */
	readonly memento: TaskDeps['memento'];
	readonly keychain: Pick<Keychain, 'read'>;
	readonly report: TaskDeps['report'];
	readonly now: () => Date;
}

/** A list that only finds out what happened ends after this time. */
const listWithinMs = 60_000;

export type Conversations = ReturnType<typeof createConversations>;

/** A command that is a conversation. */
export type ConversationId = Exclude<keyof Conversations, 'offerRepair' | 'enterCodes' | 'launches' | 'renewKey'>;

/**
 * The commands that talk with the user over several steps. A bundle of its own, loaded when the first of them is run, so that
 * activation does not read it.
 */
export function createConversations(sources: ConversationSources) {
	if (vscode.l10n.bundle) {
		l10n.config({ contents: vscode.l10n.bundle });
	}
	const { sessions, network, active, profiles, credentialsOf, now, vault, journal, copy, bindings, report } = sources;
	const newId = () => crypto.randomUUID();
	const listSignal = () => AbortSignal.timeout(listWithinMs);
	const sentCodes = new SentCodes(now);
	const save = (profile: Profile) => profiles.save(profile);
	const connectNow = connect({
		network,
		sessions,
		keep: keepConnection(sources),
		activate: async profile => {
			await active.choose(profile);
			await sources.showKeys(profile);
		},
		sentCodes,
		newId,
		now,
	});
	const changing: RepairDeps = {
		sessions,
		lifecycle: {
			vault,
			journal,
			newId,
			now,
			listSignal,
			lastSeen: id => sessions.keys(id),
			listsWithCode: id => sessions.listsWithCode(id),
			pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
		},
		sentCodes,
		report,
		saveProfile: save,
		credentialsOf,
		keepCredentials: async (profile, credentials) => {
			try {
				await sources.credentials.save(profile, credentials);
			} catch (error) {
				sources.credentials.keepInMemory(profile, credentials);
				throw error;
			}
		},
		signIn: async (profile, credentials, signal) => ({
			...(await (await network()).connect(profile, credentials, signal)),
			credentials,
		}),
		secretOf: (profile, key) => vault.read(profile, key),
		copy,
		boundNames: node => namesServedBy(bindings.all, node),
		endedSecrets: ({ profile, key }) => vault.ended(profile.id, key),
		handOver: ({ profile, key }, successor) =>
			bindings.bind(handedOver(bindings.all, { profile: profile.id, from: key, to: successor.key })),
		unfinished: () => journal.unfinished(),
	};
	const secrets: ImportDeps = {
		sessions,
		vault,
		copy,
		newId,
		listSignal,
		prove: async (...pair) => (await network()).prove(...pair),
		now,
	};
	const kept = (digest: string) => readKept(sources.keychain, digest);
	const env: EnvDeps = {
		sessions,
		bindings,
		holdsCredential: sources.holdsCredential,
		listSignal,
	};
	const launch: TaskDeps = {
		sessions,
		bindings,
		listSignal,
		vault,
		readKept: kept,
		memento: sources.memento,
		now,
		start: startProgram,
		report,
	};
	return {
		'yativo.addToEnvExample': addToEnvExample(env),
		'yativo.writeEnvFile': writeEnvFile({
			...env,
			vault,
			readKept: kept,
			gitState: path => gitState({ path }),
			fileBehind,
			editPrivateFile,
			now,
		}),
		'yativo.bindEnv': bindEnv({ ...env, now }),
		'yativo.newTerminal': newTerminal(launch),
		'yativo.checkEnv': checkEnv({ ...env, now }),
		renewKey: keyChange.renewKey(changing),
		'yativo.createKey': keyChange.createKey(changing),
		'yativo.rotateKey': keyChange.rotateKey(changing),
		'yativo.replaceKey': keyChange.replaceKey(changing),
		'yativo.editScopes': keyChange.editScopes(changing),
		'yativo.revokeKey': keyChange.revokeKey(changing),
		'yativo.repairChanges': repairChanges(changing),
		offerRepair: offerRepair(changing),
		launches: {
			inside: insideConsole,
			debug: debugLaunch(launch),
			terminalOf: taskTerminal(launch),
			completions: completions(launch),
		},
		'yativo.copySecret': copySecret(secrets),
		'yativo.copyApiKey': copyApiKey(secrets),
		'yativo.importSecret': importSecret(secrets),
		'yativo.forgetSecret': forgetSecret(secrets),
		enterCodes: enterCodes({ sessions, sentCodes, listSignal }),
		'yativo.connect': (argument?: unknown) => connectNow(undefined, productNamed(argument)),
		'yativo.signIn': signIn({ sessions, connect: connectNow, now }),
		'yativo.disconnect': disconnect(sources),
		'yativo.showConnections': showConnections({ sessions, active, now }),
		'yativo.copyKeyId': copyKeyId(sessions),
		'yativo.openDashboard': openDashboard(sessions),
		'yativo.renameProfile': renameProfile(sessions, save),
		'yativo.chooseSurface': chooseSurface({ network, sessions, credentials: credentialsOf, sentCodes, save }),
	};
}
