import { madeUp, notInWord, translations } from './translation.ts';

/**
 * The rules as a configuration of secretlint's pattern rule. It cannot ask what the rest of the file speaks of, so credentials without a
 * prefix are found where their name says Yativo.
 *
 * https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/secretlint-rule-pattern
 */
export function exportForSecretlint(): string {
	const patterns = translations('name').map(({ id, secret, before, mayBegin }) => ({
		name: id,
		patterns: [`/(?<=${mayBegin ? '^|' : ''}${before})${secret}(?=${notInWord}|$)/`],
	}));
	const options = { patterns, allows: [`/${madeUp}/`] };
	const config = { rules: [{ id: '@secretlint/secretlint-rule-pattern', options }] };
	return `${JSON.stringify(config, undefined, 2)}\n`;
}
