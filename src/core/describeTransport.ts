import * as l10n from '@vscode/l10n';
import type { Description } from './describe.ts';
import { describeWorkspace, type WorkspaceFailure } from './describeWorkspace.ts';
import type { Failure } from './failure.ts';

/** Failures on the way to a server, and answers that are not those of the API. */
type TransportFailure = Extract<
	Failure,
	{
		kind:
			| 'offline'
			| 'timedOut'
			| 'untrustedCertificate'
			| 'proxyFailed'
			| 'redirected'
			| 'tooLarge'
			| 'notJson'
			| 'unexpectedAnswer';
	}
>;

/** Puts a failure of the way to a server into words, and leaves those of the workspace to their own file. */
export function describeTransport(failure: TransportFailure | WorkspaceFailure): Description {
	switch (failure.kind) {
		case 'offline':
			return { message: offline(failure), remedy: 'retry' };
		case 'timedOut':
			return { message: l10n.t('{0} did not answer in time.', failure.host), remedy: 'retry' };
		case 'untrustedCertificate':
			return { message: untrusted(failure), remedy: 'showLog' };
		case 'proxyFailed':
			return { message: proxyFailed(failure), remedy: 'openSettings' };
		case 'redirected':
			return {
				message: l10n.t(
					'{0} redirected to {1}. Credentials are never sent on to another address.',
					failure.host,
					failure.to,
				),
				remedy: 'retry',
			};
		case 'tooLarge':
			return {
				message: l10n.t(
					'The answer from {0} is larger than {1} MB and was not read.',
					failure.host,
					failure.limitBytes / 1_000_000,
				),
				remedy: 'showLog',
			};
		case 'notJson':
			return {
				message: l10n.t(
					'{0} did not answer like the Yativo API (HTTP {1}, no JSON). Check the address.',
					failure.host,
					failure.status,
				),
				remedy: 'retry',
			};
		case 'unexpectedAnswer':
			return {
				message: l10n.t(
					'The answer from {0} was not understood: the field “{1}” is missing or unexpected.',
					failure.host,
					failure.field,
				),
				remedy: 'showLog',
			};
		default:
			return describeWorkspace(failure);
	}
}

/** Where a connection never came to be, its error code tells an administrator why; later ones are the HTTP client's own. */
function offline({ host, delivery, code = '' }: Extract<Failure, { kind: 'offline' }>): string {
	if (/^(?:ERR_SSL_|EPROTO$)/.test(code)) {
		return l10n.t('{0} does not speak HTTPS as it should ({1}). Check the address.', host, code);
	}
	return delivery === 'unknown'
		? l10n.t('The connection to {0} broke off before the whole answer came.', host)
		: l10n.t('{0} could not be reached. Check the network connection and the proxy settings.', host);
}

function untrusted({ host, code }: Extract<Failure, { kind: 'untrustedCertificate' }>): string {
	return /ISSUER|SELF_SIGNED|LEAF|CERT_UNTRUSTED/.test(code)
		? l10n.t(
				'The certificate of {0} is not trusted ({1}). If your company inspects traffic, give its certificate authority to VS Code with NODE_EXTRA_CA_CERTS.',
				host,
				code,
			)
		: l10n.t(
				'The certificate of {0} is not valid ({1}). Check the address, and the clock of this machine.',
				host,
				code,
			);
}

function proxyFailed({ proxy, status, unsupported }: Extract<Failure, { kind: 'proxyFailed' }>): string {
	if (unsupported !== undefined) {
		return l10n.t('The proxy {0} is not supported ({1}): only HTTP and HTTPS proxies are.', proxy, unsupported);
	}
	if (status === 407) {
		return l10n.t('The proxy {0} wants a user name and password: write them into the setting http.proxy.', proxy);
	}
	return status === undefined
		? l10n.t('The proxy {0} could not be reached.', proxy)
		: l10n.t('The proxy {0} refused the connection (HTTP {1}).', proxy, status);
}
