import { expand, randomFrom } from '../detect/samples.ts';

/** A made-up crypto API key, the same for the same seed. */
export function cryptoKey(seed: number): string {
	return expand('yativo_{hex48}', randomFrom(seed));
}
