import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { KnownKey } from '../../../src/core/knownKeys.ts';
import { type FilterWord, filterLeaks, parseFilter, usualFilter } from '../../../src/diagnostics/list/filter.ts';
import { groupLeaks } from '../../../src/diagnostics/list/groups.ts';
import { childrenOf, type LeakNode, leaksNodeId, toGroupNode } from '../../../src/diagnostics/list/leakNodes.ts';
import { countErrors, type LeakyPast, type LeakyText, listLeaks } from '../../../src/diagnostics/list/listedLeak.ts';
import { leftOutBy } from '../../../src/diagnostics/list/notScanned.ts';
import type { SeverityChoice } from '../../../src/diagnostics/settingsFrom.ts';
import type { DocumentLeak, PastLeak } from '../../../src/scanner/editor/messages.ts';

const now = new Date('2026-11-21T12:00:00Z');

interface Options {
	readonly digest?: string;
	readonly line?: number;
	readonly severity?: DocumentLeak['severity'];
	readonly isAllowed?: true;
}

function leak({ digest = 'd1', line = 0, severity = 'error', isAllowed }: Options = {}): DocumentLeak {
	return {
		rule: 'yativo-crypto-key',
		tier: 1,
		severity,
		start: line * 100,
		end: line * 100 + 55,
		range: { line, character: 0, endLine: line, endCharacter: 55 },
		masked: `yativo_…${digest}`,
		fingerprint: `f-${digest}`,
		digest,
		...(isAllowed && { suppressed: { by: 'comment', reason: 'ended' } }),
	};
}

function text(path: string, leaks: readonly DocumentLeak[], git?: LeakyText['git']): LeakyText {
	return { uri: `file:///w/${path}`, path, leaks, git };
}

function past(source: LeakyPast['source'], options: Options & Partial<PastLeak>): LeakyPast {
	const { start, end, ...found } = leak(options);
	const kept: PastLeak = { ...found, base: '/w', path: 'a.js', isPushed: false, ...options };
	return { source, leaks: [{ ...kept, displayPath: kept.path, uri: `yativo-leak:/${kept.commit}/${kept.path}` }] };
}

function known(name: string, { part, status }: { readonly part: KnownKey['part']; readonly status: string }): KnownKey {
	return {
		profile: {
			id: 'p',
			name: 'Shop',
			origin: 'https://example.com',
			product: 'crypto',
			environment: 'sandbox',
		} as never,
		key: { id: `id-${name}`, name, scopes: [], status },
		isListed: true,
		part,
		isKept: false,
	};
}

function list(
	texts: readonly LeakyText[],
	{
		pasts = [],
		keys = {},
		choice = 'auto',
	}: {
		readonly pasts?: readonly LeakyPast[];
		readonly keys?: Readonly<Record<string, KnownKey>>;
		readonly choice?: SeverityChoice;
	} = {},
) {
	return listLeaks(texts, pasts, { now, find: digest => keys[digest], choiceFor: () => choice });
}

const shortOf = (rows: ReturnType<typeof list>) =>
	rows.map(({ path, leak: { range }, state, severity, source }) => [`${path}:${range.line}`, source, state, severity]);

