import { parse } from '../../dotenv/parse.ts';
import { entryValue } from '../../dotenv/value.ts';
import { isEnvName } from '../../envNames.ts';
import { edited, type ReferenceRequest, type Replacement, refused } from '../request.ts';

/**
 * Replaces a credential in a `.http` file.
 *
 * Source: https://github.com/Huachao/vscode-restclient#system-variables
 */
export function replaceInHttp({ text, start, end, name }: ReferenceRequest): Replacement {
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	if (/^\s*(?:#|\/\/)/.test(line)) {
		return refused('comment');
	}
	const isScript = text.lastIndexOf('{%', start) > text.lastIndexOf('%}', start);
	return isScript ? refused('notUnderstood') : edited({ start, end, text: `{{$processEnv ${name}}}` });
}

/**
 * Replaces a credential in a dotenv file: a value of its own is left out, and read from the environment under the name that
 * the file gives it; inside a longer one it is expanded.
 */
export function replaceInDotenv({ text, start, end, name }: ReferenceRequest): Replacement {
	const entry = parse(text).find(({ valueStart, valueEnd }) => valueStart <= start && end <= valueEnd);
	if (!entry) {
		return refused('comment');
	}
	if (entryValue(text, entry) === text.slice(start, end)) {
		const edits = [{ start: entry.valueStart, end: entry.valueEnd, text: '' }];
		return { kind: 'edits', edits, ...(isEnvName(entry.name) && { reads: entry.name }) };
	}
	const isExpanded = text[entry.valueStart] !== "'" && entry.name !== name;
	return isExpanded ? edited({ start, end, text: `\${${name}}` }) : refused('notUnderstood');
}

/** Replaces a credential in a `.properties` file of Spring, which expands variables; others do not. */
export function replaceInProperties({ text, path, start, end, name }: ReferenceRequest): Replacement {
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	if (/^\s*[#!]/.test(line)) {
		return refused('comment');
	}
	return /(?:^|\/)(?:application|bootstrap)[^/]*\.properties$/.test(path)
		? edited({ start, end, text: `\${${name}}` })
		: refused('noReferences');
}
