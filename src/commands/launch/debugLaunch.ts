import type * as vscode from 'vscode';
import { settingInside, withoutTerminal } from '../../core/debugConsole.ts';
import { takesVariables, withVariables, writtenNames } from '../../core/debugEnvironment.ts';
import { YativoError } from '../../core/failure.ts';
import { mayLaunch } from './consent.ts';
import { bindingsNamed, type LaunchDeps, valuesOf } from './variables.ts';

/** A configuration with the console chosen, where nothing is said, that is no terminal. */
export function insideConsole(configuration: vscode.DebugConfiguration): vscode.DebugConfiguration {
	const { type, name, request } = configuration;
	return { ...(withoutTerminal(configuration) ?? configuration), type, name, request };
}

/**
 * Gives a launch configuration that asks for a key (`"yativo": "<key name>"`, or `true` for all variables of the
 * workspace) their values, in memory alone, where its debugger reads them. What is written there goes first.
 *
 * @returns `undefined` when the user does not want programs to get secrets.
 * @throws YativoError `launchInTerminal`, `launchTakesNone`, `keyNameUnclear`, `nothingBound`, `launchIncomplete`,
 * `workspaceNotTrusted`, `secretStorage`
 */
export function debugLaunch(deps: LaunchDeps) {
	return async (configuration: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration | undefined> => {
		const { yativo, ...rest } = configuration;
		const { type, name, request } = configuration;
		if (yativo === false || yativo === null) {
			return { ...rest, type, name, request };
		}
		if (!takesVariables(rest)) {
			throw new YativoError({ kind: 'launchTakesNone', reason: request === 'attach' ? 'attach' : 'debugger' });
		}
		const inside = withoutTerminal(rest);
		if (!inside) {
			const setting = settingInside(rest);
			throw new YativoError({ kind: 'launchInTerminal', ...(setting !== undefined && { setting }) });
		}
		if (!(await mayLaunch(deps.memento))) {
			return undefined;
		}
		const bindings = await bindingsNamed(deps, yativo === true ? undefined : String(yativo));
		const values = await valuesOf(deps, bindings, writtenNames(inside));
		const revealed = new Map([...values].map(([variable, value]) => [variable, value.reveal()]));
		return { ...withVariables(inside, revealed), type, name, request };
	};
}