suite('the list of leaks', () => {
	test('has the gravest first, with the state of each', () => {
		const rows = list(
			[
				text('b.js', [leak({ line: 7 }), leak({ digest: 'd2', line: 3, severity: 'warning' })], { pushed: [] }),
				text('a.js', [leak({ digest: 'd3', isAllowed: true }), leak({ digest: 'd4', line: 1 })], {
					state: 'tracked',
					pushed: ['d4'],
				}),
				text('.env', [leak({ digest: 'd5' })], { state: 'ignored', pushed: [] }),
				text('new.js', [leak({ digest: 'd6' })], { state: 'untracked', pushed: [] }),
				text('c.js', [leak({ digest: 'd7' })]),
			],
			{ keys: { d7: known('Old', { part: 'apiKey', status: 'revoked' }) } },
		);
		assert.deepEqual(shortOf(rows), [
			['a.js:1', 'files', 'pushed', 'error'],
			['b.js:7', 'files', 'new', 'error'],
			['b.js:3', 'files', 'new', 'warning'],
			['new.js:0', 'files', 'new', 'warning'],
			['.env:0', 'files', 'new', 'information'],
			['c.js:0', 'files', 'ended', 'information'],
			['a.js:0', 'files', 'allowed', 'information'],
		]);
	});

	test('tells what is staged and what commits brought in as grave as in a tracked file', () => {
		const pasts = [
			past('staged', { digest: 'd1' }),
			past('history', { digest: 'd1', commit: 'c'.repeat(40), isPushed: true }),
			past('history', { digest: 'd2', commit: 'd'.repeat(40), isAllowed: true }),
		];
		assert.deepEqual(shortOf(list([text('a.js', [leak()])], { pasts })), [
			['a.js:0', 'history', 'pushed', 'error'],
			['a.js:0', 'files', 'new', 'error'],
			['a.js:0', 'staged', 'new', 'error'],
			['a.js:0', 'history', 'allowed', 'information'],
		]);
	});

	test('has nothing of a kind that is switched off, allowed or not', () => {
		assert.deepEqual(list([text('a.js', [leak(), leak({ isAllowed: true })])], { choice: 'off' }), []);
	});

	test('follows the severity that the user has chosen', () => {
		assert.deepEqual(shortOf(list([text('a.js', [leak()])], { choice: 'information' })), [
			['a.js:0', 'files', 'new', 'information'],
		]);
	});

	test('keeps the id of a leak that moved, and tells two of one credential in one document apart', () => {
		const ids = (line: number) => list([text('a.js', [leak({ line }), leak({ line: line + 1 })])]).map(({ id }) => id);
		assert.deepEqual(ids(5), ids(1));
		assert.equal(new Set(ids(1)).size, 2);
	});

	test('counts each error once, also when it is in the past of its file', () => {
		const pasts = [
			past('staged', { digest: 'd1' }),
			past('history', { digest: 'd1', commit: 'c'.repeat(40) }),
			past('staged', { digest: 'd2' }),
			past('history', { digest: 'd2', commit: 'd'.repeat(40) }),
		];
		const rows = list([text('a.js', [leak(), leak({ line: 4 }), leak({ digest: 'd3', severity: 'warning' })])], {
			pasts,
		});
		assert.equal(countErrors(rows), 3);
	});

	test('holds nothing of a credential but its masked form', () => {
		const [row] = list([text('a.js', [leak()])]);
		assert.deepEqual(Object.keys(row?.leak ?? {}).sort(), Object.keys(leak()).sort());
	});
});

suite('groups of leaks', () => {
	const keys = {
		d1: known('Checkout', { part: 'apiKey', status: 'active' }),
		d2: known('Checkout', { part: 'secret', status: 'active' }),
	};
	const rows = list(
		[
			text('src/a.js', [leak({ line: 9 }), leak({ digest: 'd3', line: 2, severity: 'warning' })]),
			text('b.js', [leak({ digest: 'd2' }), leak({ digest: 'd3', line: 4, severity: 'warning' })]),
		],
		{ keys, pasts: [past('history', { digest: 'd3', path: 'src/a.js', commit: 'c'.repeat(40), isPushed: true })] },
	);
	const shapeOf = (grouping: 'key' | 'file') =>
		groupLeaks(rows, grouping).map(group => ({
			name: group.kind === 'file' ? group.path : (group.owner?.key.name ?? group.masked),
			leaks: group.leaks.map(({ path, source, leak: { range } }) => `${path}:${range.line} ${source}`),
		}));

	test('are files, with their leaks from top to bottom and then those of their past', () => {
		assert.deepEqual(shapeOf('file'), [
			{ name: 'src/a.js', leaks: ['src/a.js:2 files', 'src/a.js:9 files', 'src/a.js:0 history'] },
			{ name: 'b.js', leaks: ['b.js:0 files', 'b.js:4 files'] },
		]);
	});

	test('are keys, both halves of a known one together', () => {
		assert.deepEqual(shapeOf('key'), [
			{ name: 'yativo_…d3', leaks: ['b.js:4 files', 'src/a.js:2 files', 'src/a.js:0 history'] },
			{ name: 'Checkout', leaks: ['b.js:0 files', 'src/a.js:9 files'] },
		]);
	});

	test('open the file itself, not one of its versions', () => {
		const uris = groupLeaks(rows, 'file').map(group => group.kind === 'file' && group.uri);
		assert.deepEqual(uris, ['file:///w/src/a.js', 'file:///w/b.js']);
	});

	test('of a notebook list its cells one after the other, then what is in none of them', () => {
		const uri = 'file:///w/a.ipynb';
		const cell = (number: number): LeakyText => ({
			...text('a.ipynb', [leak({ digest: `d${number}` })]),
			uri: `vscode-notebook-cell:/w/a.ipynb#${number}`,
			cell: { notebook: uri, number },
		});
		const [group, ...others] = groupLeaks(list([cell(3), text('a.ipynb', [leak({ digest: 'd9' })]), cell(2)]), 'file');
		assert.deepEqual(
			[others, group?.kind === 'file' && group.uri, group?.leaks.map(({ cell: place }) => place?.number)],
			[[], uri, [2, 3, undefined]],
		);
	});

	test('have rows that name their leaks for the commands that end them', () => {
		const nodes = groupLeaks(rows, 'file').slice(0, 1).map(toGroupNode).flatMap(childrenOf);
		const refs = nodes.map(node => {
			const { kind, row, group, ...ref } = node as LeakNode;
			return ref;
		});
		assert.deepEqual(refs, [
			{ uri: 'file:///w/src/a.js', start: 200, fingerprint: 'f-d3' },
			{ uri: 'file:///w/src/a.js', start: 900, fingerprint: 'f-d1' },
			{
				base: '/w',
				fingerprint: 'f-d3',
				marks: [{ rule: 'yativo-crypto-key', digest: 'd3', masked: 'yativo_…d3', place: 'src/a.js:1' }],
				uris: [],
			},
		]);
		assert.equal(new Set(nodes.map(leaksNodeId)).size, 3);
	});

	test('of a key name both halves and all files for the commands that end it', () => {
		const refs = groupLeaks(rows, 'key').map(toGroupNode);
		assert.deepEqual(
			refs.map(({ marks, uris }) => ({ digests: marks?.map(({ digest }) => digest), uris })),
			[
				{ digests: ['d3'], uris: ['file:///w/b.js', 'file:///w/src/a.js'] },
				{ digests: ['d2', 'd1'], uris: ['file:///w/b.js', 'file:///w/src/a.js'] },
			],
		);
	});
});

