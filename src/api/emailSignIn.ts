import { tokenEnd } from '../core/connect/tokenEnd.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Failure, YativoError } from '../core/failure.ts';
import type { BasePath } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { EmailSignIn } from './client.ts';
import type { Http, Reply } from './http.ts';
import { failureOf, type Refusal } from './refusal.ts';
import { isAbsent, refusedCredentials } from './signIn.ts';
import { readToken } from './tokenWire.ts';

/** The root under which the session pages print their paths, then the newer one. */
const documentedBases: readonly BasePath[] = ['/api', '/api/v1'];

/**
 * Signs in with a code sent by e-mail. Each call is sent once to an address; only "no such route" leads on to the next.
 *
 * https://docs.yativo.com/sandbox/authentication, https://docs.yativo.com/api-reference/authentication/verify-otp. The
 * answer of the login is documented nowhere: any success means that a code was sent.
 */
export function createEmailSignIn(http: Http, basePath: BasePath | undefined): EmailSignIn {
	let bases = basePath ? [basePath, ...documentedBases.filter(base => base !== basePath)] : documentedBases;

	async function post(path: string, body: Record<string, unknown>, signal: AbortSignal): Promise<Reply> {
		let reply: Reply | undefined;
		for (const base of bases) {
			reply = await http.send({ method: 'POST', basePath: base, path, body, signal });
			if (reply.ok || !isAbsent(reply.refusal)) {
				bases = [base];
				break;
			}
		}
		if (!reply) {
			throw new YativoError({ kind: 'surfaceNotFound', host: http.host });
		}
		return reply;
	}

	return {
		async requestCode(email, signal) {
			const reply = await post('/authentication/login', { email }, signal);
			if (!reply.ok) {
				throw new YativoError(refusedCredentials(reply.refusal));
			}
			if (reply.text.trim() !== '' && reply.json === undefined) {
				throw new YativoError({ kind: 'notJson', host: http.host, status: reply.status });
			}
		},
		async exchangeCode(email: string, code: Secret, signal): Promise<Credentials> {
			const reply = await post('/authentication/otp_verification', { otp: code, email }, signal);
			if (!reply.ok) {
				throw new YativoError(refusedCode(reply.refusal));
			}
			if (reply.json === undefined) {
				throw new YativoError({ kind: 'notJson', host: http.host, status: reply.status });
			}
			const clockSkewMs = http.clockSkewMs() ?? 0;
			const token = readToken(reply.json, { host: http.host, sentAt: reply.sentAt, clockSkewMs });
			const end = token.isEndKnown ? new Date(token.endsAt) : tokenEnd(token.value.reveal());
			return { kind: 'accessToken', token: token.value, ...(end && { expiresAt: end }) };
		},
	};
}

/** The e-mailed code is the only thing that can be wrong here, unless the server has other troubles. */
function refusedCode(refusal: Refusal): Failure {
	const failure = failureOf(refusal);
	return failure.kind === 'rateLimited' || failure.kind === 'serverFault'
		? failure
		: { kind: 'codeRefused', from: 'email', ...(refusal.detail && { detail: refusal.detail }) };
}
