import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** An entry of the page's payload, as VS Code's web client reads it. */
export type PayloadEntry = readonly [key: string, value: string];

/** The address of a page that shows a folder, a workspace file or a file; an empty window without one. */
export function workbenchAddress(
	port: number,
	{ open, payload = [] }: { readonly open?: string | undefined; readonly payload?: readonly PayloadEntry[] },
): string {
	const query = new URLSearchParams();
	const path = open === undefined ? undefined : resolve(open);
	const entries: PayloadEntry[] = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload];
	if (path?.endsWith('.code-workspace')) {
		query.set('workspace', path);
	} else if (path !== undefined && statSync(path).isDirectory()) {
		query.set('folder', path);
	} else {
		query.set('ew', 'true');
		if (path !== undefined) {
			entries.push(['openFile', remoteUri(port, path)]);
		}
	}
	query.set('payload', JSON.stringify(entries));
	return `http://127.0.0.1:${port}/?${query}`;
}

/** The URI by which the workbench names a file on the server's side. */
export function remoteUri(port: number, path: string): string {
	return `vscode-remote://127.0.0.1:${port}${resolve(path).split('/').map(encodeURIComponent).join('/')}`;
}
