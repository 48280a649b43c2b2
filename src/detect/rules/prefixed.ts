import { type CredentialFormat, credentialFormat } from '../../core/credentialFormats.ts';
import type { Rule } from '../rule.ts';

function pattern(id: CredentialFormat['id']): string {
	const { prefix, body } = credentialFormat(id);
	return prefix + body;
}

/** Credentials that name themselves. */
export const prefixedRules: readonly Rule[] = [
	{
		id: 'yativo-crypto-key',
		title: 'Yativo crypto API key',
		about:
			'The API key of the Yativo crypto API. With its secret it signs in and can move money. Revoke it, create another, and read it from the environment.',
		tier: 1,
		severity: 'error',
		source: 'https://docs.yativo.com/api-reference/api-keys/create',
		shape: 'prefix',
		pattern: pattern('cryptoKey'),
		examples: {
			leaks: ['const apiKey = "yativo_{hex48}";', 'YATIVO_API_KEY=yativo_{hex48}', 'print("\\nyativo_{hex48}")'],
			safe: ['yativo_{hex47}', 'yativo_{hex49}', 'yativo_{hex64}', 'myyativo_{hex48}', 'yativo_customer_id'],
		},
	},
	{
		id: 'yativo-guide-key',
		title: 'Yativo API key (yvk_)',
		about:
			'An API key of the Yativo crypto guide. With its secret it signs in and can move money. Rotate or revoke it, and read it from the environment.',
		tier: 1,
		severity: 'error',
		source: 'https://docs.yativo.com/yativo-crypto/api-keys',
		shape: 'prefix',
		pattern: pattern('guideKey'),
		examples: {
			leaks: ["apiKey: 'yvk_live_{alnum32}'", 'yvk_live_{alnum16}', 'yvk_test_{hex48}'],
			safe: ['yvk_live_...', 'yvk_live_abc123', 'yvk_live_{x24}', 'xyvk_live_{alnum32}'],
		},
	},
	{
		id: 'yativo-guide-secret',
		title: 'Yativo API secret (yvs_)',
		about:
			'The secret half of a Yativo API key. Whoever has it and the key can act as you. Rotate or revoke the key, and keep the secret out of the source.',
		tier: 1,
		severity: 'error',
		source: 'https://docs.yativo.com/yativo-crypto/api-keys',
		shape: 'prefix',
		pattern: pattern('guideSecret'),
		examples: {
			leaks: ["apiSecret: 'yvs_live_{alnum40}'", 'yvs_sandbox_{alnum24}'],
			safe: ['yvs_live_...', 'yvs_live_YOUR_SECRET_HERE_PLEASE', 'yvs_live_{alnum8}'],
		},
	},
	{
		id: 'yativo-older-key',
		title: 'Yativo API key (yk_)',
		about:
			'The shape of an API key of the older Yativo crypto reference; other vendors use the same prefix. If it is a Yativo key, revoke it and create another.',
		tier: 2,
		severity: 'warning',
		source: 'https://docs.yativo.com/api-reference/api-keys/list',
		shape: 'prefix',
		pattern: pattern('olderKey'),
		examples: {
			leaks: ['key: yk_live_{alnum26}'],
			safe: ['yk_live_{camel26}', 'snyk_live_{alnum26}', 'yk_live_{alnum25}'],
		},
	},
	{
		id: 'yativo-older-secret',
		title: 'Yativo API secret (ys_)',
		about:
			'The secret half of an API key of the older Yativo crypto reference. Whoever has both can act as you. Revoke the key and create another.',
		tier: 1,
		severity: 'error',
		source: 'https://docs.yativo.com/api-reference/api-keys/create',
		shape: 'prefix',
		pattern: pattern('olderSecret'),
		examples: {
			leaks: ['"api_secret": "ys_live_{hex32}"'],
			safe: ['keys_live_{hex32}', 'ys_live_{count32}', 'stays_live_through_{hex32}'],
		},
	},
	{
		id: 'yativo-business-key',
		title: 'Yativo business key or App Secret (yat_)',
		about:
			'A Yativo business API key, or the App Secret of an account, which has the same shape. A business key works alone. Revoke it, or generate a new App Secret.',
		tier: 1,
		severity: 'error',
		source: 'https://docs.yativo.com/yativo-fiat/api-keys',
		shape: 'prefix',
		pattern: pattern('businessKey'),
		examples: {
			leaks: ['Authorization: Bearer yat_live_{alnum35}'],
			safe: ['phyat_live_{alnum35}', 'riwayat_live_{alnum35}', 'yat_live_{camel35}'],
		},
	},
];
