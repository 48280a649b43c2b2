import * as vscode from 'vscode';

/** How a file system answers a change. */
type Writing = 'done' | 'refused';

/**
 * Files on another machine, as VS Code sees them: a file system of its own scheme, that lives in memory.
 *
 * @returns the files by path, and `dispose`, which takes the file system away.
 */
export function provideFiles(scheme: string, writing: Writing) {
	const files = new Map<string, string>();
	const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	const find = (uri: vscode.Uri): string => {
		const text = files.get(uri.path);
		if (text === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		return text;
	};
	const provider: vscode.FileSystemProvider = {
		onDidChangeFile: changed.event,
		watch: () => new vscode.Disposable(() => undefined),
		stat: uri => {
			if (uri.path === '/') {
				return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
			}
			if (uri.path.startsWith('/gone/')) {
				throw vscode.FileSystemError.Unavailable(uri);
			}
			const { length } = new TextEncoder().encode(find(uri));
			return { type: vscode.FileType.File, ctime: 0, mtime: Date.now(), size: length };
		},
		readFile: uri => new TextEncoder().encode(find(uri)),
		readDirectory: () => [...files.keys()].map(path => [path.slice(1), vscode.FileType.File]),
		createDirectory: () => undefined,
		writeFile: (uri, content) => {
			if (writing === 'refused') {
				throw vscode.FileSystemError.NoPermissions(uri);
			}
			files.set(uri.path, new TextDecoder().decode(content));
			changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
		},
		delete: uri => void files.delete(uri.path),
		rename: () => undefined,
	};
	const registration = vscode.workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true });
	return {
		files,
		uri: (path: string) => vscode.Uri.from({ scheme, authority: 'host', path }),
		dispose: () => registration.dispose(),
	};
}
