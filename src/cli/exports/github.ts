import { madeUp, notInWord, translations } from './translation.ts';

/**
 * The rules as custom patterns of GitHub secret scanning (Hyperscan), field by field as its form asks. It cannot ask what
 * the rest of the file speaks of, so credentials without a prefix are found where their name says Yativo.
 *
 * https://docs.github.com/en/code-security/reference/secret-security/custom-patterns
 */
export function exportForGithub(): string {
	const patterns = translations('name').map(({ id, title, secret, before, mayBegin }) => ({
		name: `${title} (${id})`,
		secretFormat: secret,
		beforeSecret: mayBegin ? `\\A|${before}` : before,
		afterSecret: `\\z|${notInWord}`,
		secretMustNotMatch: [madeUp],
	}));
	return `${JSON.stringify(patterns, undefined, 2)}\n`;
}
