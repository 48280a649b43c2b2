import type { LaunchConfiguration } from './debugConsole.ts';

/**
 * Debuggers that take variables as `"environment": [{ "name": …, "value": … }]`. All others know `env`: an object, or, for
 * lldb-dap, a list of `NAME=value` too.
 *
 * Sources: https://code.visualstudio.com/docs/cpp/launch-json-reference#_environment,
 * https://github.com/llvm/llvm-project/blob/main/lldb/tools/lldb-dap/README.md
 */
const takeList: readonly string[] = ['cppdbg', 'cppvsdbg'];

/** Debuggers that have no place for variables: https://code.visualstudio.com/docs/csharp/debugger-settings, https://learn.microsoft.com/powershell/scripting/dev-cross-plat/vscode/using-vscode. */
const takeNone: readonly string[] = ['dotnet', 'PowerShell'];

/** Whether a configuration starts a program with variables. One that attaches to a program comes too late for it. */
export function takesVariables({ type, request }: LaunchConfiguration): boolean {
	return request !== 'attach' && !takeNone.includes(String(type));
}

/** The names that a configuration gives a value itself. */
export function writtenNames({ env, environment }: LaunchConfiguration): readonly string[] {
	const entries: readonly unknown[] = [env, environment].flatMap(value => (Array.isArray(value) ? value : []));
	const named = entries.flatMap(entry => nameIn(entry) ?? []);
	return [...named, ...(isObject(env) && !Array.isArray(env) ? Object.keys(env) : [])];
}

/** The configuration with variables added in the shape that its debugger reads. */
export function withVariables(
	configuration: LaunchConfiguration,
	values: ReadonlyMap<string, string>,
): LaunchConfiguration {
	const { type, env, environment } = configuration;
	if (takeList.includes(String(type))) {
		const added = [...values].map(([name, value]) => ({ name, value }));
		return { ...configuration, environment: [...(Array.isArray(environment) ? environment : []), ...added] };
	}
	if (Array.isArray(env)) {
		return { ...configuration, env: [...env, ...[...values].map(([name, value]) => `${name}=${value}`)] };
	}
	return { ...configuration, env: { ...(isObject(env) && env), ...Object.fromEntries(values) } };
}

/** The name in `{ "name": …, "value": … }` or in `NAME=value`. */
function nameIn(entry: unknown): string | undefined {
	if (isObject(entry)) {
		return typeof entry.name === 'string' ? entry.name : undefined;
	}
	return typeof entry === 'string' ? entry.split('=', 1)[0] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
