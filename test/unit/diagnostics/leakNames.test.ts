import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import type { NamedPart, Part } from '../../../src/core/envNames.ts';
import { planNames } from '../../../src/core/envPlan.ts';
import type { KnownKey } from '../../../src/core/knownKeys.ts';
import type { Binding, KeptBinding } from '../../../src/core/launchEnv.ts';
import type { Profile } from '../../../src/core/profile.ts';
import {
	asRead,
	bindingsFor,
	blocksOf,
	isOfUse,
	type Named,
	nameLeaks,
	otherThan,
	renewedOwners,
} from '../../../src/diagnostics/fixes/variables.ts';

const key: ApiKey = { id: 'k1', keyDigest: 'public', name: 'Shop', scopes: [], status: 'active' };
const profile: Profile = {
	id: 'p',
	name: 'Shop',
	product: 'crypto',
	environment: 'sandbox',
	origin: 'https://api.example',
	method: 'apiKey',
};
const half = (part: KnownKey['part']): KnownKey => ({ profile, key, isListed: true, part, isKept: true });

interface Workspace {
	readonly bound?: readonly (Binding | KeptBinding)[];
	/** Name by digest. */
	readonly kept?: Readonly<Record<string, string>>;
	/** The parts of keys that this machine holds; all when absent. */
	readonly held?: readonly Part[];
}

function workspace({ bound = [], kept = {}, held = ['apiKey', 'apiSecret'] }: Workspace) {
	const other: ApiKey = { ...key, id: 'k2', keyDigest: 'public2', name: 'Backend' };
	const known: Readonly<Record<string, KnownKey>> = {
		public: half('apiKey'),
		public2: { ...half('apiKey'), key: other },
		...(held.includes('apiSecret') && { secret: half('secret') }),
	};
	return {
		known: { find: (digest: string) => known[digest] },
		kept: { all: Object.entries(kept).map(([digest, name]) => ({ digest, name, storedAt: new Date(0) })) },
		variables: {
			bound,
			of: (of: KnownKey, parts: readonly Part[]) =>
				planNames({ profile: 'p', product: 'crypto', key: of.key, bindings: bound }, parts),
			isHeld: ({ part }: Binding) => held.includes(part),
			bindingOf: (of: KnownKey, part: NamedPart) => ({ ...part, profile: 'p', key: of.key.id ?? '' }),
		},
	};
}

function leak(digest: string, start = 0, rule = 'yativo-crypto-key'): Named['leak'] {
	return { rule, start, end: start + 10, digest };
}

/** What a workspace is like after leaks were replaced one after the other. */
function afterFixing(given: Workspace, leaks: readonly Named['leak'][]) {
	return leaks.reduce<Workspace & { readonly asked: readonly unknown[]; readonly names: readonly string[] }>(
		({ asked, names, ...now }, each) => {
			const { variables, ...deps } = workspace(now);
			const named = nameLeaks({ ...deps, variables }, [each]);
			const [{ name = '' } = {}] = named;
			const bindings = bindingsFor(variables, named);
			const others = (now.bound ?? []).filter(binding => bindings.every(next => next.name !== binding.name));
			return {
				...now,
				names: [...names, name],
				asked: [...asked, ...named.map(one => otherThan(variables, one)).filter(other => other !== undefined)],
				bound: [...others, ...bindings],
				kept: { ...now.kept, [each.digest]: name },
			};
		},
		{ ...given, asked: [], names: [] },
	);
}

const ofKey = (name: string, part: Binding['part'], handle = 'k1') => ({ name, part, profile: 'p', key: handle });

