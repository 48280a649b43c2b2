import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Severity } from '../detect/finding.ts';
import type { Shard } from '../scanner/tree.ts';

export const formatNames = ['text', 'json', 'sarif', 'github', 'gitlab'] as const;
export type FormatName = (typeof formatNames)[number];

export const exportNames = ['gitleaks', 'secretlint', 'github'] as const;
export type ExportName = (typeof exportNames)[number];

const severities = ['information', 'warning', 'error'] as const satisfies readonly Severity[];

/** What to scan. */
export type Target =
	| { readonly kind: 'tree'; readonly paths: readonly string[] }
	| { readonly kind: 'staged' }
	| { readonly kind: 'history'; readonly revisions: readonly string[] }
	| { readonly kind: 'stdin'; readonly path: string };

/** A scan as it was asked for on the command line. */
export interface ScanRequest {
	readonly kind: 'scan';
	readonly target: Target;
	readonly format: FormatName;
	readonly output: string | undefined;
	readonly baseline: string | undefined;
	readonly writeBaseline: string | undefined;
	readonly minSeverity: Severity | undefined;
	readonly includeIgnored: boolean;
	readonly showSuppressed: boolean;
	readonly maxBytes: number;
	readonly shard: Shard | undefined;
	readonly color: boolean;
	readonly quiet: boolean;
}

export type Request =
	| ScanRequest
	| { readonly kind: 'help' }
	| { readonly kind: 'version' }
	| { readonly kind: 'rules'; readonly format: 'text' | 'json' }
	| { readonly kind: 'exportRules'; readonly to: ExportName };

/** The command line cannot be understood. The message says what to write instead. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

const options = {
	staged: { type: 'boolean' },
	history: { type: 'boolean' },
	stdin: { type: 'boolean' },
	path: { type: 'string' },
	format: { type: 'string', short: 'f', default: 'text' },
	output: { type: 'string', short: 'o' },
	baseline: { type: 'string' },
	'write-baseline': { type: 'string' },
	'min-severity': { type: 'string' },
	'include-ignored': { type: 'boolean' },
	'show-suppressed': { type: 'boolean' },
	'max-size': { type: 'string', default: '50' },
	shard: { type: 'string' },
	rules: { type: 'boolean' },
	'export-rules': { type: 'string' },
	'no-color': { type: 'boolean' },
	quiet: { type: 'boolean', short: 'q' },
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

/** Understands a command line, without the program's name. @throws UsageError with the remedy in its message. */
export function parseArguments(args: readonly string[]): Request {
	const { values, positionals } = parse(
		args.map(argument => (rangeIn(argument) === undefined ? argument : '--history')),
	);
	if (values.help) {
		return { kind: 'help' };
	}
	if (values.version) {
		return { kind: 'version' };
	}
	if (values['export-rules'] !== undefined) {
		return { kind: 'exportRules', to: oneOf('--export-rules', values['export-rules'], exportNames) };
	}
	const format = oneOf('--format', values.format, formatNames);
	if (values.rules) {
		return { kind: 'rules', format: oneOf('--format of --rules', format, ['text', 'json'] as const) };
	}
	return {
		kind: 'scan',
		target: targetOf(values, [...args.flatMap(argument => rangeIn(argument) ?? []), ...positionals]),
		format,
		output: values.output,
		baseline: values.baseline,
		writeBaseline: values['write-baseline'],
		minSeverity:
			values['min-severity'] === undefined ? undefined : oneOf('--min-severity', values['min-severity'], severities),
		includeIgnored: values['include-ignored'] ?? false,
		showSuppressed: values['show-suppressed'] ?? false,
		maxBytes: parseSize(values['max-size']),
		shard: values.shard === undefined ? undefined : parseShard(values.shard),
		color: !values['no-color'],
		quiet: values.quiet ?? false,
	};
}

/** `--history=a..b` means `--history a..b`: the range is what stands beside the flag. It is never an option itself. */
function rangeIn(argument: string): string | undefined {
	return /^--history=(.+)$/s.exec(argument)?.[1];
}

function parse(args: string[]) {
	try {
		return parseArgs({ args, options, allowPositionals: true, strict: true });
	} catch (error) {
		const unknown = /^Unknown option '(-{1,2}[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1];
		if (unknown !== undefined) {
			throw new UsageError(`There is no option ${unknown}.${suggest(unknown)}`);
		}
		throw new UsageError(error instanceof Error ? error.message.split('\n', 1)[0] : String(error));
	}
}

type Values = ReturnType<typeof parse>['values'];

function targetOf(values: Values, positionals: string[]): Target {
	const modes = (['staged', 'history', 'stdin'] as const).filter(mode => values[mode]);
	if (modes.length > 1) {
		throw new UsageError(`--${modes.join(' and --')} exclude each other. Use one of them.`);
	}
	if (values.path !== undefined && !values.stdin) {
		throw new UsageError('--path names what --stdin reads. To scan a path, write it without a flag.');
	}
	const [mode] = modes;
	const { path = '' } = values;
	if (mode === 'history') {
		return { kind: 'history', revisions: positionals };
	}
	if (mode !== undefined && values.shard !== undefined) {
		throw new UsageError(`--shard divides a tree or a history. Use it without --${mode}.`);
	}
	if (mode !== undefined && positionals.length > 0) {
		throw new UsageError(`--${mode} takes no paths.`);
	}
	switch (mode) {
		case 'staged':
			return { kind: 'staged' };
		case 'stdin':
			if (!/[^/\\.]/.test(path)) {
				throw new UsageError('--stdin needs --path NAME: findings and their fingerprints name it.');
			}
			return { kind: 'stdin', path };
		default:
			return { kind: 'tree', paths: positionals.length === 0 ? ['.'] : positionals };
	}
}

function oneOf<const T extends string>(flag: string, value: string, allowed: readonly T[]): T {
	const found = allowed.find(each => each === value);
	if (found === undefined) {
		throw new UsageError(`${flag} must be one of ${allowed.join(', ')}.`);
	}
	return found;
}

function parseSize(value: string): number {
	if (!/^\d{1,6}(\.\d{1,3})?$/.test(value) || Number(value) === 0) {
		throw new UsageError('--max-size must be a number of megabytes, such as 50.');
	}
	return Math.round(Number(value) * 1_000_000);
}

function parseShard(value: string): Shard {
	const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(value)?.map(Number) ?? [];
	if (index === undefined || count === undefined || index < 1 || index > count) {
		throw new UsageError('--shard must be i/n with 1 ≤ i ≤ n, such as 2/5.');
	}
	return { index, count };
}

/** The option that was probably meant. */
function suggest(unknown: string): string {
	const typed = unknown.replace(/^-+/, '');
	const [nearest] = Object.keys(options)
		.map(name => ({ name, distance: distance(typed, name) }))
		.filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
		.sort((a, b) => a.distance - b.distance);
	return nearest === undefined ? ' yativo-scan --help lists all.' : ` Did you mean --${nearest.name}?`;
}

/** Levenshtein: how many letters to insert, remove or change. */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...from.slice(0, 64)].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...to].entries()) {
			const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
			next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}
