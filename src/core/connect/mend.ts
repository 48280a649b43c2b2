import type { Failure } from '../failure.ts';
import type { Mending } from '../flow.ts';
import { type ConnectDraft, type ConnectStep, connectSteps, fieldsOf } from './draft.ts';

/**
 * The step whose answer can mend a failure. Where no answer can (the network, the server's own fault, a limit), the
 * conversation stays at the step that failed, where Enter tries again.
 */
export function mendConnect(
	failure: Failure,
	step: ConnectStep,
	draft: ConnectDraft,
): Mending<ConnectStep, ConnectDraft> {
	switch (failure.kind) {
		case 'endpointRefused':
		case 'offline':
		case 'timedOut':
		case 'untrustedCertificate':
		case 'redirected':
		case 'notJson':
		case 'tooLarge':
			return { step: addressStep(draft) ?? step, draft };
		case 'codeNeeded':
		case 'codeRefused':
			return step === 'email' || step === 'code' ? { step, draft } : mendCode(draft);
		case 'credentialsRefused':
		case 'sessionEnded':
		case 'refused':
			return { step: credentialStep(step, draft), draft };
		case 'forbidden':
			return { step: 'method', draft };
		case 'routeNotFound':
			return { step: addressStep(draft) ?? 'method', draft };
		case 'surfaceNotFound':
		case 'unexpectedAnswer':
		case 'notFound':
		case 'unsupported':
			return mendSurface(step, draft);
		default:
			return { step, draft };
	}
}

/** An address that the documentation names is right: only a typed one, or one chosen of several, may be wrong. */
function addressStep(draft: ConnectDraft): ConnectStep | undefined {
	return connectSteps(draft).find(step => step === 'address' || step === 'sandboxHost');
}

/** While a code is being sent or checked, the step itself; else the first half of the credentials, as either may be wrong. */
function credentialStep(step: ConnectStep, { method }: ConnectDraft): ConnectStep {
	const fields: readonly ConnectStep[] = method ? fieldsOf[method] : [];
	return (fields.includes(step) ? step : fields[0]) ?? 'method';
}

/** Sending or checking a code says nothing about surfaces: those are asked for once listing has failed. */
function mendSurface(step: ConnectStep, draft: ConnectDraft): Mending<ConnectStep, ConnectDraft> {
	return step === 'email' || step === 'code'
		? { step, draft }
		: { step: 'surface', draft: { ...draft, surfaceAsked: true } };
}

/** A code works once: another is asked for. */
function mendCode(draft: ConnectDraft): Mending<ConnectStep, ConnectDraft> {
	const { authenticatorCode: _used, ...rest } = draft;
	return { step: 'authenticator', draft: { ...rest, authenticatorAsked: true } };
}
