import { stateOf } from './key.ts';
import type { Simulator } from './simulator.ts';

/**
 * What a person needs to try things out: origin, every way to sign in, the authenticator.
 *
 * Everything is synthetic and valid for this simulator alone.
 */
export function announce({ origin, account, bearer, now }: Simulator): string {
	const usable = account.keys.filter(key => stateOf(key, now()) === 'active');
	const crypto = usable.find(key => key.surface !== 'business');
	const business = usable.find(key => key.surface === 'business');
	const rows: [string, string | undefined][] = [
		['Local Yativo API', origin],
		['', undefined],
		['Crypto', undefined],
		['  API key', crypto?.apiKey],
		['  API secret', crypto?.secret],
		['  Access token', bearer('crypto')],
		['  E-mail address', `${account.email} (the code appears here)`],
		['', undefined],
		['Business', undefined],
		['  Account ID', account.accountId],
		['  App secret', account.appSecret],
		['  Business key', business?.apiKey],
		['', undefined],
		['Authenticator', undefined],
		['  TOTP secret', account.totpSecret],
		['  Code now', account.totp()],
	];
	return rows.map(([label, value]) => `${label.padEnd(18)}${value ?? ''}`.trimEnd()).join('\n');
}
