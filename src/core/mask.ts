/** Where a prefix ends: after `yativo_`, `yvk_live_`, `whsec_`, `eyJ`; values without one have none. */
const prefix = /^(?:[a-z]{2,6}_(?:(?:live|test|sandbox)_)?|eyJ)/;

/** A credential as it may be shown: prefix and last four characters, the rest one `…`. */
export function mask(value: string): string {
	return `${prefix.exec(value)?.[0] ?? ''}…${value.slice(-4)}`;
}
