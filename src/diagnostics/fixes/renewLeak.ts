import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import type { LeakDeps } from '../deps.ts';
import { type CredentialRef, credentialOf } from './leakRef.ts';
import { replaceLeaks } from './replaceLeaks.ts';

/**
 * Rotates the key that a leak belongs to, or replaces it by a successor where the server cannot rotate, and then puts a
 * reference in place of the old credential, which is of no use any more.
 */
export function rotateLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const credential = await credentialOf(deps.texts, argument);
		if (credential) {
			await deps.keys.renew(ownerOf(deps, credential), successor => replaceEverywhere(deps, credential, successor));
		}
	};
}

/** Revokes the key that a leak belongs to. */
export function revokeLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const credential = await credentialOf(deps.texts, argument);
		if (credential) {
			await deps.keys.revoke(ownerOf(deps, credential));
		}
	};
}

function ownerOf({ known }: LeakDeps, { digests }: CredentialRef) {
	return digests.map(digest => known.find(digest)).find(owner => owner !== undefined);
}

async function replaceEverywhere(
	deps: LeakDeps,
	{ digests, uris }: CredentialRef,
	successor: ApiKey | undefined,
): Promise<void> {
	for (const uri of uris) {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
		const leaks = (await deps.texts.current(document)).filter(({ digest }) => digests.includes(digest));
		if (leaks.length > 0) {
			await replaceLeaks(deps, document, { leaks, values: 'drop', successor });
		}
	}
}