suite('names for leaks', () => {
	const cases: readonly {
		readonly why: string;
		readonly given: Workspace;
		readonly digest: string;
		readonly name: string;
	}[] = [
		{ why: 'the documented one', given: {}, digest: 'd1', name: 'YATIVO_API_KEY' },
		{ why: 'that of the key', given: {}, digest: 'secret', name: 'YATIVO_API_SECRET' },
		{
			why: 'the one that the value was kept for',
			given: { kept: { d1: 'PAY_KEY' } },
			digest: 'd1',
			name: 'PAY_KEY',
		},
		{
			why: 'the one that the value serves, though another was kept for it too',
			given: {
				kept: { d1: 'YATIVO_API_KEY', d2: 'YATIVO_API_KEY' },
				bound: [{ name: 'YATIVO_API_KEY', digest: 'd1' }],
			},
			digest: 'd1',
			name: 'YATIVO_API_KEY',
		},
		{
			why: 'a free one where that of the value serves another',
			given: {
				kept: { d1: 'YATIVO_API_KEY', d2: 'YATIVO_API_KEY' },
				bound: [{ name: 'YATIVO_API_KEY', digest: 'd1' }],
			},
			digest: 'd2',
			name: 'YATIVO_2_API_KEY',
		},
		{
			why: 'a free one where a key serves the documented one',
			given: { bound: [ofKey('YATIVO_API_KEY', 'apiKey', 'k2')] },
			digest: 'd1',
			name: 'YATIVO_2_API_KEY',
		},
		{
			why: 'the common form of a name of Terraform',
			given: { bound: [{ name: 'TF_VAR_yativo_api_key', digest: 'd1' }] },
			digest: 'd1',
			name: 'YATIVO_API_KEY',
		},
		{
			why: 'a name of Terraform where its common form serves another',
			given: {
				bound: [
					{ name: 'TF_VAR_yativo_api_key', digest: 'd1' },
					{ name: 'YATIVO_API_KEY', digest: 'd2' },
				],
			},
			digest: 'd1',
			name: 'TF_VAR_yativo_api_key',
		},
	];
	for (const { why, given, digest, name } of cases) {
		test(`are ${why}`, () => {
			assert.deepEqual(
				nameLeaks(workspace(given), [leak(digest)]).map(named => named.name),
				[name],
			);
		});
	}

	test('are one for one credential, and differ for two', () => {
		const named = nameLeaks(workspace({}), [leak('d1'), leak('d2', 20), leak('d1', 40)]);
		assert.deepEqual(
			named.map(({ name }) => name),
			['YATIVO_API_KEY', 'YATIVO_2_API_KEY', 'YATIVO_API_KEY'],
		);
	});
});

suite('a key and its secret', () => {
	const nothingHeld: Workspace = { held: [] };
	const publicKey = leak('public');
	const secret = leak('s1', 0, 'yativo-crypto-secret');
	const documented = ['YATIVO_API_KEY', 'YATIVO_API_SECRET'];

	test('have the documented names, whichever is replaced first', () => {
		assert.deepEqual(
			[afterFixing(nothingHeld, [publicKey, secret]), afterFixing(nothingHeld, [secret, publicKey])].map(
				({ names, asked, bound }) => ({ names, asked, bound }),
			),
			[
				{
					names: documented,
					asked: [],
					bound: [ofKey('YATIVO_API_KEY', 'apiKey'), { name: 'YATIVO_API_SECRET', digest: 's1' }],
				},
				{
					names: documented.toReversed(),
					asked: [],
					bound: [{ name: 'YATIVO_API_SECRET', digest: 's1' }, ofKey('YATIVO_API_KEY', 'apiKey')],
				},
			],
		);
	});

	test('keep their names once it is known whose they are', () => {
		const before: Workspace = {
			held: [],
			kept: { public: 'YATIVO_API_KEY', s1: 'YATIVO_API_SECRET' },
			bound: [
				{ name: 'YATIVO_API_KEY', digest: 'public' },
				{ name: 'YATIVO_API_SECRET', digest: 's1' },
			],
		};
		const keptOnly = { held: [], kept: { public: 'PAY_KEY' } };
		assert.deepEqual(
			[afterFixing(before, [publicKey, secret]).names, afterFixing(keptOnly, [publicKey]).names],
			[documented, ['PAY_KEY']],
		);
	});

	test('are one pair also where a key was given the names before its secret was here', () => {
		const assigned = {
			held: [],
			bound: [ofKey('YATIVO_API_KEY', 'apiKey'), ofKey('YATIVO_API_SECRET', 'apiSecret')],
		};
		const { names, asked } = afterFixing(assigned, [publicKey, secret]);
		assert.deepEqual([names, asked], [documented, []]);
		assert.deepEqual(afterFixing(assigned, [leak('d1')]).names, ['YATIVO_2_API_KEY'], 'a list tells public parts');
	});

	test('are not those of another key that is replaced with them', () => {
		const deps = workspace(nothingHeld);
		assert.deepEqual(
			nameLeaks(deps, [publicKey, leak('public2', 20)]).map(({ name }) => name),
			['YATIVO_API_KEY', 'YATIVO_2_API_KEY'],
		);
	});
});

