import { findSourceMap, setSourceMapsSupport } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes stack traces in the extension host name the sources of a bundle. Node's `--enable-source-maps` has no effect
 * there: VS Code formats stack traces itself, and asks a formatter that is set later.
 */
export function mapStackTraces(): void {
	setSourceMapsSupport(true);
	Error.prepareStackTrace = (error, frames) => [String(error), ...frames.map(at)].join('\n    at ');
}

function at(frame: NodeJS.CallSite): string {
	const file = frame.getFileName();
	const line = frame.getLineNumber();
	const column = frame.getColumnNumber();
	if (!file || !line || !column) {
		return String(frame);
	}
	const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
	if (!entry || !('originalSource' in entry)) {
		return String(frame);
	}
	const { originalSource, originalLine, originalColumn } = entry;
	const source = originalSource.startsWith('file:')
		? fileURLToPath(originalSource)
		: resolve(dirname(file), originalSource);
	return `${frame.getFunctionName() ?? '<anonymous>'} (${source}:${originalLine + 1}:${originalColumn + 1})`;
}
