/** A credential that its own text gives away: a prefix, then characters of one alphabet. */
export interface CredentialFormat {
	readonly id: 'cryptoKey' | 'guideKey' | 'guideSecret' | 'olderKey' | 'olderSecret' | 'businessKey';
	/** What stands in front; `(live)` marks the word that other environments replace. */
	readonly prefix: string;
	/** Source of a bounded regular expression for the rest. */
	readonly body: string;
}

/** Environments that a prefix may name. Only `live` is documented; the others are plausible and cost nothing. */
const environment = '(?:live|test|sandbox)';

/**
 * The formats that name themselves, with the one place that says how each looks.
 *
 * Sources: https://docs.yativo.com/api-reference/api-keys/create (`yativo_`, `yk_live_`, `ys_live_`),
 * https://docs.yativo.com/yativo-crypto/api-keys (`yvk_live_`, `yvs_live_`; length and alphabet not documented),
 * https://docs.yativo.com/yativo-fiat/api-keys (`yat_live_`, also the App Secret's shape).
 */
export const credentialFormats: readonly CredentialFormat[] = [
	{ id: 'cryptoKey', prefix: 'yativo_', body: '[0-9a-f]{48}' },
	{ id: 'guideKey', prefix: `yvk_${environment}_`, body: '[A-Za-z0-9]{16,256}' },
	{ id: 'guideSecret', prefix: `yvs_${environment}_`, body: '[A-Za-z0-9]{16,256}' },
	{ id: 'olderKey', prefix: `yk_${environment}_`, body: '[A-Za-z0-9]{26}' },
	{ id: 'olderSecret', prefix: `ys_${environment}_`, body: '[0-9a-f]{32}' },
	{ id: 'businessKey', prefix: `yat_${environment}_`, body: '[A-Za-z0-9]{35}' },
];

/** The format with this id. */
export function credentialFormat(id: CredentialFormat['id']): CredentialFormat {
	const format = credentialFormats.find(candidate => candidate.id === id);
	if (format === undefined) {
		throw new Error(`No credential format ${id}`);
	}
	return format;
}
