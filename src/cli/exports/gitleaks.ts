import { madeUp, notInWord, translations } from './translation.ts';

/**
 * The rules as a configuration of gitleaks. Its regular expressions are RE2, without look-around, so what stands on either side is matched
 * too and the credential is a group. A rule with the keyword `yativo` looks only at files that speak of Yativo.
 *
 * https://github.com/gitleaks/gitleaks#configuration
 */
export function exportForGitleaks(): string {
	const entries = translations('file').map(({ id, title, secret, before, mayBegin, keywords }) =>
		[
			'[[rules]]',
			`id = ${quote(id)}`,
			`description = ${quote(title)}`,
			`regex = ${quote(`${mayBegin ? `(?:^|${before})` : `(?:${before})`}(${secret})(?:${notInWord}|$)`)}`,
			'secretGroup = 1',
			`keywords = [${keywords.map(quote).join(', ')}]`,
			'[[rules.allowlists]]',
			'regexTarget = "secret"',
			`regexes = [${quote(madeUp)}]`,
			'',
		].join('\n'),
	);
	return ['title = "Yativo credentials"', '', ...entries].join('\n');
}

/** A TOML basic string: https://toml.io/en/v1.0.0#string */
function quote(text: string): string {
	return JSON.stringify(text);
}
