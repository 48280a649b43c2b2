import { decide, type Entry, type IgnoreRules, parseIgnoreRules } from './ignoreRules.ts';

/** The ignore files that speak for one folder: its own, then those of the folders above, then the global ones. */
export interface IgnoreScope {
	readonly rules: IgnoreRules;
	/** How many characters of a path belong to the ignore file's folder: rules see the rest. */
	readonly prefix: number;
	readonly outer: IgnoreScope | undefined;
}

/** The scope that ignores nothing. */
export const noRules: IgnoreScope = {
	rules: parseIgnoreRules('', { ignoreCase: false }),
	prefix: 0,
	outer: undefined,
};

/** A new innermost scope. `folder` is relative to the base, `''` for the base itself. */
export function enterScope(outer: IgnoreScope | undefined, folder: string, text: string): IgnoreScope {
	const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';
	return {
		rules: parseIgnoreRules(text, { ignoreCase }),
		prefix: folder === '' ? 0 : folder.length + 1,
		outer,
	};
}

/** Whether git ignores an entry whose folder is not ignored itself. The innermost file with an opinion decides. */
export function isIgnored(scope: IgnoreScope | undefined, entry: Entry): boolean {
	for (let each = scope; each !== undefined; each = each.outer) {
		const decision = decide(each.rules, entry, each.prefix);
		if (decision !== undefined) {
			return decision;
		}
	}
	return false;
}
