/** A launch configuration as a debugger's extension reads it. */
export type LaunchConfiguration = Readonly<Record<string, unknown>>;

/**
 * Where each debugger says whether the program runs in a terminal, and its word for “in the debug console”. They run it in
 * a terminal by asking VS Code, which types the environment into a shell: every program can read it from
 * `/proc/*\/cmdline`, and the shell keeps it in its history.
 *
 * Sources: https://code.visualstudio.com/docs/nodejs/nodejs-debugging, https://code.visualstudio.com/docs/python/debugging,
 * https://github.com/golang/vscode-go/wiki/debugging, https://code.visualstudio.com/docs/csharp/debugger-settings,
 * https://code.visualstudio.com/docs/java/java-debugging, https://github.com/vadimcn/codelldb/blob/master/MANUAL.md,
 * https://dartcode.org/docs/launch-configuration/, https://github.com/rogalmic/vscode-bash-debug,
 * https://github.com/ruby/vscode-rdbg.
 */
const consoleOf: Readonly<Record<string, { readonly property: string; readonly inside: unknown }>> = {
	...sameFor(['node', 'pwa-node', 'python', 'debugpy', 'go', 'coreclr', 'clr', 'java', 'cppvsdbg'], {
		property: 'console',
		inside: 'internalConsole',
	}),
	lldb: { property: 'terminal', inside: 'console' },
	dart: { property: 'console', inside: 'debugConsole' },
	bashdb: { property: 'terminalKind', inside: 'debugConsole' },
	rdbg: { property: 'useTerminal', inside: false },
};

/** Words for “in a terminal”, of all debuggers. */
const terminals: readonly unknown[] = [
	'integratedTerminal',
	'externalTerminal',
	'integrated',
	'external',
	'terminal',
	'newTerminal',
	true,
];

/** Names of the properties that say it. */
const properties = ['console', 'terminal', 'terminalKind', 'externalConsole', 'useTerminal', 'runInTerminal'];

/**
 * A configuration whose program does not run in a terminal, or `undefined` when it says that it shall.
 *
 * Where nothing is said the debug console is chosen, for debuggers that have the choice.
 */
export function withoutTerminal(configuration: LaunchConfiguration): LaunchConfiguration | undefined {
	if (configuration.type === 'node-terminal' || terminalProperty(configuration) !== undefined) {
		return undefined;
	}
	const known = knownConsole(configuration);
	return known && configuration[known.property] === undefined
		? { ...configuration, [known.property]: known.inside }
		: configuration;
}

/**
 * What to write in a configuration that says “in a terminal” instead, such as `"console": "internalConsole"`; `undefined`
 * for debuggers that are a terminal.
 */
export function settingInside(configuration: LaunchConfiguration): string | undefined {
	const property = terminalProperty(configuration);
	const known = knownConsole(configuration);
	if (property === undefined) {
		return undefined;
	}
	if (known?.property === property) {
		return written(property, known.inside);
	}
	return written(property, configuration[property] === true ? false : 'internalConsole');
}

function terminalProperty(configuration: LaunchConfiguration): string | undefined {
	return properties.find(name => terminals.includes(configuration[name]));
}

function knownConsole({ type }: LaunchConfiguration) {
	return typeof type === 'string' && Object.hasOwn(consoleOf, type) ? consoleOf[type] : undefined;
}

function written(property: string, value: unknown): string {
	return `${JSON.stringify(property)}: ${JSON.stringify(value)}`;
}

function sameFor<T>(names: readonly string[], value: T): Readonly<Record<string, T>> {
	return Object.fromEntries(names.map(name => [name, value]));
}
