import type { ApiKey, KeyStatus } from './apiKey.ts';

/** A key that ends within this time is worth a look. */
export const expiringWithinMs = 14 * 86_400_000;

/**
 * The status of a key at a moment: what the server said, except that dates count too.
 *
 * A date in the past ends an active key even if the server has not noticed; a near one makes it `expiring`.
 */
export function effectiveStatus(key: Pick<ApiKey, 'status' | 'expiresAt'>, now: Date): KeyStatus {
	if (key.status !== 'active' || !key.expiresAt) {
		return key.status;
	}
	const left = key.expiresAt.getTime() - now.getTime();
	return left <= 0 ? 'expired' : left <= expiringWithinMs ? 'expiring' : 'active';
}

/** Whether the server may still accept the key. A status that this client does not know counts as usable. */
export function isUsable(key: Pick<ApiKey, 'status' | 'expiresAt'>, now: Date): boolean {
	const status = effectiveStatus(key, now);
	return status !== 'revoked' && status !== 'expired' && status !== 'inactive';
}

const order: readonly string[] = ['active', 'expiring', 'inactive', 'expired', 'revoked'];

let collator: Intl.Collator | undefined;

/** Made when it is first needed: that takes ten milliseconds, which activation does not have. */
function compareNames(a: string, b: string): number {
	collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
	return collator.compare(a, b);
}

/** Order of keys in a list: active, expiring, inactive, expired, revoked, unknown statuses last; then by name. */
export function compareKeys(a: ApiKey, b: ApiKey, now: Date): number {
	return rank(a, now) - rank(b, now) || compareNames(a.name, b.name) || compareText(a.id ?? '', b.id ?? '');
}

function rank(key: ApiKey, now: Date): number {
	const index = order.indexOf(effectiveStatus(key, now));
	return index < 0 ? order.length : index;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
