import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseArguments, UsageError } from '../../../src/cli/arguments.ts';

const defaults = {
	kind: 'scan',
	target: { kind: 'tree', paths: ['.'] },
	format: 'text',
	output: undefined,
	baseline: undefined,
	writeBaseline: undefined,
	minSeverity: undefined,
	includeIgnored: false,
	showSuppressed: false,
	maxBytes: 50_000_000,
	shard: undefined,
	color: true,
	quiet: false,
};

suite('command line', () => {
	const understood: readonly [string, object][] = [
		['', defaults],
		['src test', { ...defaults, target: { kind: 'tree', paths: ['src', 'test'] } }],
		['--staged', { ...defaults, target: { kind: 'staged' } }],
		['--history', { ...defaults, target: { kind: 'history', revisions: [] } }],
		['--history main..x', { ...defaults, target: { kind: 'history', revisions: ['main..x'] } }],
		['--history=main..x', { ...defaults, target: { kind: 'history', revisions: ['main..x'] } }],
		['--history=--output=x', { ...defaults, target: { kind: 'history', revisions: ['--output=x'] } }],
		['--stdin --path a.env', { ...defaults, target: { kind: 'stdin', path: 'a.env' } }],
		['--format=sarif -o x.sarif', { ...defaults, format: 'sarif', output: 'x.sarif' }],
		['--shard 2/3 --max-size 1.5', { ...defaults, shard: { index: 2, count: 3 }, maxBytes: 1_500_000 }],
		['--min-severity error -q --no-color', { ...defaults, minSeverity: 'error', quiet: true, color: false }],
		['--rules', { kind: 'rules', format: 'text' }],
		['--export-rules gitleaks', { kind: 'exportRules', to: 'gitleaks' }],
		['-h --staged', { kind: 'help' }],
		['--version', { kind: 'version' }],
	];
	for (const [line, request] of understood) {
		test(`understands “${line}”`, () => assert.deepEqual(parseArguments(line.split(' ').filter(Boolean)), request));
	}

	const refused: readonly [string, string][] = [
		['--stagd', 'There is no option --stagd. Did you mean --staged?'],
		['--frmat json', 'There is no option --frmat. Did you mean --format?'],
		['--zzzzzzzz', 'There is no option --zzzzzzzz. yativo-scan --help lists all.'],
		['-x', 'There is no option -x. yativo-scan --help lists all.'],
		['--format yaml', '--format must be one of text, json, sarif, github, gitlab.'],
		['--rules --format sarif', '--format of --rules must be one of text, json.'],
		['--staged --history', '--staged and --history exclude each other. Use one of them.'],
		['--staged src', '--staged takes no paths.'],
		['--stdin', '--stdin needs --path NAME: findings and their fingerprints name it.'],
		['--stdin --path ..', '--stdin needs --path NAME: findings and their fingerprints name it.'],
		['--stdin --path=', '--stdin needs --path NAME: findings and their fingerprints name it.'],
		['--path a', '--path names what --stdin reads. To scan a path, write it without a flag.'],
		['--shard 3/2', '--shard must be i/n with 1 ≤ i ≤ n, such as 2/5.'],
		['--shard 0/2', '--shard must be i/n with 1 ≤ i ≤ n, such as 2/5.'],
		['--max-size lots', '--max-size must be a number of megabytes, such as 50.'],
		['--min-severity fatal', '--min-severity must be one of information, warning, error.'],
		['--staged --shard 1/2', '--shard divides a tree or a history. Use it without --staged.'],
	];
	for (const [line, message] of refused) {
		test(`refuses “${line}” and says what to write`, () => {
			assert.throws(() => parseArguments(line.split(' ')), new UsageError(message));
		});
	}
});
