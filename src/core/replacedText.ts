import * as l10n from '@vscode/l10n';

/** What became of leaks that references were put in the place of. */
export interface ReplacedLeaks {
	/** The variables, each once; at least one. */
	readonly names: readonly string[];
	/** Whether the secret storage has the values. */
	readonly isKept: boolean;
	/** What the file is called that the names were added to. */
	readonly example?: string;
	/** Whether the text has the names already, as in a dotenv file. */
	readonly isTakenOut: boolean;
}

/** Says in a few words, for a status bar, what stands there now, and where values and names are. */
export function replacedText({ names, isKept, example, isTakenOut }: ReplacedLeaks): string {
	const [name = '', ...others] = names;
	const isOne = others.length === 0;
	if (isTakenOut && isKept) {
		return isOne
			? l10n.t('Taken out of the file, and kept in the secret storage as {0}', name)
			: l10n.t('{0} values taken out of the file, and kept in the secret storage', names.length);
	}
	const done = isOne ? l10n.t('Replaced by {0}', name) : l10n.t('{0} values replaced by references', names.length);
	const notes = [
		...(isKept ? [isOne ? l10n.t('value kept') : l10n.t('values kept')] : []),
		...(example === undefined ? [] : [isOne ? l10n.t('name in {0}', example) : l10n.t('names in {0}', example)]),
	];
	return [done, notes.join(', ')].filter(Boolean).join(': ');
}

/** So many places are named, of those that were left as they are. */
const placesNamed = 3;

/** Says in how many files a credential was replaced, and where it still stands. */
export function replacedInText(files: number, left: readonly string[]): string {
	const named = left.slice(0, placesNamed).join(', ');
	const more = left.length - placesNamed;
	const places = more > 0 ? l10n.t('{0} and {1} more', named, more) : named;
	if (files === 0) {
		return l10n.t('Not replaced: {0}.', places);
	}
	const done = files === 1 ? l10n.t('Replaced in 1 file') : l10n.t('Replaced in {0} files', files);
	return left.length === 0 ? `${done}.` : l10n.t('{0}, {1} left: {2}.', done, left.length, places);
}
