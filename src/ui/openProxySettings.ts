import * as vscode from 'vscode';

/** Opens VS Code's settings at those of the proxy, which all extensions share. */
export async function openProxySettings(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.openSettings', 'http.proxy');
}