test('each key has a block of its own in the file that documents variables', () => {
	const leaks = [leak('public'), leak('b1', 20, 'yativo-business-key'), leak('secret', 40)];
	assert.deepEqual(blocksOf(nameLeaks(workspace({}), leaks)), [
		{ names: ['YATIVO_API_KEY', 'YATIVO_API_SECRET'], comment: 'Yativo key “Shop” (sandbox)' },
		{ names: ['YATIVO_2_API_KEY'] },
	]);
});

test('of a key that was renewed, the public part that it goes on with is still of use', () => {
	const deps = workspace({});
	const named = nameLeaks(deps, [leak('public'), leak('secret', 20), leak('d1', 40)]);
	const rotated = { find: (digest: string) => (digest === 'public' ? half('apiKey') : undefined) };
	const replaced = { find: () => undefined };
	assert.deepEqual(
		[rotated, replaced].map(now => named.map(each => isOfUse(each, now))),
		[
			[true, false, true],
			[false, false, true],
		],
	);
});

suite('what serves the variables in the place of leaks', () => {
	/** What is bound once a leak is replaced by a variable that the text calls `name`, and what served that before. */
	function bound(given: Workspace, digest: string, name: string) {
		const deps = workspace(given);
		const read = asRead(nameLeaks(deps, [leak(digest), leak('unread', 99)]), [{ start: 0, end: 10, name }]);
		return [bindingsFor(deps.variables, read), read.map(each => otherThan(deps.variables, each))];
	}

	test('is the key under the name that the file gives it, beside its other half', () => {
		assert.deepEqual(bound({}, 'secret', 'MY_YATIVO_KEY'), [
			[ofKey('YATIVO_API_KEY', 'apiKey'), ofKey('MY_YATIVO_KEY', 'apiSecret')],
			[undefined],
		]);
	});

	test('is the value under the name that the file gives it, whatever it was kept for', () => {
		assert.deepEqual(bound({ kept: { d1: 'PAY_KEY' } }, 'd1', 'MY_YATIVO_KEY'), [
			[{ name: 'MY_YATIVO_KEY', digest: 'd1' }],
			[undefined],
		]);
	});

	test('is told where it would take the place of another value or key', () => {
		const staging = { name: 'YATIVO_API_KEY', digest: 'd1' };
		const ofOther = ofKey('YATIVO_API_KEY', 'apiKey', 'k2');
		const ofOwn = ofKey('YATIVO_API_KEY', 'apiKey');
		const others = (binding: Binding | KeptBinding, digest: string) =>
			bound({ bound: [binding] }, digest, 'YATIVO_API_KEY')[1];
		assert.deepEqual(
			[others(staging, 'd2'), others(ofOther, 'd2'), others(ofOther, 'public'), others(ofOwn, 'secret')],
			[[staging], [ofOther], [ofOther], [ofOwn]],
		);
		const ofOwnWithoutId = ofKey('YATIVO_API_KEY', 'apiKey', 'public');
		assert.deepEqual(
			[others(staging, 'd1'), others(ofOwn, 'public'), others(ofOwnWithoutId, 'public')],
			[[undefined], [undefined], [undefined]],
		);
	});

	test('is the key that was renewed, though nothing knows the old credential any more', () => {
		const successor: ApiKey = { ...key, id: 'k2' };
		const served = ({ id = '' }: ApiKey) => [
			ofKey('YATIVO_API_KEY', 'apiKey', id),
			ofKey('YATIVO_API_SECRET', 'apiSecret', id),
		];
		const after = (rule: string, before?: KnownKey, renewed = key, product: Profile['product'] = 'crypto') => {
			const { variables, kept } = workspace({ bound: served(renewed) });
			const known = renewedOwners(new Map([['gone', before]]), { profile: { ...profile, product }, key: renewed });
			const named = nameLeaks({ known, kept, variables }, [{ ...leak('gone'), rule }]);
			return [named[0]?.name, bindingsFor(variables, named)];
		};
		assert.deepEqual(
			[
				after('yativo-crypto-secret', half('secret')),
				after('yativo-crypto-secret', half('secret'), successor),
				after('yativo-crypto-secret'),
				after('yativo-crypto-key'),
				after('yativo-crypto-secret', undefined, key, 'business'),
			],
			[
				['YATIVO_API_SECRET', served(key)],
				['YATIVO_API_SECRET', served(successor)],
				['YATIVO_API_SECRET', served(key)],
				['YATIVO_API_KEY', served(key).toReversed()],
				['YATIVO_2_API_SECRET', [{ name: 'YATIVO_2_API_SECRET', digest: 'gone' }]],
			],
		);
	});
});
