import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { digest } from '../../../src/core/digest.ts';
import type { KnownKey } from '../../../src/core/knownKeys.ts';
import type { Product } from '../../../src/core/profile.ts';
import { ownerDoubt, publicPartDoubt, secretDoubt } from '../../../src/core/secretDoubt.ts';

const key = `yativo_${'0a1b2c3d'.repeat(6)}`;
const hex = '0a1b2c3d'.repeat(8);
const tail = 'a1B2'.repeat(8);

suite('secretDoubt', () => {
	const cases: { why: string; text: string; maskedKey?: string; product: Product; doubt: string | undefined }[] = [
		{ why: 'the secret of a generated key', text: hex, maskedKey: 'yativo_…0a1b', product: 'crypto', doubt: undefined },
		{
			why: 'a secret of the guide',
			text: `yvs_live_${tail}`,
			maskedKey: 'yvk_live_…0a1b',
			product: 'crypto',
			doubt: undefined,
		},
		{
			why: 'an older secret',
			text: `ys_live_${hex.slice(32)}`,
			maskedKey: 'yk_live_…0a1b',
			product: 'crypto',
			doubt: undefined,
		},
		{ why: 'any secret of a key of unknown kind', text: 'whatever', product: 'crypto', doubt: undefined },
		{
			why: 'a business key whose end fits',
			text: `yat_live_${tail}`,
			maskedKey: 'yat_live_…a1B2',
			product: 'business',
			doubt: undefined,
		},
		{
			why: 'the public part',
			text: `yvk_live_${tail}`,
			product: 'crypto',
			doubt: 'This is the public part of a key, not its secret.',
		},
		{
			why: 'a credential of the other product',
			text: `yat_live_${tail}`,
			product: 'crypto',
			doubt: 'This is a credential of a business account.',
		},
		{
			why: 'a secret of another generation',
			text: hex,
			maskedKey: 'yvk_live_…0a1b',
			product: 'crypto',
			doubt: 'The secret of a key that starts with yvk_live_ starts with yvs_live_.',
		},
		{
			why: 'a business key of another end',
			text: `yat_live_${tail}`,
			maskedKey: 'yat_live_…zzzz',
			product: 'business',
			doubt: 'This is another key: its last four characters differ.',
		},
		{
			why: 'a crypto secret for a business key',
			text: hex,
			product: 'business',
			doubt: 'A business key starts with yat_live_.',
		},
		{ why: 'two words', text: 'a b', product: 'crypto', doubt: 'A secret has no spaces inside.' },
		{
			why: 'a line of a .env file',
			text: `YATIVO_API_SECRET=${hex}`,
			product: 'crypto',
			doubt: 'This looks like a whole line of an environment file. Paste the value alone.',
		},
	];
	for (const { why, text, maskedKey, product, doubt } of cases) {
		test(`judges ${why}`, () =>
			assert.equal(secretDoubt(text, { key: maskedKey ? { maskedKey } : {}, product }), doubt));
	}
});

suite('publicPartDoubt', () => {
	const cases: { why: string; text: string; known: { maskedKey?: string; keyDigest?: string }; doubt?: string }[] = [
		{ why: 'the key itself', text: key, known: { keyDigest: digest(key) } },
		{ why: 'another key', text: `${key}0`, known: { keyDigest: digest(key) }, doubt: 'This is another key.' },
		{ why: 'any key where nothing is known', text: key, known: {} },
		{ why: 'a key whose ends fit', text: key, known: { maskedKey: 'yativo_…2c3d' } },
		{ why: 'a key of another end', text: key, known: { maskedKey: 'yativo_…zzzz' }, doubt: 'This is another key.' },
		{
			why: 'a key of another generation',
			text: key,
			known: { maskedKey: 'yvk_live_…' },
			doubt: 'This is another key.',
		},
		{ why: 'a secret', text: `yvs_live_${tail}`, known: {}, doubt: 'This is the secret of a key, not the key.' },
		{ why: 'two words', text: 'a b', known: {}, doubt: 'A key has no blanks inside.' },
		{
			why: 'a key with its quotes',
			text: `"${key}"`,
			known: { keyDigest: digest(key) },
			doubt: 'There are quotes around this. Paste the value alone.',
		},
	];
	for (const { why, text, known, doubt } of cases) {
		test(`judges ${why}`, () => assert.equal(publicPartDoubt(text, known), doubt));
	}
});

suite('ownerDoubt', () => {
	const of = (part: KnownKey['part'], id: string) => {
		const known = { key: { id, name: 'Payouts', scopes: [], status: 'active' }, part } as Partial<KnownKey> as KnownKey;
		return ownerDoubt(hex, { key: { id: 'k1' }, find: asked => (asked === digest(hex) ? known : undefined) });
	};
	test('finds nothing against what nobody knows, and what is of the key itself', () => {
		assert.deepEqual(
			[ownerDoubt(hex, { key: { id: 'k1' }, find: () => undefined }), of('secret', 'k1')],
			[undefined, undefined],
		);
	});

	test('knows a secret that a rotation has ended, also of the key itself', () => {
		const key = { id: 'k1', name: 'Payouts', scopes: [], status: 'active' };
		const known = { key, part: 'secret', isReplaced: true } as Partial<KnownKey> as KnownKey;
		assert.equal(
			ownerDoubt(hex, { key, find: () => known }),
			'This is an old secret of “Payouts”, which a rotation has replaced.',
		);
	});

	test('names the other key', () => {
		assert.deepEqual(
			[of('secret', 'k2'), of('apiKey', 'k2')],
			[
				'This machine holds this as the secret of “Payouts”. If that is wrong, delete it there first.',
				'This is the API key of “Payouts”.',
			],
		);
	});
});
