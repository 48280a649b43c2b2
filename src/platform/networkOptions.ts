import * as vscode from 'vscode';
import { proxySettings, trustsSystem } from './configuration.ts';
import { requestLog } from './requestLog.ts';
import type { TransportOptions } from './transport.ts';

/** The settings of VS Code that networks depend on. */
const settings = [
	'http.proxy',
	'http.proxyAuthorization',
	'http.noProxy',
	'http.proxyStrictSSL',
	'http.proxySupport',
	'http.systemCertificates',
] as const;

/** What requests say of themselves, go through, and leave in the log, as VS Code is set up now. */
export function networkOptions(version: string, log: vscode.LogOutputChannel): TransportOptions {
	const http = vscode.workspace.getConfiguration('http');
	return {
		userAgent: `Yativo-VSCode/${version} (VSCode/${vscode.version}; ${process.platform})`,
		proxy: proxySettings(http),
		trustsSystem: trustsSystem(http),
		env: process.env,
		log: requestLog(log),
	};
}

/** Tells when the network must be made anew. */
export function onDidChangeNetworkSettings(listener: () => unknown): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration(change => {
		if (settings.some(name => change.affectsConfiguration(name))) {
			listener();
		}
	});
}
