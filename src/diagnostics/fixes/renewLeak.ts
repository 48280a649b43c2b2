import * as vscode from 'vscode';
import { YativoError } from '../../core/failure.ts';
import type { KnownKey } from '../../core/knownKeys.ts';
import type { LeakDeps } from '../deps.ts';
import { type CredentialRef, credentialOf } from './leakRef.ts';
import { type Outcome, type Replacement, replaceLeaks } from './replaceLeaks.ts';
import { type Renewal, tellRenewed } from './tellRenewed.ts';
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

/**
 * Goes on behind a document that cannot be changed. What fails otherwise ends it, and so does the user who wants nothing of
 * it; what came of it until then is told in any case, once for all.
 */
async function replaceEverywhere(deps: LeakDeps, { marks, uris }: CredentialRef, how: Renewing): Promise<void> {
	const digests = new Set(marks.map(({ digest }) => digest));
	const renewals = new Map<string, Renewal>(
		uris.map(name => [name, { uri: vscode.Uri.parse(name, true), left: ['all'] }]),
	);
	try {
		for (const [name, { uri }] of renewals) {
			const renewal = await replaceIn(deps, uri, { digests, how });
			if (!renewal) {
				break;
			}
			renewals.set(name, renewal);
		}
	} finally {
		tellRenewed([...renewals.values()]).catch(deps.report);
	}
}

type Renewing = Omit<Replacement, 'leaks'>;

/** @returns `undefined` when the user wants nothing of it */
async function replaceIn(
	deps: LeakDeps,
	uri: vscode.Uri,
	{ digests, how }: { readonly digests: ReadonlySet<string>; readonly how: Renewing },
): Promise<Renewal | undefined> {
	const document = await vscode.workspace.openTextDocument(uri).then(
		opened => opened,
		() => undefined, // gone, or no text any more
	);
	if (!document || !deps.texts.of(uri)) {
		return { uri, left: ['all'] };
	}
	const current = async () => (await deps.texts.current(document)).filter(({ digest }) => digests.has(digest));
	const leaks = await current();
	try {
		const outcome = leaks.length > 0 ? await replaceLeaks(deps, document, { leaks, ...how }) : nothing;
		return outcome && { uri, outcome, left: outcome.refused };
	} catch (error) {
		if (error instanceof YativoError && error.failure.kind === 'fileNotWritable') {
			return { uri, left: await current() };
		}
		throw error;
	}
}

/** Of a document in which the credential is no more. */
const nothing: Outcome = { replaced: [], values: 'drop', where: undefined, refused: [], reasons: [] };
