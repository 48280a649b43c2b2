import * as vscode from 'vscode';
import { taskType } from '../../ids.ts';
import type { LaunchPlace } from './completions.ts';
import type { TaskRun } from './taskTerminal.ts';

/** What launches with secrets are made of, loaded when the first is needed. */
export interface Launches {
	/** The configuration with the console chosen, where nothing is said, that is no terminal. */
	readonly inside: (configuration: vscode.DebugConfiguration) => vscode.DebugConfiguration;
	/** @returns `undefined` to start nothing */
	readonly debug: (configuration: vscode.DebugConfiguration) => Promise<vscode.DebugConfiguration | undefined>;
	readonly terminalOf: (run: TaskRun) => vscode.Pseudoterminal;
	readonly completions: (place: LaunchPlace) => Promise<vscode.CompletionItem[]>;
}

/** Offers debug sessions and tasks with secrets. */
export function registerLaunches(
	load: () => Promise<Launches>,
	report: (error: unknown) => Promise<void>,
): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.debug.registerDebugConfigurationProvider('*', {
			// Before other extensions fill in a terminal where nothing is said.
			resolveDebugConfiguration: async (_folder, configuration) =>
				asksForKey(configuration) ? (await load()).inside(configuration) : configuration,
			resolveDebugConfigurationWithSubstitutedVariables: async (_folder, configuration) => {
				if (!asksForKey(configuration)) {
					return configuration;
				}
				try {
					return await (await load()).debug(configuration);
				} catch (error) {
					void report(error);
					return undefined;
				}
			},
		}),
		vscode.tasks.registerTaskProvider(taskType, {
			provideTasks: () => [],
			resolveTask: task => withExecution(task, load),
		}),
		vscode.languages.registerCompletionItemProvider(
			[{ language: 'jsonc', pattern: '**/{launch,tasks}.json' }, { pattern: '**/*.code-workspace' }],
			{ provideCompletionItems: async (document, position) => (await load()).completions({ document, position }) },
			'"',
		),
	);
}

function asksForKey({ yativo }: vscode.DebugConfiguration): boolean {
	return yativo !== undefined;
}

function withExecution(task: vscode.Task, load: () => Promise<Launches>): vscode.Task {
	const scope = task.scope ?? vscode.TaskScope.Workspace;
	const folder = typeof scope === 'object' ? scope.uri : vscode.workspace.workspaceFolders?.[0]?.uri;
	const execution = new vscode.CustomExecution(async definition =>
		(await load()).terminalOf({ definition, ...(folder && { folder }) }),
	);
	return new vscode.Task(task.definition, scope, task.name, 'Yativo', execution);
}
