import * as vscode from 'vscode';
import type { KnownKey } from '../../core/knownKeys.ts';
import type { LeakDeps } from '../deps.ts';
import { type CredentialRef, credentialOf } from './leakRef.ts';
import { type Replacement, replaceLeaks } from './replaceLeaks.ts';
import { tellRefused, tellReplaced } from './tellReplaced.ts';
import { renewedOwners } from './variables.ts';

/**
 * Rotates the key that a leak belongs to, or replaces it by a successor where the server cannot rotate, and then puts a
 * reference in place of the old credential. That one is of no use any more, unless it was the user who said whose it is.
 */
export function rotateLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const credential = await credentialOf(deps.texts, argument);
		if (credential) {
			const before = ownersOf(deps, credential); // what was rotated, nothing knows any more
			const values = [...before.values()].includes(undefined) ? 'keep' : 'drop';
			await deps.keys.renew({ known: firstOf(before), marks: credential.marks }, renewed =>
				replaceEverywhere(deps, credential, { values, renewed: renewedOwners(before, renewed) }),
			);
		}
	};
}

/** Revokes the key that a leak belongs to. */
export function revokeLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const credential = await credentialOf(deps.texts, argument);
		if (credential) {
			await deps.keys.revoke({ known: firstOf(ownersOf(deps, credential)), marks: credential.marks });
		}
	};
}

/** Whose the halves of a credential are, by SHA-256. */
function ownersOf({ known }: LeakDeps, { marks }: CredentialRef): ReadonlyMap<string, KnownKey | undefined> {
	return new Map(marks.map(({ digest }) => [digest, known.find(digest)]));
}

function firstOf(owners: ReadonlyMap<string, KnownKey | undefined>): KnownKey | undefined {
	return [...owners.values()].find(owner => owner);
}

async function replaceEverywhere(
	deps: LeakDeps,
	{ marks, uris }: CredentialRef,
	how: Omit<Replacement, 'leaks'>,
): Promise<void> {
	for (const uri of uris) {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
		const leaks = (await deps.texts.current(document)).filter(({ digest }) =>
			marks.some(mark => mark.digest === digest),
		);
		if (leaks.length > 0) {
			const outcome = await replaceLeaks(deps, document, { leaks, ...how });
			if (outcome) {
				tellReplaced(outcome);
				tellRefused(deps, document, outcome).catch(deps.report);
			}
		}
	}
}
