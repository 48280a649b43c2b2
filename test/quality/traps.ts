import type { Random } from './formats.ts';

/** A class of texts that look like a leak and are none. */
export interface Trap {
	readonly id: string;
	/** Templates as in `samples.ts`. `{name}` stands for some name, `{vendor}` for another vendor. */
	readonly templates: readonly string[];
	readonly path?: string;
}

const vendors = [
	'stripe',
	'binance',
	'coinbase',
	'kraken',
	'twilio',
	'github',
	'paypal',
	'bitso',
	'shopify',
	'acme',
	'globex',
];

export const traps: readonly Trap[] = [
	{
		id: 'identifiers',
		templates: [
			'const {vendor} = { yativo_customer_id: 1, yativo_card_id: 2, yativo_webhook_handler: 3 };',
			'SELECT yativo_customer_id, yativo_transaction_reference FROM yativo_customers;',
			'YATIVO_API_KEY=\nYATIVO_API_SECRET=\nYATIVO_WEBHOOK_SECRET=',
			'def yativo_create_virtual_account_for_customer(): pass',
			'import { yativo_api_key_prefix, yativo_live_mode } from "./yativo_constants_and_types";',
		],
	},
	{
		id: 'foreign prefixes',
		templates: [
			'phyat_live_{alnum35}',
			'key = "keys_live_{hex32}"',
			'SNYK=snyk_live_{alnum26}',
			'riwayat_live_{alnum35}',
			'stays_live_through_{hex32}',
			'const a = findByAtivo_{hex48}();',
			'monkeyk_live_{alnum26}',
			'xyvs_live_{alnum32}',
		],
	},
	{
		id: 'wrong lengths',
		templates: [
			'yativo_{hex32}',
			'k = "yativo_{hex40}"',
			'yativo_{hex47}',
			"'yativo_{hex49}'",
			'yativo_{hex64}',
			'ys_live_{hex31}',
			'yat_live_{alnum34}',
			'yat_live_{alnum36}',
			'yk_live_{alnum25}',
		],
	},
	{
		id: 'digests',
		templates: [
			'{"@yativo/sdk":{"integrity":"sha256-{hex64}"}}',
			'yativo-sdk==1.2 --hash=sha256:{hex64}',
			'name = "yativo"\nchecksum = "{hex64}"',
			'image: yativo/api@sha256:{hex64}',
			'# yativo\nsha256: {hex64}\nfile: secret.tar',
			'yativo:\n  api_secret_sha256: {hex64}',
			'yativo.zip {hex64}',
			'checksum/secret: {hex64} # yativo',
			'{"yativo_secret_hash":"{hex64}"}',
			'const YATIVO_SECRET_DIGEST = "{hex64}";',
		],
	},
	{
		id: 'signatures and transactions',
		templates: [
			'X-Yativo-Signature: {hex64}',
			'X-Yativo-Signature: sha256={hex64}',
			'{"yativo":{"transaction_hash":"{hex64}","status":"ok"}}',
			'// yativo payout\nconst txHash = "{hex64}";',
			'yativo deposit 0x{hex64} confirmed',
			'// yativo\nexpect(signature).toBe("{hex64}");',
			'yativo.getTransaction("{hex64}")',
			'{"yativo":1,"blockhash":"{hex64}","merkle_root":"{hex64}"}',
			'yativo txid {hex64}',
			'{"event":"yativo.deposit","tx_id":"{hex64}"}',
		],
	},
	{
		id: 'redacted',
		templates: [
			'yativo_****{hex4}',
			'yativo_{hex4}…{hex4}',
			'YATIVO_API_SECRET=[REDACTED]',
			'yvs_live_********************',
			'X-API-Secret: *** (yativo)',
			'yativo api_secret: {hex4}...{hex4}',
			'yvk_live_{alnum4}…',
		],
	},
	{
		id: 'placeholders',
		templates: [
			'YATIVO_API_KEY=yativo_{x48}',
			'yativo_{count48}',
			'api_secret: {count64} # yativo',
			'yativo_0000000000000000{hex8}000000000000000000000000',
			'YATIVO_API_SECRET=your_api_secret_here',
			'YATIVO_API_SECRET=<your-api-secret>',
			'yvk_live_YOURKEYHERE1234567890',
			'yvs_live_abcdefghijklmnopqrstuvwxyz',
			'yat_live_{camel35}',
			'yk_live_{camel26}',
			'ys_live_{count32}',
			'yvs_live_ThisIsJustAnExample2024',
			'yvk_live_{x32}',
			'YATIVO_WEBHOOK_SECRET=replace-with-your-webhook-secret',
			'yvs_live_aaaaaaaaaaaaaaaaaaaaaaaa',
		],
	},
	{
		id: 'templates and references',
		templates: [
			'yativo:\n  api_secret: ${YATIVO_API_SECRET}',
			'api_secret: {{ .Values.yativo.secret }}',
			'yativo_api_secret: vault:v1:{hex64}',
			'yativo:\n  secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:{hex64}',
			'yativo:\n  api_secret: ENC[AES256_GCM,data:{alnum64},iv:{alnum24},tag:{alnum20},type:str]',
			'yativo_api_secret: op://vault/yativo/{alnum26}',
			'YATIVO_API_SECRET=${{ secrets.YATIVO_API_SECRET }}',
			'yativo_webhook_secret: projects/1/secrets/{alnum24}/versions/1',
			'yativo_secret_arn = "{hex64}"',
			'yativo_secret_id: {hex64}',
		],
	},
	{
		id: 'code that names secrets',
		templates: [
			'const yativoSecret = process.env.YATIVO_API_SECRET;',
			'function getYativoApiSecret(): Promise<string> { return vault.read("yativo/api_secret"); }',
			'interface YativoOptions { apiKey: string; apiSecret: string; webhookSecret?: string }',
			'const pattern = /^yativo_[0-9a-f]{48}$/;',
			'yativo_api_secret = config.get("yativo", "api_secret")',
			'if (!yativo.apiSecret) throw new Error("api_secret is missing");',
			'webhookSecret: this.options.yativoWebhookSecret2024,',
		],
	},
	{
		id: 'secrets of others',
		templates: [
			'# yativo\n{VENDOR}_API_SECRET={hex64}',
			'# yativo\n{VENDOR}_WEBHOOK_SECRET=whsec_{alnum32}',
			'yativo:\n  url: x\n{vendor}:\n  api_secret: {hex64}',
			'[yativo]\nurl = x\n\n[{vendor}]\napi_secret = {hex64}',
			'// yativo\nconst {vendor}Secret = "{hex64}";',
			'{"yativo":{"on":true},"{vendor}":{"api_secret":"{hex64}"}}',
			'# yativo\nJWT_SECRET={hex64}',
			'# yativo\nSESSION_SECRET="{hex64}"',
			'// yativo\napp.use(session({ secret: "{hex64}" }));',
			'// yativo\njwt.sign(payload, "{hex64}")',
			'# yativo\n{VENDOR}_APP_SECRET={alnum32}',
			'# yativo\nWALLET_PRIVATE_KEY={hex64}',
			'# yativo\nENCRYPTION_KEY={hex64}',
		],
	},
	{
		id: 'tokens of others',
		templates: [
			'# yativo\nAUTH_TOKEN={foreigntoken}',
			'# yativo\n{VENDOR}_TOKEN={token}',
			'// yativo\nconst supabaseAnonKey = "{token}"; // supabase',
			'Authorization: Bearer {token}',
			'token={token}',
		],
	},
	{
		id: 'no mention',
		templates: [
			'API_SECRET={hex64}',
			'"apiSecret": "{hex64}"',
			'WEBHOOK_SECRET=whsec_{alnum32}',
			'app_secret: {alnum40}\naccount_id: acct_1',
			'X-API-Secret: {hex64}',
			'secret = "{hex64}"',
		],
	},
];

/** Fills in another vendor. */
export function withVendor(template: string, random: Random): string {
	const vendor = vendors[Math.floor(random() * vendors.length)] ?? '';
	return template.replaceAll('{vendor}', vendor).replaceAll('{VENDOR}', vendor.toUpperCase());
}
