import { Emitter } from '../../../src/platform/emitter.ts';
import type { SecretStorage } from '../../../src/platform/keychain.ts';

/** What a secret storage may do wrong. */
export type Fault = 'rejects' | 'forgets' | 'keeps' | 'mangles';

/** A secret storage in memory, as VS Code's where it has one window; `fault` makes it fail. */
export function secretStorage(fault?: Fault): SecretStorage & { readonly values: Map<string, string> } {
	const values = new Map<string, string>();
	const changed = new Emitter<{ readonly key: string }>();
	const fail = () => {
		if (fault === 'rejects') {
			throw new Error('The keyring refused to store canary-value.');
		}
	};
	return {
		values,
		onDidChange: changed.event,
		keys: async () => {
			fail();
			return [...values.keys()];
		},
		get: async key => {
			fail();
			return values.get(key);
		},
		store: async (key, value) => {
			fail();
			if (fault !== 'forgets') {
				values.set(key, fault === 'mangles' ? value.slice(1) : value);
			}
			changed.fire({ key });
		},
		delete: async key => {
			fail();
			if (fault !== 'keeps') {
				values.delete(key);
			}
			changed.fire({ key });
		},
	};
}
