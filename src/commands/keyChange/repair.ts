import * as vscode from 'vscode';
import type { Connection } from '../../api/client.ts';
import type { ApiKey } from '../../core/apiKey.ts';
import { displayText } from '../../core/displayText.ts';
import type { JournalEntry } from '../../lifecycle/ports.ts';
import { type SettleSources, settle } from '../../lifecycle/settle.ts';
import { notify } from '../../ui/notify.ts';
import { whileLooking } from '../../ui/progress.ts';
import { type Subject, showChange } from './converse.ts';
import type { KeyChangeDeps } from './deps.ts';
import { follow } from './follow.ts';
import { openConnection } from './openConnection.ts';
import { staySignedIn } from './staySignedIn.ts';

/** What looking after unfinished changes needs besides what changing needs. */
export interface RepairDeps extends KeyChangeDeps {
	/** Journal entries that nobody works on, oldest first. */
	readonly unfinished: () => Promise<readonly JournalEntry[]>;
}

/** Finds out what became of changes whose outcome was never told, because VS Code ended or because the user went away. */
export function repairChanges(deps: RepairDeps) {
	return async (): Promise<void> => {
		const entries = await deps.unfinished();
		if (entries.length === 0) {
			vscode.window.setStatusBarMessage(vscode.l10n.t('No change is unfinished'), 3000);
		}
		await eachInTurn(deps, entries, entry => repair(deps, entry));
	};
}

/** Offers the repair for what an earlier window left unfinished. It asks first, and never signs in by itself. */
export function offerRepair(deps: RepairDeps) {
	return async (entries: readonly JournalEntry[]): Promise<void> => {
		// A notification may be overlooked: until it is answered, the command finds them too.
		for (const { id } of entries) {
			deps.lifecycle.journal.release(id);
		}
		const [first, ...others] = entries;
		const look = vscode.l10n.t('Find Out');
		if (first && (await notify('warning', offerText(first, others.length), look)) === look) {
			await repairChanges(deps)();
		}
	};
}

/** A failure leaves its entry and those behind it for the next look at the journal. */
async function eachInTurn(
	{ lifecycle: { journal } }: RepairDeps,
	entries: readonly JournalEntry[],
	task: (entry: JournalEntry) => Promise<void>,
): Promise<void> {
	for (const [index, entry] of entries.entries()) {
		try {
			await task(entry);
		} catch (error) {
			for (const { id } of entries.slice(index)) {
				journal.release(id);
			}
			throw error;
		}
	}
}

async function repair(deps: RepairDeps, entry: JournalEntry): Promise<void> {
	const profile = deps.sessions.all.find(session => session.profile.id === entry.profileId)?.profile;
	if (!profile) {
		await deps.lifecycle.journal.close(entry.id);
		void notify(
			'warning',
			`${interruptedText(entry)} ${vscode.l10n.t('Its account is no longer connected here: look at the keys in the dashboard of Yativo.')}`,
		);
		return;
	}
	const wasOpen = deps.sessions.current(profile.id) !== undefined;
	const connection = await openConnection(deps, profile);
	if (!connection) {
		deps.lifecycle.journal.release(entry.id);
		return;
	}
	const told = await whileLooking(
		vscode.l10n.t('Looking at the list of keys'),
		settle({ ...deps.lifecycle, connection: wasOpen ? connection : asJustListed(deps, connection) }, entry, {
			failure: { kind: 'interrupted' },
		}),
	);
	const key = keyOfEntry(deps, entry);
	const subject: Subject = { change: entry.operation, connection, ...(key && { key }) };
	await staySignedIn(deps, subject, told);
	void showChange(deps, profile, told);
	await follow(deps, {
		subject,
		changed: {
			asked: { operation: entry.operation, name: entry.name, ...(entry.scopes && { scopes: entry.scopes }) },
			draft: { name: entry.name, ...(entry.scopes && { scopes: entry.scopes }) },
			settled: { entry, told },
		},
	});
}

/** Opening a connection lists the keys. Where that took a code, the next list would take another. */
function asJustListed({ sessions }: RepairDeps, connection: Connection): SettleSources['connection'] {
	const { profile } = connection;
	return sessions.listsWithCode(profile.id) ? { profile, list: async () => sessions.keys(profile.id) } : connection;
}

function keyOfEntry(deps: RepairDeps, { profileId, keyId }: JournalEntry): ApiKey | undefined {
	return keyId === undefined ? undefined : deps.sessions.keys(profileId).find(({ id }) => id === keyId);
}

function offerText(entry: JournalEntry, others: number): string {
	return others === 0
		? interruptedText(entry)
		: vscode.l10n.t('{0} changes were interrupted, and their outcomes are not known.', others + 1);
}

function interruptedText({ operation, name }: JournalEntry): string {
	const shown = displayText(name);
	switch (operation) {
		case 'create':
			return vscode.l10n.t('Creating “{0}” was interrupted, and its outcome is not known.', shown);
		case 'rotate':
			return vscode.l10n.t('Rotating “{0}” was interrupted, and its outcome is not known.', shown);
		case 'updateScopes':
			return vscode.l10n.t('Changing the scopes of “{0}” was interrupted, and its outcome is not known.', shown);
		case 'revoke':
			return vscode.l10n.t('Revoking “{0}” was interrupted, and its outcome is not known.', shown);
	}
}
