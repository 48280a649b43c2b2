import type { Account } from './account.ts';
import type { SimulatedKey } from './key.ts';
import { invalid, jsonOf, type Visit } from './route.ts';
import { coarseScopes, type KeySurface, scopesOf, vocabularyOf } from './scopes.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a valid create request asks for. */
interface Wish {
	readonly name: string;
	readonly scopes: readonly string[];
	readonly expiresAt?: number;
}

/** Creates the key a request asks for, or refuses the request with what is wrong with each field. */
export function createKey(visit: Visit, account: Account, surface: KeySurface): SimulatedKey {
	const { settings, clock, mint } = visit.world;
	const wish = readWish(visit, surface);
	const key = account.addKey({
		...wish,
		surface,
		name: settings.grantedName === 'requested' ? wish.name : 'Production API Key',
		scopes: granted(settings.grantedScopes, wish.scopes),
		listedFrom: clock.now() + settings.propagationMs,
		id: {
			ulid: () => `key_${mint('ulid', 26)}`,
			hex: () => `key_${mint('hex', 24)}`,
			short: () => `key_01${mint('hex', 6)}`,
		}[settings.idFormat](),
	});
	return key;
}

/** The scopes in a request, checked; where none are sent and none are needed, all of the surface. */
export function readScopes(visit: Visit, surface: KeySurface): readonly string[] {
	const { scopesRequired, scopeVocabulary } = visit.world.settings;
	const { permissions } = jsonOf(visit.call);
	const required = scopesRequired === 'always' || (scopesRequired === 'as-documented' && surface === 'crypto-2fa');
	if (permissions === undefined && !required) {
		return scopesOf[surface];
	}
	const status = statusOf(surface);
	if (!Array.isArray(permissions) || permissions.length === 0 || !permissions.every(isText)) {
		throw invalid({ permissions: 'Must be a non-empty list of scopes' }, status);
	}
	const known = { product: vocabularyOf(surface), surface: scopesOf[surface], any: permissions }[scopeVocabulary];
	const unknown = permissions.filter(scope => !known.includes(scope));
	if (unknown.length > 0) {
		throw invalid({ permissions: `Unknown scope '${unknown[0]}'` }, status);
	}
	return [...new Set(permissions)];
}

function readWish(visit: Visit, surface: KeySurface): Wish {
	const body = jsonOf(visit.call);
	const expiryFields = expiryFieldsOf(visit, surface);
	refuseUnknownFields(visit, surface, ['name', 'permissions', ...expiryFields]);
	if (!isText(body.name)) {
		throw invalid({ name: 'The name field is required.' }, statusOf(surface));
	}
	const scopes = readScopes(visit, surface);
	const field = expiryFields.find(name => body[name] !== undefined && body[name] !== null);
	if (field === undefined) {
		return { name: body.name, scopes };
	}
	const now = visit.world.clock.now();
	const value = body[field];
	const expiresAt =
		field === 'expires_at'
			? Date.parse(isText(value) ? value : '')
			: now + (typeof value === 'number' ? value : Number.NaN) * dayMs;
	if (!(expiresAt > now)) {
		throw invalid({ [field]: 'Must be in the future' }, statusOf(surface));
	}
	return { name: body.name, scopes, expiresAt };
}

function expiryFieldsOf(visit: Visit, surface: KeySurface): readonly ('expires_at' | 'expires_in_days')[] {
	const { expiryField } = visit.world.settings;
	switch (expiryField) {
		case 'as-documented':
			return [surface === 'crypto-2fa' ? 'expires_in_days' : 'expires_at'];
		case 'either':
			return ['expires_at', 'expires_in_days'];
		default:
			return [expiryField];
	}
}

function refuseUnknownFields(visit: Visit, surface: KeySurface, known: readonly string[]): void {
	const { unknownFields, totpPlace } = visit.world.settings;
	const allowed = totpPlace === 'header' ? known : [...known, 'two_factor_token'];
	const stranger = Object.keys(jsonOf(visit.call)).find(field => !allowed.includes(field));
	if (stranger !== undefined && unknownFields === 'refused') {
		throw invalid({ [stranger]: 'Unknown field' }, statusOf(surface));
	}
}

function granted(rule: 'requested' | 'coarse' | 'fewer', scopes: readonly string[]): readonly string[] {
	return { requested: scopes, coarse: coarseScopes, fewer: scopes.slice(0, 1) }[rule];
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

function statusOf(surface: KeySurface): 400 | 422 {
	return surface === 'business' ? 422 : 400;
}
