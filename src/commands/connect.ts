import type { Network } from '../api/client.ts';
import { connectFlow } from '../core/connect/connectFlow.ts';
import { type ConnectDraft, type ConnectStep, connectSteps, endpointOf, fieldsOf } from '../core/connect/draft.ts';
import { credentialsOf, profileOf, signInAgain } from '../core/connect/result.ts';
import { YativoError } from '../core/failure.ts';
import type { Product, Profile } from '../core/profile.ts';
import type { SentCodes } from '../core/sentCodes.ts';
import { runFlow } from '../ui/steps.ts';
import type { SignedIn } from '../views/session.ts';
import type { Sessions } from '../views/sessions.ts';

/** What connecting needs. */
export interface ConnectSources {
	/** Loads the network bundle at the first call. */
	readonly network: () => Promise<Network>;
	readonly sessions: Sessions;
	/** Stores a connection. Resolves to false where the user would not have its credentials held in memory alone. */
	readonly keep: (signedIn: SignedIn) => Promise<boolean>;
	/** Makes a profile the one to work with, and shows its keys. */
	readonly activate: (profile: Profile) => Promise<void>;
	readonly sentCodes: SentCodes;
	readonly newId: () => string;
	readonly now: () => Date;
}

/**
 * Asks how to connect, proves it by listing keys, and only then stores anything. Given a profile, signs in to it again; given
 * a product, asks for that one no more.
 *
 * @returns the profile, or `undefined` when the user dismissed a step: then nothing has changed.
 */
export function connect({ network, sessions, keep, activate, sentCodes, newId, now }: ConnectSources) {
	return async (existing?: Profile, product?: Product): Promise<Profile | undefined> => {
		const id = newId();
		const flow = connectFlow({
			taken: sessions.all.map(({ profile }) => profile.name),
			wasSent: code => sentCodes.has(code),
			now: now(),
		});
		let proof: SignedIn | undefined;

		async function commit(step: ConnectStep, draft: ConnectDraft, signal: AbortSignal): Promise<ConnectDraft> {
			const committed = await exchangeCode(step, draft, signal);
			if (step === connectSteps(committed).at(-1)) {
				proof = await prove(committed, signal);
			}
			return committed;
		}

		async function exchangeCode(step: ConnectStep, draft: ConnectDraft, signal: AbortSignal): Promise<ConnectDraft> {
			const { email, code } = draft.fields;
			if (step === 'email' && email) {
				const signIn = (await network()).emailSignIn(endpointOf(draft));
				await signIn.requestCode(email.reveal(), signal);
			}
			if (step !== 'code' || !email || !code || draft.exchanged?.code.reveal() === code.reveal()) {
				return draft;
			}
			const signIn = (await network()).emailSignIn(endpointOf(draft));
			return { ...draft, exchanged: { code, credentials: await signIn.exchangeCode(email.reveal(), code, signal) } };
		}

		async function prove(draft: ConnectDraft, signal: AbortSignal): Promise<SignedIn> {
			const credentials = credentialsOf(draft);
			if (!credentials) {
				throw new YativoError({ kind: 'credentialsRefused' });
			}
			const code = draft.authenticatorCode;
			if (code) {
				sentCodes.add(code);
			}
			const proved = await (await network()).connect(
				profileOf(draft, id),
				{ ...credentials, ...(code && { code }) },
				signal,
			);
			return { credentials, ...proved, ...(code && { withCode: true }) };
		}

		const start: ConnectDraft = existing ? signInAgain(existing) : { fields: {}, ...(product && { product }) };
		const step = existing ? fieldsOf[existing.method][0] : product && 'environment';
		const end = await runFlow(flow, { draft: start, commit, ...(step && { step }) });
		if (!end || !proof) {
			return undefined;
		}
		const { profile } = proof.connection;
		if (!(await keep(proof))) {
			return undefined;
		}
		await activate(profile);
		return profile;
	};
}

/** The product that one of our own callers wants connected. */
export function productNamed(argument: unknown): Product | undefined {
	const { product } = (argument ?? {}) as { readonly product?: unknown };
	return product === 'crypto' || product === 'business' ? product : undefined;
}
