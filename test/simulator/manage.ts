import type { Account } from './account.ts';
import { authenticateManager, type Caller } from './authenticate.ts';
import type { SimulatedKey } from './key.ts';
import { Refusal } from './refusal.ts';
import { headerOf, jsonOf, type Visit } from './route.ts';
import type { KeySurface } from './scopes.ts';

export function productOf(surface: KeySurface): 'crypto' | 'fiat' {
	return surface === 'business' ? 'fiat' : 'crypto';
}

/** The caller of a reading operation, with the code checked where reads need one. */
export function authenticateReader(visit: Visit, surface: KeySurface): Caller {
	const caller = authenticateManager(visit, productOf(surface), 'read');
	if (surface !== 'business' && visit.world.settings.totpForReads === 'always' && caller.account.twoFactor) {
		caller.account.authenticator.check(codeOf(visit), visit.world.settings);
	}
	return caller;
}

/** The caller of a changing operation, with the code used up where the surface or the switches want one. */
export function authenticateWriter(visit: Visit, surface: KeySurface): Caller {
	const caller = authenticateManager(visit, productOf(surface), 'write');
	const { account } = caller;
	const { cryptoTotp, businessTotp } = visit.world.settings;
	if (surface === 'crypto-2fa' && !account.twoFactor) {
		throw new Refusal(403, 'Two-factor authentication must be enabled before API keys can be managed');
	}
	const rule = surface === 'crypto-2fa' ? 'required' : surface === 'business' ? businessTotp : cryptoTotp;
	const code = codeOf(visit);
	if (account.twoFactor && (rule === 'required' || (rule === 'checked-if-sent' && code !== undefined))) {
		account.authenticator.check(code, visit.world.settings);
	}
	return caller;
}

function codeOf({ call, world }: Visit): string | undefined {
	const { totpPlace } = world.settings;
	const header = totpPlace === 'body' ? undefined : headerOf(call, 'x-2fa-token');
	if (header !== undefined || totpPlace === 'header') {
		return header;
	}
	const field = jsonOf(call).two_factor_token;
	return typeof field === 'string' ? field : undefined;
}

/** The account's key with the id in the path. Crypto and business keys do not see each other. */
export function keyOf(visit: Visit, account: Account, surface: KeySurface): SimulatedKey {
	const key = keysOf(account, surface).find(candidate => candidate.id === visit.id);
	if (!key) {
		throw new Refusal(404, `API key with ID '${visit.id}' not found`);
	}
	return key;
}

/** The keys that a list of `surface` is about. */
export function keysOf(account: Account, surface: KeySurface): SimulatedKey[] {
	return account.keys.filter(key => productOf(key.surface) === productOf(surface));
}

/** Revokes the key in the path and returns it. */
export function revoke(visit: Visit, surface: KeySurface): SimulatedKey & { revokedAt: number } {
	const { account } = authenticateWriter(visit, surface);
	const key = keyOf(visit, account, surface);
	if (key.revokedAt !== undefined) {
		switch (visit.world.settings.revokeAgain) {
			case 'conflict':
				throw new Refusal(409, 'API key is revoked already');
			case 'not-found':
				throw new Refusal(404, `API key with ID '${key.id}' not found`);
			case 'success':
				break;
		}
	}
	return Object.assign(key, { revokedAt: key.revokedAt ?? visit.world.clock.now() });
}
