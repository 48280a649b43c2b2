import type { Product, Surface } from '../core/profile.ts';
import { business } from './surfaces/business.ts';
import { crypto2fa } from './surfaces/crypto2fa.ts';
import { cryptoGenerate } from './surfaces/cryptoGenerate.ts';
import { cryptoRest } from './surfaces/cryptoRest.ts';

/** One operation: its method and its path below the base. */
export interface Operation {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	readonly path: string;
}

/** The three paths that may be asked to find out which generation answers: they list, and change nothing. */
export type ListPath = '/apikey/list' | '/api-keys' | '/business/api-keys';

/** One generation of the API as data: what differs between them is here, what they do is in `connection.ts`. */
export interface SurfaceSettings {
	readonly product: Product;
	/** Where its keys may be listed, the likeliest place first: the list path does not determine the other paths. */
	readonly listPaths: readonly ListPath[];
	readonly create: Operation;
	readonly revoke: Operation;
	readonly get?: Operation;
	readonly rotate?: Operation;
	readonly updateScopes?: Operation;
	/** How the end of a new key is sent. */
	readonly expiry: 'date' | 'days';
	/** How many keys per answer field hold the secret: two, or one that is both. */
	readonly secretField: 'api_secret' | 'key';
	readonly code: 'required' | 'orWithout' | 'mayBeEmpty';
	/** Whether POST and PUT carry an `Idempotency-Key`. */
	readonly wantsIdempotencyKey: boolean;
	/** Where the same wish may be granted when this generation's create path is not there. The user decides. */
	readonly sibling?: Surface;
}

/** Every generation. crypto-generate and crypto-2fa share `/apikey` and are probably one router. */
export const surfaces: Readonly<Record<Surface, SurfaceSettings>> = {
	'crypto-generate': cryptoGenerate,
	'crypto-2fa': crypto2fa,
	'crypto-rest': cryptoRest,
	business,
};
