import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { proxySettings, trustsSystem } from './configuration.ts';
import { requestLog } from './requestLog.ts';
import type { TransportOptions } from './transport.ts';

/** What requests say of themselves, go through, and leave in the log, as VS Code is set up now. */
export class NetworkOptions implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #watching: vscode.Disposable;
	#current: TransportOptions;
	/** Fires when requests go another way than before: what a workspace sets does not count. */
	readonly onDidChange = this.#changed.event;

	/** @param version of the extension. */
	constructor(version: string, log: vscode.LogOutputChannel) {
		const fixed = {
			userAgent: `Yativo-VSCode/${version} (VSCode/${vscode.version}; ${process.platform})`,
			env: process.env,
			log: requestLog(log),
		};
		this.#current = { ...fixed, ...settings() };
		this.#watching = vscode.workspace.onDidChangeConfiguration(change => {
			const next = change.affectsConfiguration('http') ? { ...fixed, ...settings() } : this.#current;
			if (!isDeepStrictEqual(next, this.#current)) {
				this.#current = next;
				this.#changed.fire();
			}
		});
	}

	/** The same object until something in it is different. */
	readonly current = (): TransportOptions => this.#current;

	dispose(): void {
		this.#watching.dispose();
		this.#changed.dispose();
	}
}

function settings(): Pick<TransportOptions, 'proxy' | 'trustsSystem'> {
	const http = vscode.workspace.getConfiguration('http');
	return { proxy: proxySettings(http), trustsSystem: trustsSystem(http) };
}
