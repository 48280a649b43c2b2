import * as l10n from '@vscode/l10n';
import { type CredentialFormat, credentialFormats } from '../credentialFormats.ts';
import type { Complaint } from '../flow.ts';
import type { Field } from './draft.ts';
import { tokenEnd } from './tokenEnd.ts';

/** What a check may depend on besides the text. */
export interface CheckContext {
	/** The key typed before, which tells the format of its secret. */
	readonly apiKey?: string;
	readonly now: Date;
}

/**
 * What a pasted value means: white space around it never counts, nor does the word `Bearer` before an access token, which is
 * how the documentation prints one.
 */
export function normalizeField(field: Field, text: string): string {
	const trimmed = text.trim();
	return field === 'accessToken' ? trimmed.replace(/^Bearer\s+/i, '') : trimmed;
}

/**
 * What is wrong with a normalised value. Only what could never be sent or answered is an error. A value that does not look
 * like any documented format is a warning: the documentation disagrees with itself, and formats change.
 *
 * The text is never part of a message. Sources besides those of the formats: https://docs.yativo.com/yativo-fiat/authentication
 * (account ids), https://docs.yativo.com/api-reference/authentication/verify-otp (six digits).
 */
export function checkField(field: Field, text: string, context: CheckContext): Complaint | undefined {
	if (text === '') {
		return { severity: 'error', message: missing(field) };
	}
	if (!/^[\x21-\x7e]+$/.test(text)) {
		return {
			severity: 'error',
			message: /\s/.test(text)
				? l10n.t('There is white space inside. Paste one value only.')
				: l10n.t('This holds a character that cannot be part of it.'),
		};
	}
	if (field === 'email' && !/^[^@]+@[^@]+$/.test(text)) {
		return { severity: 'error', message: l10n.t('This is not an e-mail address.') };
	}
	const message = wrapped(text) ?? doubt(field, text, context);
	return message === undefined ? undefined : { severity: 'warning', message };
}

function missing(field: Field): string {
	switch (field) {
		case 'apiKey':
			return l10n.t('Enter the API key.');
		case 'apiSecret':
			return l10n.t('Enter the API secret.');
		case 'accessToken':
			return l10n.t('Enter the access token.');
		case 'email':
			return l10n.t('Enter your e-mail address.');
		case 'code':
			return l10n.t('Enter the code from the e-mail.');
		case 'accountId':
			return l10n.t('Enter the account id.');
		case 'appSecret':
			return l10n.t('Enter the App Secret.');
		case 'businessKey':
			return l10n.t('Enter the business key.');
	}
}

/** A line of a `.env` file, or a value with its quotes: a slip of copying that no format explains better. */
export function wrapped(text: string): string | undefined {
	if (/^[A-Z][A-Z\d_]*=/.test(text)) {
		return l10n.t('This looks like a whole line of an environment file. Paste the value alone.');
	}
	return /^["'`]|["'`]$/.test(text) ? l10n.t('There are quotes around this. Paste the value alone.') : undefined;
}

function doubt(field: Field, text: string, context: CheckContext): string | undefined {
	switch (field) {
		case 'apiKey':
			return doubtKey(text);
		case 'apiSecret':
			return doubtSecret(text, context.apiKey ?? '');
		case 'accessToken':
			return doubtToken(text, context.now);
		case 'email':
			return undefined;
		case 'code':
			return /^\d{6}$/.test(text) ? undefined : l10n.t('Codes have six digits.');
		case 'accountId':
			return /^acct_[A-Za-z\d]+$/.test(text) ? undefined : l10n.t('Account ids start with acct_.');
		case 'appSecret':
		case 'businessKey':
			return formatOf(text)?.id === 'businessKey'
				? cutOff(text)
				: l10n.t('Business keys and App Secrets start with yat_live_.');
	}
}

/** The secret of a `yativo_` key has no prefix: 64 hexadecimal digits. */
const isPlainSecret = (text: string) => /^[\da-f]{64}$/.test(text);
const isToken = (text: string) => /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(text);

function doubtKey(text: string): string | undefined {
	switch (formatOf(text)?.id) {
		case 'cryptoKey':
		case 'guideKey':
		case 'olderKey':
			return cutOff(text);
		case 'guideSecret':
		case 'olderSecret':
			return l10n.t('This looks like the API secret, which is asked for next.');
		case 'businessKey':
			return l10n.t('This looks like a key of Yativo Business: go back and choose that product.');
		case undefined:
			break;
	}
	if (isPlainSecret(text)) {
		return l10n.t('This looks like the API secret, which is asked for next.');
	}
	return isToken(text)
		? l10n.t('This looks like an access token: go back and choose that method.')
		: l10n.t('API keys start with yativo_, yvk_live_ or yk_live_.');
}

/** Why a text does not look like the secret of a key. @param key the key, or how it begins; `''` when it is not known */
export function doubtSecret(text: string, key: string): string | undefined {
	const format = formatOf(text)?.id;
	if (format === 'cryptoKey' || format === 'guideKey' || format === 'olderKey') {
		return l10n.t('This looks like the API key, not its secret.');
	}
	switch (formatOf(key)?.id) {
		case 'cryptoKey':
			return isPlainSecret(text)
				? undefined
				: l10n.t('The secret of a key that starts with {0} has 64 characters, 0-9 and a-f.', 'yativo_');
		case 'guideKey':
			return format === 'guideSecret'
				? cutOff(text)
				: l10n.t('The secret of a key that starts with {0} starts with {1}.', 'yvk_live_', 'yvs_live_');
		case 'olderKey':
			return format === 'olderSecret'
				? cutOff(text)
				: l10n.t('The secret of a key that starts with {0} starts with {1}.', 'yk_live_', 'ys_live_');
		default:
			return cutOff(text);
	}
}

function doubtToken(text: string, now: Date): string | undefined {
	if (!isToken(text)) {
		return l10n.t('Access tokens start with eyJ and have two dots inside.');
	}
	const end = tokenEnd(text);
	return end && end <= now ? l10n.t('This access token has expired. Get a new one.') : undefined;
}

/** The documented format that a text starts like. */
function formatOf(text: string): CredentialFormat | undefined {
	return credentialFormats.find(({ prefix }) => new RegExp(`^${prefix}`).test(text));
}

/** Whether a text that starts like a format does not go on like it. */
function cutOff(text: string): string | undefined {
	const format = formatOf(text);
	return !format || new RegExp(`^${format.prefix}${format.body}$`).test(text)
		? undefined
		: l10n.t('The length or the characters are unusual. Is something missing?');
}
