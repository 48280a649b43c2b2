import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { forgetConnection } from './commands/forgetConnection.ts';
import type { Launches } from './commands/launch/register.ts';
import type { CommandHandlers } from './commands/register.ts';
import type { ConversationId } from './conversations.ts';
import { YativoError } from './core/failure.ts';
import { once } from './core/once.ts';
import type { Profile } from './core/profile.ts';
import { type LeakCommandId, leakCommandIds } from './ids.ts';
import { BindingStore } from './platform/bindingStore.ts';
import { clipboardClearMs } from './platform/configuration.ts';
import { CredentialStore, usableCredentials } from './platform/credentialStore.ts';
import { FileJournal } from './platform/journal.ts';
import { Keychain } from './platform/keychain.ts';
import { LazyNetwork } from './platform/lazyNetwork.ts';
import { NetworkOptions } from './platform/networkOptions.ts';
import { ProfileStore } from './platform/profileStore.ts';
import { SecretClipboard } from './platform/secretClipboard.ts';
import { SecretVault } from './platform/secretVault.ts';
import { isProcessAlive, thisOwner } from './platform/thisProcess.ts';
import { createRecordReporter } from './platform/toldRecords.ts';
import { openProxySettings } from './ui/openProxySettings.ts';
import { createErrorReporter } from './ui/reportFailure.ts';
import { showAccounts } from './views/accounts.ts';
import { ActiveProfile } from './views/activeProfile.ts';
import { showKeysView } from './views/keysView.ts';
import { servedBy } from './views/nodes.ts';
import { wantsCode } from './views/session.ts';
import { Sessions } from './views/sessions.ts';
import { showStatusBar } from './views/statusBar.ts';
import { tieSecrets } from './views/tieSecrets.ts';

/** A load of all profiles ends after this time, so that no progress bar runs for ever. */
const refreshWithinMs = 60_000;

/** The extension as what VS Code registers uses it. */
export interface Composition extends CommandHandlers {
	readonly launches: () => Promise<Launches>;
	/** Shows the views, and watches documents. */
	readonly show: () => Promise<void>;
}

