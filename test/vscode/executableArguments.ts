/** Those of VS Code's command line arguments that tests use. */
export interface ExecutableArguments {
	readonly extensions: readonly string[];
	readonly tests: string | undefined;
	readonly userDataFolder: string | undefined;
	readonly extensionsFolder: string | undefined;
	/** Folder, workspace file or file to open. */
	readonly open: string | undefined;
	readonly version: boolean;
}

/** Reads a command line; `--name value` and `--name=value` mean the same, unknown names are passed over. */
export function parseArguments(line: readonly string[]): ExecutableArguments {
	const values = new Map<string, string[]>();
	const positional: string[] = [];
	const rest = [...line];
	for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
		const [, name, value] = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(argument) ?? [];
		if (name === undefined) {
			positional.push(argument);
		} else {
			const given = value ?? (withValue.has(name) ? rest.shift() : undefined) ?? '';
			values.set(name, [...(values.get(name) ?? []), given]);
		}
	}
	const last = (name: string) => values.get(name)?.at(-1);
	return {
		extensions: values.get('extensionDevelopmentPath') ?? [],
		tests: last('extensionTestsPath'),
		userDataFolder: last('user-data-dir'),
		extensionsFolder: last('extensions-dir'),
		open: positional[0],
		version: values.has('version'),
	};
}

const withValue = new Set(['extensionDevelopmentPath', 'extensionTestsPath', 'user-data-dir', 'extensions-dir', 'log']);
