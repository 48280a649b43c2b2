import type { Severity, Tier } from '../detect/finding.ts';
import { type IgnoreFile, parseIgnoreFile } from '../detect/ignoreFile.ts';

/** `auto`: as the rule and the surroundings say. */
export type SeverityChoice = 'auto' | Severity | 'off';

/** What the user has set for a document. */
export interface LeakSettings {
	readonly enabled: boolean;
	/** Patterns as in `.gitignore`, and the same parsed. */
	readonly patterns: readonly string[];
	readonly exclude: IgnoreFile;
	/** Longer documents are not watched, in characters. */
	readonly maxCharacters: number;
	readonly severity: Readonly<Record<Tier, SeverityChoice>>;
}

/** What holds where a setting is not, or makes no sense; as `package.json` tells the user. */
const defaults = { exclude: ['node_modules/'], maxFileSize: 5, severity: 'auto' } as const;

/** The longest documents that can be asked for, in millions of characters, as `package.json` has it. */
const maxFileSizeLimit = 50;

const choices: readonly unknown[] = ['auto', 'error', 'warning', 'information', 'off'] satisfies SeverityChoice[];

/**
 * Settings from values of any shape. VS Code hands on what a settings file holds, also of the wrong type, and those of a
 * workspace are written by others: what makes no sense counts as not set, so that it never ends the detection in silence.
 *
 * @param get a value by its name within the section
 */
export function settingsFrom(get: (name: string) => unknown): LeakSettings {
	const patterns = patternsFrom(get('exclude'));
	const choice = (name: string) => choiceFrom(get(`severity.${name}`));
	return {
		enabled: get('enabled') !== false,
		patterns,
		exclude: parseIgnoreFile(patterns.join('\n')),
		maxCharacters: sizeFrom(get('maxFileSize')) * 1_000_000,
		severity: {
			1: choice('selfIdentifying'),
			2: choice('sharedPrefix'),
			3: choice('contextual'),
			4: choice('publicSandboxKey'),
		},
	};
}

/** Kinds of leaks that some settings hide. @param all those of each folder */
export function hiddenTiers(all: readonly LeakSettings[]): readonly Tier[] {
	return ([1, 2, 3, 4] as const).filter(tier => all.some(({ severity }) => severity[tier] === 'off'));
}

/** The patterns of a list, without what is none. */
function patternsFrom(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : defaults.exclude;
}

function sizeFrom(value: unknown): number {
	return typeof value === 'number' && value > 0 ? Math.min(value, maxFileSizeLimit) : defaults.maxFileSize;
}

function choiceFrom(value: unknown): SeverityChoice {
	return choices.includes(value) ? (value as SeverityChoice) : defaults.severity;
}
