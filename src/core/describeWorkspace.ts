import * as l10n from '@vscode/l10n';
import type { Description } from './describe.ts';
import type { Failure, FileFault, LaunchGap } from './failure.ts';

/** Failures that lie in the workspace: its files, its git, its launches. */
export type WorkspaceFailure = Extract<
	Failure,
	{
		kind:
			| 'gitFailed'
			| 'noFolder'
			| 'fileNotReadable'
			| 'fileNotWritable'
			| 'journalNotWritable'
			| 'fileHoldsCredential'
			| 'fileSeenByGit'
			| 'fileRefused'
			| 'valueMissing'
			| 'launchIncomplete'
			| 'keyNameUnclear'
			| 'nothingBound'
			| 'launchInTerminal'
			| 'launchTakesNone'
			| 'workspaceNotTrusted';
	}
>;

/** Puts a failure of the workspace into words. No default branch, as in `describe`. */
export function describeWorkspace(failure: WorkspaceFailure): Description {
	switch (failure.kind) {
		case 'gitFailed':
			return { message: l10n.t('Git could not be run. {0}', failure.detail), remedy: 'showLog' };
		case 'noFolder':
			return { message: l10n.t('No folder is open here. Open one first.'), remedy: 'openFolder' };
		case 'fileNotReadable':
			return { message: l10n.t('{0} could not be read.', failure.file), remedy: 'retry' };
		case 'fileNotWritable':
			return {
				message: l10n.t('{0} could not be changed: it may be read-only. Nothing was written.', failure.file),
				remedy: 'retry',
			};
		case 'journalNotWritable':
			return {
				message: l10n.t(
					'Nothing was sent: before a change, Yativo writes down on this machine what it is about to do, and {0} cannot be written.',
					failure.folder,
				),
				remedy: 'retry',
			};
		case 'fileHoldsCredential':
			return {
				message: l10n.t(
					'{0} holds a real credential, and everybody who has the repository can read it. Take it out first; if it was shared, rotate the key.',
					failure.file,
				),
				remedy: 'retry',
			};
		case 'fileSeenByGit':
			return {
				message:
					failure.state === 'tracked'
						? l10n.t('{0} is tracked by git, so a secret in it would be shared. Nothing was written.', failure.file)
						: l10n.t(
								'{0} is not ignored by git, so a secret in it could be shared. Nothing was written.',
								failure.file,
							),
				remedy: 'retry',
			};
		case 'fileRefused':
			return { message: fileRefused(failure.file, failure.reason), remedy: 'retry' };
		case 'valueMissing':
			return {
				message: l10n.t('Nothing was written: the value of {0} is not on this machine.', failure.name),
				remedy: 'storeSecret',
			};
		case 'launchIncomplete':
			return {
				message: launchIncomplete(failure.names.join(', '), failure.reason),
				remedy: failure.reason === 'noSecret' || failure.reason === 'noPublicPart' ? 'storeSecret' : 'bindEnv',
			};
		case 'keyNameUnclear':
			return { message: keyNameUnclear(failure.name, failure.found), remedy: 'bindEnv' };
		case 'nothingBound':
			return {
				message: l10n.t('Nothing was started: no key serves a variable of this workspace yet.'),
				remedy: 'bindEnv',
			};
		case 'launchInTerminal':
			return { message: launchInTerminal(failure.setting), remedy: 'newTerminal' };
		case 'launchTakesNone':
			return { message: launchTakesNone(failure.reason), remedy: 'newTerminal' };
		case 'workspaceNotTrusted':
			return {
				message: l10n.t(
					'Secrets are given to programs, and hooks installed, in trusted workspaces only. This one is not trusted.',
				),
				remedy: 'manageTrust',
			};
	}
}

function fileRefused(file: string, reason: FileFault): string {
	switch (reason) {
		case 'unsaved':
			return l10n.t('{0} has changes that are not saved. Save or discard them first; nothing was written.', file);
		case 'notLocal':
			return l10n.t('{0} is not on this machine. Secrets are written to local files only.', file);
		case 'unclear':
			return l10n.t('{0} holds a quote that is not closed, or the like. Fix it first; nothing was written.', file);
		case 'encoding':
			return l10n.t(
				'{0} has characters that its encoding does not know, and would lose them. Reopen it with the encoding that it has, or save it as UTF-8; nothing was written.',
				file,
			);
	}
}

function keyNameUnclear(name: string, found: 'none' | 'several'): string {
	switch (found) {
		case 'none':
			return l10n.t('Nothing was started: no key called “{0}” is known here.', name);
		case 'several':
			return l10n.t('Nothing was started: several keys are called “{0}”. Choose one for this workspace.', name);
	}
}

function launchInTerminal(setting: string | undefined): string {
	const why = l10n.t(
		'Nothing was started: VS Code would type the secrets into a terminal, where others can read them.',
	);
	return setting === undefined ? why : `${why} ${l10n.t('Write {0} in the launch configuration.', setting)}`;
}

function launchTakesNone(reason: 'attach' | 'debugger'): string {
	switch (reason) {
		case 'attach':
			return l10n.t('A program that runs already cannot be given secrets. Start it with them, then attach to it.');
		case 'debugger':
			return l10n.t('Nothing was started: this debugger cannot give its program secrets.');
	}
}

function launchIncomplete(names: string, reason: LaunchGap): string {
	switch (reason) {
		case 'unknownKey':
			return l10n.t('Nothing was started: the key for {0} is not known here.', names);
		case 'endedKey':
			return l10n.t('Nothing was started: the key for {0} is revoked or has expired.', names);
		case 'noSecret':
			return l10n.t('Nothing was started: the secret for {0} is not on this machine.', names);
		case 'valueGone':
			return l10n.t('Nothing was started: the value of {0} is not kept on this machine any more.', names);
		case 'noPublicPart':
			return l10n.t('Nothing was started: this machine holds the secret, but not the API key, for {0}.', names);
	}
}
