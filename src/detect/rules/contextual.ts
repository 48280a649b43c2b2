import type { Rule } from '../rule.ts';

const secret =
	'(?:secrets?|secreto|secreta|secrete|secrète|segredo|segreto|segreta|geheimnis|sekret|gizli(?: anahtar)?)';
const secretMark = 'secre|segre|geheim|sekret|gizli';

/** What people choose as a secret. An equals sign within it would be the one behind the next name. */
const chosen = '[A-Za-z0-9+][A-Za-z0-9_+/-]{15,127}={0,2}';

/** What a webhook's secret is called. */
const hook = '(?:(?:web)?hooks?|callbacks?|ipn|notifications?)';
const purpose = '(?:(?:signing|endpoint|shared|verification) )?';
const hookSecret = `${hook} ${purpose}${secret}(?: key)?`;
/** The same, where only Yativo's name beside it makes it one. */
const hookKey = `yativo (?:\\w{1,20} ){0,2}${hook} ${purpose}(?:key|token)|yativo signing (?:${secret}|key)(?: key)?`;

/** Credentials that only their surroundings tell from other strings. */
export const contextualRules: readonly Rule[] = [
	{
		id: 'yativo-crypto-secret',
		title: 'Yativo crypto API secret',
		about:
			'The secret half of a Yativo crypto API key: 64 hexadecimal digits. Whoever has both can act as you and move money. Revoke the key, create another, and keep its secret out of the source.',
		tier: 3,
		severity: 'error',
		source: 'https://docs.yativo.com/api-reference/api-keys/create',
		shape: 'hex',
		pattern: '[0-9a-f]{64}',
		context: {
			names: `(?<!hook |signing )${secret}(?: keys?)?|yativo (?:\\w{1,20} ){0,2}(?:signing|private) key|yativo (?:\\w{1,20} ){0,2}(?:token|password|passwd|pass|pwd|pw|sec|sk|priv|private)`,
			tellingNames: `(?:api|crypto|key)(?: key| client| app)? ${secret}(?: key)?`,
			mark: secretMark,
			pairs: true,
		},
		examples: {
			leaks: [
				'YATIVO_API_SECRET={hex64}',
				"import { YativoCrypto } from '@yativo/sdk';\nconst apiSecret = '{hex64}';",
				'curl https://crypto-api.yativo.com -H "X-API-Secret: {hex64}"',
				"new YativoCrypto('yativo_{hex48}', '{hex64}') // yativo-crypto-key",
				'- name: YATIVO_API_SECRET\n  value: "{hex64}"',
			],
			safe: [
				'API_SECRET={hex64}',
				'YATIVO_API_SECRET_SHA256={hex64}',
				'# yativo\nSTRIPE_API_SECRET={hex64}',
				'# yativo\nsha256: {hex64}',
				'# yativo\nJWT_SECRET={hex64}',
				'yativo.getTransaction("{hex64}")',
				'YATIVO_API_SECRET={count64}',
			],
		},
	},
	{
		id: 'yativo-app-secret',
		title: 'Yativo App Secret',
		about:
			'With the Account ID it signs in to the Yativo fiat API as the whole account. Generate a new App Secret, which ends this one, and read it from the environment.',
		tier: 3,
		severity: 'error',
		source: 'https://docs.yativo.com/fiat-api-reference/auth/token',
		shape: 'named',
		pattern: chosen,
		context: {
			keyword: 'app|account|acct',
			// What stands in Yativo's own section beside an account needs no longer name.
			names: `app(?:lication)? ${secret}|${secret} (?:de )?(?:la )?app|^(?:(?:[a-z]|yativo|auth|credentials?|account|fiat|config|live|prod|production|default|clave|cle|chave) ){0,4}${secret}$`,
			tellingNames: `app(?:lication)? ${secret}`,
			mark: 'account',
			beside: ['account id', 'acct'],
		},
		examples: {
			leaks: [
				'fetch("https://api.yativo.com/api/v1/auth/login", { body: { account_id: id, app_secret: "{alnum32}" } })',
				'YATIVO_APP_SECRET={alnum40}',
			],
			safe: [
				'# yativo\napp_secret: your-app-secret-goes-here',
				'# yativo\nFACEBOOK_APP_SECRET={hex32}',
				'yativo.login({ account_id, app_secret: process.env.YATIVO_APP_SECRET })',
			],
		},
	},
	{
		id: 'yativo-access-token',
		title: 'Yativo access token',
		about:
			'A bearer token of the Yativo API. Until it expires, which takes up to an hour, whoever has it can act as you. Revoke the key that it was made with if it may have been seen.',
		tier: 3,
		severity: 'warning',
		source: 'https://docs.yativo.com/api-reference/api-keys/token',
		shape: 'token',
		pattern: 'eyJ[A-Za-z0-9_-]{8,1024}\\.[A-Za-z0-9_-]{8,4096}\\.[A-Za-z0-9_-]{16,1024}',
		context: {
			names: '(?:(?:access|auth|bearer|api|login|session) ){0,2}(?:tokens?|jwt)|bearer|authorization(?: bearer)?|auth',
			tellingNames: 'access tokens?|(?:authorization )?bearer(?: tokens?)?|authorization',
			mark: 'token|bearer|authorization|jwt',
			shared: true,
		},
		examples: {
			leaks: ['curl https://crypto-api.yativo.com/api/v1/wallets -H "Authorization: Bearer {token}"'],
			safe: [
				'Authorization: Bearer {token}',
				'// yativo\nconst supabaseKey = "{foreigntoken}"',
				'// yativo\nGITHUB_TOKEN={token}',
			],
		},
	},
	{
		id: 'yativo-webhook-secret',
		title: 'Yativo webhook secret',
		about:
			'The key that Yativo signs webhooks with. Whoever has it can forge events, such as deposits that never came. Create the webhook anew and keep its secret out of the source.',
		tier: 3,
		severity: 'error',
		source: 'https://docs.yativo.com/yativo/webhooks',
		shape: 'prefix',
		pattern: 'whsec_[A-Za-z0-9+/=_-]{16,128}',
		context: {
			names: `(?:(?:web)?hooks? )?(?:(?:signing|endpoint) )?${secret}(?: keys?)?|whsec`,
			tellingNames: `(?:web)?hooks? (?:(?:signing|endpoint) )?${secret}(?: key)?`,
			mark: `${secretMark}|hook|hmac|signature`,
			shared: true,
			verifies: true,
		},
		examples: {
			leaks: ['YATIVO_WEBHOOK_SECRET=whsec_{alnum32}', "// Yativo\nverify(body, 'whsec_{alnum40}')"],
			safe: ['WEBHOOK_SECRET=whsec_{alnum32}', '# yativo\nSTRIPE_WEBHOOK_SECRET=whsec_{alnum32}', 'yativo whsec_...'],
		},
	},
	{
		id: 'yativo-chosen-webhook-secret',
		title: 'Yativo webhook secret, chosen by its user',
		about:
			'The key that Yativo signs webhooks with, as the caller chose it. Whoever has it can forge events. Set another one, and keep it out of the source.',
		tier: 3,
		severity: 'error',
		source: 'https://docs.yativo.com/yativo/webhooks',
		shape: 'named',
		pattern: chosen,
		context: {
			keyword: 'hook|signing|hmac|callback|ipn|notification',
			// An application signs with secrets of its own: what only signs must say that it is Yativo's.
			names: `${hookSecret}|${hookKey}`,
			tellingNames: hookSecret,
			mark: secretMark,
			verifies: true,
		},
		examples: {
			leaks: ['YATIVO_WEBHOOK_SECRET={alnum32}', 'yativo.webhooks.create({ webhook_secret: "{hex64}" })'],
			safe: [
				'webhook_secret: {alnum32}',
				'// yativo\nconst webhookSecret = config.webhookSecret;',
				'# yativo\nGITHUB_WEBHOOK_SECRET={alnum32}',
				'YATIVO_WEBHOOK_SECRET=my-webhook-secret-of-the-team',
				'YATIVO_MODE=live\nSIGNING_SECRET={alnum32}',
				'YATIVO_MODE=live\nSLACK_SIGNING_SECRET={hex32}',
			],
		},
	},
];
