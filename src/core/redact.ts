import { credentialFormats } from './credentialFormats.ts';

const body = '[A-Za-z0-9+/=-]';
/** An identifier such as `yativo_customer_id` stays, because its parts are short. */
const prefixes = credentialFormats.map(({ id, prefix }) => (id === 'cryptoKey' ? `${prefix}(?=${body}{12})` : prefix));
/** Wider than the formats on purpose: what is cut off, too long or of a later generation must not be shown either. */
const prefixed = new RegExp(`(?<prefix>${[...prefixes, 'whsec_'].join('|')})${body}{8,4096}`, 'g');
const jsonWebToken = /\beyJ[\w-]{6,4096}(?:\.[\w-]{0,4096}){0,2}/g;
const longHex = /[0-9a-fA-F]{32,4096}/g;
const bearer = /(?<prefix>\b(?:bearer|basic)\s{1,4})[\w.~+/=-]{8,4096}/gi;
const named =
	/(?<prefix>\b(?:api[_-]?key|(?:[a-z]{1,12}[_-]?)?secret|(?:[a-z_]{1,16}[_-])?token|password|pin|otp|totp|x-2fa-token)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?)(?!\[redacted\])[^\s"'\\,;&}\]]{1,4096}/gi;

/**
 * A text with everything that may be a credential replaced by `[redacted]`; prefixes and names stay, values go whole.
 *
 * For text that others wrote, such as a server's error message, before it is shown or logged. Never throws.
 */
export function redact(text: string): string {
	return [prefixed, bearer, named]
		.reduce((rest, pattern) => rest.replace(pattern, '$<prefix>[redacted]'), text.replace(jsonWebToken, '[redacted]'))
		.replace(longHex, '[redacted]');
}
