import type { Page } from 'playwright-core';

/** Runs in the browser: notes the values that the workbench keeps for extensions, when it is about to seal them. */
const watching = `{
	const stringify = JSON.stringify;
	JSON.stringify = (value, ...rest) => {
		if (Object.keys(value ?? {}).some(key => key.includes('"extensionId":'))) {
			globalThis.keptSecrets = value;
		}
		return stringify(value, ...rest);
	};
}`;

const locking = `{
	const refuse = () => { throw new Error('The keychain is locked.'); };
	Object.setPrototypeOf(keptSecrets, new Proxy({}, { set: refuse }));
}`;

/**
 * The place where VS Code keeps secrets. What it refuses, it refuses in VS Code's own code, on the far side of the
 * extension host.
 */
export function createSecretStorage(page: Page) {
	return {
		/** Makes it possible to lock, from the next secret on that is stored. Ends when the page is loaded anew. */
		watch: (): Promise<void> => page.evaluate(watching),

		/** Refuses new secrets from now on, as a locked keychain does; those that it has can be read. */
		lock: (): Promise<void> => page.evaluate(locking),

		unlock: (): Promise<void> => page.evaluate('void Object.setPrototypeOf(keptSecrets, Object.prototype)'),
	};
}