/** Composition root: every object of the extension is made here, once, and handed to those that need it. */
export function compose(context: vscode.ExtensionContext): Composition {
	if (vscode.l10n.bundle) {
		l10n.config({ contents: vscode.l10n.bundle });
	}
	const log = vscode.window.createOutputChannel('Yativo', { log: true });
	const now = () => new Date();
	const tellOfRecords = once(() => report(new YativoError({ kind: 'recordNotUnderstood' })));
	const onCorrupt = createRecordReporter(context.globalState, {
		log: name => log.warn(`${name} could not be understood; it is left as it is.`),
		tell: tellOfRecords,
	});
	const profiles = new ProfileStore(context.globalState, onCorrupt);
	const keychain = new Keychain(context.secrets);
	const credentials = new CredentialStore(keychain);
	const vault = new SecretVault({
		keychain,
		originOf: id => profiles.list().find(profile => profile.id === id)?.origin,
		now,
		onCorrupt,
	});
	const journal = new FileJournal({
		folder: vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath,
		owner: thisOwner(),
		isAlive: isProcessAlive,
		now,
		onCorrupt,
	});
	const bindings = new BindingStore(context.workspaceState);
	const clipboard = new SecretClipboard({
		clipboard: vscode.env.clipboard,
		memento: context.globalState,
		clearAfterMs: () => clipboardClearMs(vscode.workspace.getConfiguration('yativo')),
		now,
	});
	clipboard.resume();
	const options = new NetworkOptions(context.extension.packageJSON.version, log);
	const network = new LazyNetwork(async () => {
		const { createNetwork } = await import('./network.ts');
		return createNetwork(options.current);
	});
	const credentialsOf = (profile: Profile) => usableCredentials(credentials, profile);
	const sessions = new Sessions({
		network: network.get,
		profiles,
		credentials: credentialsOf,
		onFailure: ({ kind }) => log.warn(`Failed: ${kind}`),
		now,
	});
	const active = new ActiveProfile(sessions, context.workspaceState);
	const refresh = (which: 'all' | 'stale' | 'idle') => {
		const signal = AbortSignal.timeout(refreshWithinMs);
		return which === 'idle' ? sessions.loadIdle(signal) : sessions.refreshAll(signal, which);
	};
	const stores = { sessions, profiles, credentials };
	const forget = forgetConnection(stores);
	const conversations = once(async () => {
		const { createConversations } = await import('./conversations.ts');
		return createConversations({
			...stores,
			network: network.get,
			active,
			showKeys: async profile => (await keysView()).show(profile),
			credentialsOf,
			forget,
			vault,
			journal,
			copy: clipboard.copy,
			bindings,
			holdsCredential: async (text, path) => (await leaks()).holdsCredential(text, path),
			memento: context.workspaceState,
			keychain,
			report: error => report(error),
			now,
		});
	});
	const talk = (id: ConversationId) => async (argument: unknown) => (await conversations())[id](argument);
	const offerRepair = async () => {
		const entries = await journal.unfinished();
		if (entries.length > 0) {
			await (await conversations()).offerRepair(entries);
		}
	};
	const leaks = once(async () => {
		const { watchForLeaks } = await import('./leaks.ts');
		const watching = watchForLeaks({
			threadFile: context.asAbsolutePath('dist/leakWorker.cjs'),
			sessions,
			vault,
			keychain,
			bindings,
			conversations,
			memento: context.workspaceState,
			copy: clipboard.copy,
			load: () => refresh('idle'),
			log,
			report,
			now,
			onCorrupt,
		});
		context.subscriptions.push(watching);
		return watching;
	});
	const envEditor = async () => {
		const { assistEnvFiles } = await import('./envEditor.ts');
		context.subscriptions.push(assistEnvFiles({ sessions, bindings, load: () => refresh('idle'), now }));
	};
	const leakCommands = Object.fromEntries(
		leakCommandIds.map(id => [id, async (argument: unknown) => (await leaks()).commands[id](argument)]),
	) as Pick<CommandHandlers['handlers'], LeakCommandId>;
	const keysView = once(async () => {
		const view = showKeysView({
			sessions,
			refresh,
			holdsSecret: ({ profile, key }) => vault.has(profile.id, key),
			bound: node => servedBy(bindings.all, node),
			onDidChangeSecrets: listener =>
				vscode.Disposable.from(vault.onDidChange(listener), bindings.onDidChange(listener)),
			now,
		});
		context.subscriptions.push(view, showStatusBar(sessions, active, now));
		return view;
	});
	const showLog = () => log.show();
	const run = (command: string) => () => vscode.commands.executeCommand(command);
	const report = createErrorReporter(log, {
		signIn: run('yativo.signIn'),
		connect: run('yativo.connect'),
		enterCode: run('yativo.refresh'),
		chooseSurface: run('yativo.chooseSurface'),
		openDashboard: run('yativo.openDashboard'),
		openFolder: run('workbench.action.files.openFolder'),
		bindEnv: run('yativo.bindEnv'),
		storeSecret: run('yativo.importSecret'),
		newTerminal: run('yativo.newTerminal'),
		manageTrust: run('workbench.trust.manage'),
		openSettings: openProxySettings,
		showLog,
	});

	if (profiles.list().length > 0) {
		// A storage that fails here fails again, and loudly, where a secret is wanted.
		vault.load().catch(() => undefined);
		offerRepair().catch(report);
	}
	context.subscriptions.push(
		log,
		options,
		network,
		credentials,
		vault,
		journal,
		clipboard,
		sessions,
		tieSecrets({ sessions, vault }),
		active,
		options.onDidChange(() => sessions.refreshFailed(AbortSignal.timeout(refreshWithinMs)).catch(report)),
		credentials.onDidChange(id => {
			profiles.refresh();
			return sessions.followCredentials(id);
		}),
		vscode.window.onDidChangeWindowState(({ focused }) => {
			if (focused) {
				profiles.refresh();
				clipboard.resume();
			}
		}),
		showAccounts(sessions, { connect: async () => (await conversations())['yativo.connect'](), forget }),
	);
	return {
		launches: async () => (await conversations()).launches,
		show: async () => {
			await Promise.all([keysView(), leaks(), envEditor()]);
		},
		report,
		handlers: {
			'yativo.connect': talk('yativo.connect'),
			'yativo.signIn': talk('yativo.signIn'),
			'yativo.disconnect': talk('yativo.disconnect'),
			'yativo.renameProfile': talk('yativo.renameProfile'),
			'yativo.chooseSurface': talk('yativo.chooseSurface'),
			'yativo.showConnections': talk('yativo.showConnections'),
			'yativo.createKey': talk('yativo.createKey'),
			'yativo.rotateKey': talk('yativo.rotateKey'),
			'yativo.replaceKey': talk('yativo.replaceKey'),
			'yativo.editScopes': talk('yativo.editScopes'),
			'yativo.revokeKey': talk('yativo.revokeKey'),
			'yativo.repairChanges': talk('yativo.repairChanges'),
			'yativo.copySecret': talk('yativo.copySecret'),
			'yativo.copyApiKey': talk('yativo.copyApiKey'),
			'yativo.addToEnvExample': talk('yativo.addToEnvExample'),
			'yativo.writeEnvFile': talk('yativo.writeEnvFile'),
			'yativo.checkEnv': talk('yativo.checkEnv'),
			'yativo.bindEnv': talk('yativo.bindEnv'),
			'yativo.newTerminal': talk('yativo.newTerminal'),
			'yativo.importSecret': talk('yativo.importSecret'),
			'yativo.forgetSecret': talk('yativo.forgetSecret'),
			'yativo.refresh': async () => {
				if (sessions.all.length === 0) {
					throw new YativoError({ kind: 'notConnected' });
				}
				await refresh('all');
				if (sessions.all.some(wantsCode)) {
					await (await conversations()).enterCodes();
				}
			},
			'yativo.copyKeyId': talk('yativo.copyKeyId'),
			'yativo.openDashboard': talk('yativo.openDashboard'),
			'yativo.showLog': showLog,
			...leakCommands,
		},
	};
}