suite('the filter of leaks', () => {
	const rows = list(
		[
			text('a.js', [leak(), leak({ digest: 'd2', severity: 'warning' }), leak({ digest: 'd3', isAllowed: true })], {
				pushed: ['d1'],
			}),
		],
		{ pasts: [past('staged', { digest: 'd4' })] },
	);
	const cases: readonly [readonly FilterWord[], readonly string[]][] = [
		[[], ['d1', 'd4', 'd2', 'd3']],
		[usualFilter.hidden, ['d1', 'd4', 'd2']],
		[['pushed'], ['d4', 'd2', 'd3']],
		[['error'], ['d2', 'd3']],
		[['information'], ['d1', 'd4', 'd2', 'd3']],
		[['staged'], ['d1', 'd2', 'd3']],
		[['files', 'staged'], []],
	];
	for (const [hidden, shown] of cases) {
		test(`hides ${hidden.join(' and ') || 'nothing'}`, () => {
			assert.deepEqual(
				filterLeaks(rows, { hidden }).map(row => row.leak.digest),
				shown,
			);
		});
	}

	test('is read back as it was kept, without words that no version knows', () => {
		const kept = [undefined, 'x', ['pushed', 'gone', 7], []].map(value => parseFilter(value).hidden);
		assert.deepEqual(kept, [['allowed'], ['allowed'], ['pushed'], []]);
	});
});

suite('what was not scanned', () => {
	test('is told by reason, the fewest first, each once', () => {
		const all = [
			{ uri: 'file:///b.png', reason: 'binary' },
			{ uri: 'file:///a.png', reason: 'binary' },
			{ uri: 'file:///a.png', reason: 'binary' },
			{ uri: 'file:///big.sql', reason: 'too large' },
		] as const;
		assert.deepEqual(leftOutBy(all), [
			{ reason: 'too large', uris: ['file:///big.sql'] },
			{ reason: 'binary', uris: ['file:///a.png', 'file:///b.png'] },
		]);
	});

	test('is listed as far as anybody reads, and the rest counted', () => {
		const uris = Array.from({ length: 612 }, (_, index) => `file:///${index}.png`);
		const rows = childrenOf({ kind: 'reason', reason: 'binary', uris });
		assert.deepEqual([rows.length, rows.at(-1)], [501, { kind: 'more', reason: 'binary', count: 112 }]);
	});
});
