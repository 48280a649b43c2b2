import * as l10n from '@vscode/l10n';
import { environmentText, productText } from '../environmentText.ts';
import type { Flow } from '../flow.ts';
import type { Environment, Method, Product } from '../profile.ts';
import { Secret } from '../secret.ts';
import { fixedSurfaceOf } from '../surfaceChoice.ts';
import { parseTotpCode } from '../totpCode.ts';
import { normalizeField } from './checkField.ts';
import { type ConnectDraft, type ConnectStep, connectSteps, endpointOf, type Field } from './draft.ts';
import { mendConnect } from './mend.ts';
import { type ConnectContext, connectQuestion, proposedName } from './questions.ts';

/** Product, environment, method, credentials, name: the conversation that ends with a profile. */
export function connectFlow(context: ConnectContext): Flow<ConnectStep, ConnectDraft> {
	return {
		title: connectTitle,
		steps: connectSteps,
		question: (step, draft) => connectQuestion(step, draft, context),
		answer: (step, draft, value) => answerConnect(step, draft, { text: value.reveal(), context }),
		mend: mendConnect,
	};
}

/** Says where the credentials will go, as soon as that is known. */
function connectTitle(draft: ConnectDraft): string {
	if (draft.existing) {
		return l10n.t('Sign in to {0}', draft.existing.name);
	}
	if (!draft.product || !draft.environment) {
		return l10n.t('Connect to Yativo');
	}
	return l10n.t('Connect to Yativo {0}: {1}', productText(draft.product), placeText(draft));
}

function placeText(draft: ConnectDraft): string {
	if (draft.environment === 'custom' && draft.address === undefined) {
		return environmentText('custom');
	}
	const { environment, origin } = endpointOf(draft);
	return environment === 'custom' ? new URL(origin).host : environmentText(environment);
}

/** The draft with one more answer. Another product empties what was chosen for the former one. */
function answerConnect(
	step: ConnectStep,
	draft: ConnectDraft,
	{ text, context }: { readonly text: string; readonly context: ConnectContext },
): ConnectDraft {
	switch (step) {
		case 'product':
			return text === draft.product ? draft : { fields: {}, product: text as Product };
		case 'environment':
			return elsewhere(draft, { environment: text as Environment });
		case 'sandboxHost':
			return elsewhere(draft, { sandboxHost: text });
		case 'address':
			return elsewhere(draft, { address: text.trim() });
		case 'method':
			return { ...draft, method: text as Method };
		case 'surface': {
			const { fixed: _fixed, ...rest } = draft;
			const fixed = fixedSurfaceOf(draft.product ?? 'crypto', text);
			return fixed ? { ...rest, fixed } : rest;
		}
		case 'name': {
			const { nameProposed: _proposed, ...rest } = draft;
			const name = text.trim();
			return { ...rest, name, ...(name === proposedName(draft, context) && { nameProposed: true }) };
		}
		case 'authenticator': {
			const { authenticatorCode: _former, ...rest } = draft;
			const code = parseTotpCode(text);
			return code ? { ...rest, authenticatorCode: code } : rest;
		}
		case 'email':
			return withField(ofAccount(draft, normalizeField(step, text)), step, text);
		default:
			return withField(draft, step, text);
	}
}

function withField(draft: ConnectDraft, field: Field, text: string): ConnectDraft {
	return { ...draft, fields: { ...draft.fields, [field]: new Secret(normalizeField(field, text)) } };
}

/** A code that was sent to one e-mail address, and the session it was exchanged for, are of that account alone. */
function ofAccount(draft: ConnectDraft, email: string): ConnectDraft {
	if (draft.fields.email?.reveal() === email) {
		return draft;
	}
	const { exchanged: _exchanged, ...rest } = draft;
	const { code: _code, ...fields } = draft.fields;
	return { ...rest, fields };
}

type Place = Partial<Pick<ConnectDraft, 'environment' | 'sandboxHost' | 'address'>>;

/** What was found out about one place says nothing about another, and a name proposed for it may be misleading. */
function elsewhere(draft: ConnectDraft, place: Place): ConnectDraft {
	const moved = { ...draft, ...place };
	if (
		moved.environment === draft.environment &&
		moved.sandboxHost === draft.sandboxHost &&
		moved.address === draft.address
	) {
		return draft;
	}
	const { surfaceAsked, fixed, exchanged, authenticatorAsked, authenticatorCode, ...rest } = moved;
	const { name, nameProposed, ...unnamed } = rest;
	return nameProposed ? unnamed : rest;
}
