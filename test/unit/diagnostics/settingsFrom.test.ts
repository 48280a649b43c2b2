import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { ignoredBecause } from '../../../src/detect/ignoreFile.ts';
import { hiddenTiers, settingsFrom } from '../../../src/diagnostics/settingsFrom.ts';

const section = 'yativo.leaks.';

/** What `package.json` says of a setting. */
const declared: Readonly<Record<string, { readonly default: unknown; readonly maximum?: number }>> = Object.assign(
	{},
	...JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration.map(
		({ properties }: { properties: object }) => properties,
	),
);

const names = Object.keys(declared).flatMap(name => (name.startsWith(section) ? name.slice(section.length) : []));

/** The settings as values alone. */
function read(values: Readonly<Record<string, unknown>>) {
	const { exclude: _parsed, ...settings } = settingsFrom(name => values[name]);
	return settings;
}

const usual = {
	enabled: true,
	patterns: ['node_modules/'],
	maxCharacters: 5_000_000,
	severity: { 1: 'auto', 2: 'auto', 3: 'auto', 4: 'auto' },
};

suite('settings of leaks', () => {
	test('are those of package.json when nothing is set', () => {
		const size = declared[`${section}maxFileSize`];
		assert.deepEqual(
			[read({}), read(Object.fromEntries(names.map(name => [name, declared[section + name]?.default])))],
			[usual, usual],
		);
		assert.equal(read({ maxFileSize: 1e9 }).maxCharacters, (size?.maximum ?? 0) * 1_000_000);
	});

	test('are taken as they are when they make sense', () => {
		const values = {
			enabled: false,
			exclude: ['a/', '*.b'],
			maxFileSize: 0.5,
			'severity.selfIdentifying': 'off',
			'severity.sharedPrefix': 'error',
			'severity.contextual': 'warning',
			'severity.publicSandboxKey': 'information',
		};
		assert.deepEqual(read(values), {
			enabled: false,
			patterns: ['a/', '*.b'],
			maxCharacters: 500_000,
			severity: { 1: 'off', 2: 'error', 3: 'warning', 4: 'information' },
		});
	});

	const nonsense: readonly unknown[] = [null, 'node_modules', '', 0, -1, Number.NaN, true, {}, [1], [null], () => 1];
	for (const value of nonsense) {
		test(`do not end the detection when each is ${JSON.stringify(value) ?? typeof value}`, () => {
			const { patterns, ...rest } = read(new Proxy({}, { get: () => value }));
			const { patterns: usualPatterns, ...usualRest } = usual;
			assert.deepEqual(patterns, Array.isArray(value) ? [] : usualPatterns);
			assert.deepEqual(rest, usualRest);
		});
	}

	test('leave out of a list what is no pattern, and keep the others', () => {
		const { patterns, exclude } = settingsFrom(name => (name === 'exclude' ? [1, 'dist/', null, ['x']] : undefined));
		assert.deepEqual(patterns, ['dist/']);
		assert.deepEqual(
			['dist/a.js', 'x', '1'].map(path => ignoredBecause(exclude, path, '') !== undefined),
			[true, false, false],
		);
	});

	test('say which kinds of leaks any folder hides', () => {
		const of = (values: Readonly<Record<string, unknown>>) => settingsFrom(name => values[name]);
		const folders = [of({ 'severity.selfIdentifying': 'off' }), of({ 'severity.contextual': 'off' })];
		assert.deepEqual([hiddenTiers(folders), hiddenTiers([of({})])], [[1, 3], []]);
	});
});
