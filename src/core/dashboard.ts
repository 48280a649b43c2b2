import type { Profile } from './profile.ts';

/**
 * Where a profile's account is managed in a browser.
 *
 * A fixed list: never the address that a custom profile names. Sources: https://docs.yativo.com/yativo-crypto/authentication,
 * https://docs.yativo.com/yativo-fiat/authentication
 */
export function dashboardOf({ product, environment }: Pick<Profile, 'product' | 'environment'>): string {
	if (product === 'business') {
		return 'https://app.yativo.com';
	}
	return environment === 'production' ? 'https://crypto.yativo.com' : 'https://sandbox-crypto.yativo.com';
}
