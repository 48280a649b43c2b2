import type { Severity, Tier } from './finding.ts';

/** Names under which a credential without a telling shape goes, and what else must hold. */
export interface Context {
	/**
	 * Names that this kind may have, as the source of a regular expression over the lower-case words of a name joined by
	 * spaces: `api secret` for `API_SECRET`, `apiSecret`, `X-API-Secret`.
	 */
	readonly names: string;
	/** Those of them that hardly mean anything else. */
	readonly tellingNames: string;
	/**
	 * What stands near every such credential unless Yativo is named near: a part of its names or of what must stand beside it, as the
	 * source of a regular expression.
	 */
	readonly mark: string;
	/** For the shape `named`: what stands somewhere before the word `secret`. */
	readonly keyword?: string;
	/** Whether it needs no name beside a crypto API key. */
	readonly pairs?: true;
	/** Whether it verifies webhooks: those of another vendor, taken in around it, make it theirs. */
	readonly verifies?: true;
	/** Whether its shape is a sign already, but one that other vendors share: it needs no name, only to be nearer to Yativo. */
	readonly shared?: true;
	/**
	 * Names of which one must stand within a few lines, unless the value's own name speaks of Yativo. A name that is not telling then
	 * counts only where somebody says that it is Yativo's.
	 */
	readonly beside?: readonly string[];
}

/**
 * What to look for, as data: the scanner, the documentation, SARIF and the exports for other tools read the same
 * object.
 */
export interface Rule {
	/** Stable: it stands in suppressions, baselines and reports. */
	readonly id: string;
	readonly title: string;
	/** What it is, what a finder of it can do, and how to end the leak. Plain text, complete sentences. */
	readonly about: string;
	readonly tier: Tier;
	readonly severity: Severity;
	/** Where the format is documented. */
	readonly source: string;
	/**
	 * How candidates are found: by their prefix, as a run of digits, as a JSON Web Token, behind one of their names, or by
	 * the digest of what another rule found.
	 */
	readonly shape: 'prefix' | 'hex' | 'token' | 'named' | 'digest';
	/**
	 * Source of a regular expression for the credential alone, without its surroundings. Every quantifier is bounded. Empty
	 * for `digest`.
	 */
	readonly pattern: string;
	/** Absent: it is a credential wherever it stands. Present: only in texts that speak of Yativo, and as said there. */
	readonly context?: Context;
	/**
	 * Texts in which this rule must and must not find something. Values are made when the test runs: `{hex48}` stands
	 * for 48 random lower-case hexadecimal digits, `{alnum35}` for 35 random letters and digits.
	 */
	readonly examples: { readonly leaks: readonly string[]; readonly safe: readonly string[] };
}
