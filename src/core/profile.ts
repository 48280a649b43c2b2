/** The two APIs behind one brand. Never probed: the user says which. */
export type Product = 'crypto' | 'business';

/** Where a profile points. Always shown, so that production is never mistaken for sandbox. */
export type Environment = 'production' | 'sandbox' | 'custom';

/** The generations of the API that manage keys. */
export type Surface = 'crypto-generate' | 'crypto-2fa' | 'crypto-rest' | 'business';

/** How a profile signs in. */
export type Method = 'apiKey' | 'accessToken' | 'emailCode' | 'appSecret' | 'businessKey';

/** The two roots under which the same operations are documented. */
export type BasePath = '/api/v1' | '/api';

/** A named connection, without any secret: this part may live in `globalState`. */
export interface Profile {
	/** Random, made here, never sent anywhere. */
	readonly id: string;
	readonly name: string;
	readonly product: Product;
	readonly environment: Environment;
	/** Scheme, host and port, as `URL.origin` prints them. Credentials are bound to it. */
	readonly origin: string;
	readonly method: Method;
	/** Found by discovery, or fixed by the user. */
	readonly surface?: Surface;
	readonly basePath?: BasePath;
	/** Whether the user fixed surface and base, so that discovery leaves them alone. */
	readonly surfaceFixed?: true;
	/** What tells this account from others without being secret: an e-mail address, an account id, a masked key. */
	readonly account?: string;
	/** Signed in with the sandbox key that the documentation prints for everybody: this account is not private. */
	readonly publicKey?: true;
}

/** A profile as it is now, with where its keys were found: the connection that found it knows the profile as it was at sign-in. */
export function withFound(profile: Profile, { surface, basePath, surfaceFixed }: Profile): Profile {
	return {
		...profile,
		...(surface && { surface }),
		...(basePath && { basePath }),
		...(surfaceFixed && { surfaceFixed }),
	};
}
