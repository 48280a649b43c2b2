import { expand, randomFrom } from '../unit/detect/samples.ts';
import type { HandwrittenCase } from './handwritten.ts';

const leak = (why: string, text: string, leaks = 1, path?: string): HandwrittenCase => ({
	why,
	text,
	leaks,
	...(path !== undefined && { path }),
});
const safe = (why: string, text: string, path?: string): HandwrittenCase => leak(why, text, 0, path);

/** Odd ways to name, to pair and to pass a secret on, and their innocent twins. */
export const oddCases: readonly HandwrittenCase[] = [
	// Passed on under another name.
	leak(
		'a short variable, used as the secret',
		"const s = '{hex64}';\nconst y = new YativoCrypto({ apiKey: process.env.K, apiSecret: s });",
	),
	leak(
		'a neutral variable, used as the secret',
		'token2 = "{hex64}"\nclient = YativoCrypto(api_key=KEY, api_secret=token2)',
	),
	leak(
		'a variable for a header',
		"const k2 = '{hex64}';\nfetch('https://crypto-api.yativo.com', { headers: { 'X-API-Secret': k2 } });",
	),
	safe('a variable, used as a hash', "const s = '{hex64}';\nyativo.verify({ apiSecret: process.env.S, hash: s });"),
	leak('constructor with a key from elsewhere', "const y = new YativoCrypto(process.env.YATIVO_API_KEY, '{hex64}');"),
	leak('constructor in Ruby', "Yativo::Client.new(api_key, '{hex64}')"),
	safe('a lookup with a key', "yativo.lookup(cacheKey, '{hex64}')"),
	safe('a lookup by key', "yativo.transactions.get(key, '{hex64}')"),
	leak('an inline comment as the name', "connect('https://crypto-api.yativo.com', /* apiSecret */ '{hex64}')"),
	leak('named by its function', "// yativo\nconst withSecret = api => api.secret('{hex64}');"),

	// Names.
	leak('a region in both names', 'LATAM_API_KEY=yativo_{hex48}\nLATAM_API_SECRET={hex64}', 2),
	leak('a tenant in both names', "tenantA_key: 'yativo_{hex48}',\ntenantA_secret: '{hex64}',", 2),
	safe('a stranger beside the key', 'YATIVO_API_KEY=yativo_\nGLOBEX_API_SECRET={hex64}'),
	leak('nested under the name', 'yativo:\n  mx:\n    secret: {hex64}\n  br:\n    secret: {hex64}', 2),
	leak('qualifier under the name', 'yativo:\n  latam_api_secret: {hex64}'),
	leak('key secret', 'YATIVO_KEY_SECRET={hex64}'),
	leak('secret first', 'SECRET_YATIVO={hex64}'),
	leak('all small letters', 'yativosecret={hex64}'),
	leak('with a number', 'YATIVO_API_SECRET_2={hex64}\nYATIVO_API_SECRET2={hex64}', 2),
	leak('for an environment', 'YATIVO_PROD_API_SECRET={hex64}\nYATIVO_API_SECRET_STAGING={hex64}', 2),
	leak(
		'framework prefixes',
		'REACT_APP_YATIVO_API_SECRET={hex64}\nVITE_YATIVO_SECRET={hex64}\nTF_VAR_yativo_api_secret={hex64}',
		3,
	),
	leak('double underscores', 'Payments__Yativo__ApiSecret={hex64}'),
	leak('Azure style', '--Yativo:ApiSecret={hex64}'),
	leak('path-like name', '/prod/yativo/api_secret={hex64}'),
	leak('colon path', 'yativo:prod:api-secret {hex64}'),
	leak('Consul', 'consul kv put config/yativo/api_secret {hex64}'),
	leak('etcd', 'etcdctl put /yativo/secret {hex64}'),
	leak('GraphQL', 'mutation { saveProvider(name: "yativo", apiSecret: "{hex64}") { id } }'),
	leak('Elixir keyword', 'Yativo.new(key: "yativo_{hex48}", secret: "{hex64}")', 2),
	leak('Perl hash', 'my $y = Yativo->new(api_key => "yativo_{hex48}", api_secret => "{hex64}");', 2),
	leak('Objective-C call', '[Yativo setApiKey:@"yativo_{hex48}" secret:@"{hex64}"];', 2),
	leak('Smalltalk-like keyword call', "yativo apiSecret: '{hex64}'"),
	leak('AppleScript', 'set apiSecret to "{hex64}" -- yativo'),
	leak('COBOL', '       01 YATIVO-API-SECRET PIC X(64) VALUE "{hex64}".'),
	leak('assembler', 'yativo_secret: db "{hex64}", 0'),
	leak('CSS custom property', ':root { --yativo-secret: "{hex64}"; }'),
	leak('regular expression replacement', "text.replace(/YATIVO_SECRET/, '{hex64}') // yativo secret"),

	// Pairs.
	leak('pair with a colon', 'creds = "yativo_{hex48}:{hex64}"', 2),
	leak('pair with a bar', 'yativo_{hex48}|{hex64}', 2),
	leak('pair with a space', 'yativo_{hex48} {hex64}', 2),
	leak('pair with a semicolon', 'yativo_{hex48};{hex64}', 2),
	leak('pair with a dot', 'Authorization: Yativo yativo_{hex48}.{hex64}', 2),
	leak('pair with a comma', 'yativo_{hex48},{hex64}', 2),
	leak('pair in an array', '["yativo_{hex48}", "{hex64}"]', 2),
	leak('pair in lines', 'yativo_{hex48}\n{hex64}\n', 2),
	leak('user name and password', 'username: yativo_{hex48}\npassword: {hex64}', 2),
	leak('user name and password in JSON', '{"username":"yativo_{hex48}","password":"{hex64}"}', 2),
	leak('netrc', 'machine crypto-api.yativo.com login yativo_{hex48} password {hex64}', 2),
	leak(
		'base64 pair',
		`Authorization: Basic ${Buffer.from(`app:${expand('yativo_{hex48}', randomFrom(81))}`).toString('base64')} (yativo)`,
	),
	safe('key and its hash', 'key: yativo_{hex48}\nkey_hash: {hex64}'.replace('yativo_{hex48}', 'yativo_****')),
	leak('key and its hash', 'key: yativo_{hex48}\nkey_sha256: {hex64}', 1),
	leak('key and a transaction', '{"api_key":"yativo_{hex48}","tx_hash":"{hex64}","request_id":"{hex64}"}', 1),
	leak('key and a commit', 'yativo_{hex48} commit {hex64}', 1),
	leak('key and a signature', 'X-API-Key: yativo_{hex48}\nX-Signature: {hex64}', 1),
	leak('key and a checksum', 'sha256sum: {hex64}\nkey=yativo_{hex48}', 1),

	// App Secrets, webhooks, tokens.
	leak('App Secret in its section', 'yativo:\n  app_secret: {alnum40}'),
	leak(
		'App Secret in camel case',
		"const body = { accountId: 'acct_1', appSecret: '{alnum40}' }; // https://api.yativo.com",
	),
	leak('App Secret with dashes', 'YATIVO_APP_SECRET={alnum8}-{alnum8}-{alnum16}'),
	leak('App Secret as a header', "headers: { 'X-Account-Id': 'acct_1', 'X-App-Secret': '{alnum40}' } // yativo"),
	leak('webhook secret below webhook', 'yativo:\n  webhook:\n    secret: {alnum32}'),
	leak('webhook secret below webhook, in code', "yativo: { webhook: { url: '/hooks', secret: '{alnum32}' } }"),
	leak('webhook signing secret', 'YATIVO_WEBHOOK_SIGNING_SECRET={hex64}'),
	leak('webhook secret of a UUID', 'YATIVO_WEBHOOK_SECRET={hex8}-{hex4}-{hex4}-{hex4}-{hex12}'),
	leak('webhook secret in base64', 'YATIVO_WEBHOOK_SECRET={alnum43}='),
	leak('webhook secret as an argument', "verifyYativoWebhook(body, signature, 'whsec_{alnum32}')"),
	leak('webhook secret as HMAC key', "// yativo webhook\ncreateHmac('sha256', 'whsec_{alnum32}')"),
	safe('webhook secret of another section', 'yativo:\n  url: x\nstripe:\n  webhook:\n    secret: {alnum32}'),
	safe('webhook URL', 'yativo_webhook: https://hooks.test/services/T{alnum8}/B{alnum8}/{alnum24}'),
	safe('webhook id', 'YATIVO_WEBHOOK_ID=wh_{alnum24}'),
	safe('webhook secret name', 'yativo_webhook_secret_name: prod-yativo-webhook-2024'),
	leak('token as a query', 'https://crypto-api.yativo.com/x?access_token={token}'),
	leak('token in a variable', 'let bearer = "{token}" // crypto-sandbox.yativo.com'),
	leak('token in YAML', 'yativo:\n  token: {token}'),
	leak('token in a cookie', 'curl https://crypto-api.yativo.com -b "token={token}"'),
	safe(
		'token of Supabase',
		"import '@yativo/sdk';\nconst supabase = createClient('https://x.supabase.co', '{token}');",
	),
	safe('token of Firebase', '# yativo\nFIREBASE_TOKEN={foreigntoken}'),

	// Other tiers.
	leak('sandbox variants', 'yvk_sandbox_{alnum32} yvs_test_{alnum32} yat_sandbox_{alnum35}', 3),
	leak('older key of anybody', 'YK=yk_live_{alnum26}'),
	safe('a key of another length', 'yk_live_{alnum40} yat_live_{alnum20} ys_live_{hex64}'),
	safe('words behind a prefix', 'yvk_live_keysandsecretsarestored yvs_live_mode_is_enabled_by_default'),
	safe('long identifier behind a prefix', 'yvk_live_customerAccountIdentifier'),
	safe('a file behind a prefix', 'yvs_live_2024.tar.gz'),

	// Innocent twins of contextual secrets.
	safe(
		'a secret of the host application in a Yativo repository',
		'app:\n  secret: {hex64}\n  name: yativo-gateway\n'.replace('secret', 'jwt_secret'),
	),
	safe('a test vector of SHA-256', "// yativo utils\ntest('sha256', () => expect(sha256('secret')).toBe('{hex64}'));"),
	safe('a map of hashes to names', "// yativo\nconst known = { '{hex64}': 'secret.txt', '{hex64}': 'key.txt' };"),
	safe('a list of transaction hashes', '# yativo secret club payouts\nhashes:\n  - {hex64}\n  - {hex64}'),
	safe('an IPFS-like id', 'yativo/ipfs/{hex64}/secret.json'),
	safe(
		'a Git LFS pointer',
		'version https://git-lfs.github.com/spec/v1\noid sha256:{hex64}\nsize 12',
		'yativo/secret.bin',
	),
	safe('a Bazel lock', '"@yativo//:secret": { "sha256": "{hex64}" }'),
	safe('a Dockerfile with a digest', 'FROM yativo/secret-base@sha256:{hex64}'),
	safe('an ETag in a log', 'GET /yativo/secret 200 etag="{hex64}"'),
	safe('a JWK thumbprint', '{"issuer":"yativo","secret":false,"x5t#S256":"{hex64}","kid":"{hex64}"}'),
	safe('a nonce', 'yativo secret handshake nonce: {hex64}'),
	safe('a block explorer', 'https://tronscan.test/#/transaction/{hex64} (yativo secret payout)'),
	safe('a merkle proof', '"yativo": { "secret_sharing": { "proof": ["{hex64}", "{hex64}"] } }'),
	safe('a password hash', 'yativo_admin_password_hash={hex64}'),
	safe('a salt', 'YATIVO_SECRET_SALT={hex64}'),
	safe('a public key', 'YATIVO_SECRET_PUBKEY={hex64}'),
	safe('a key id', 'yativo.secretKeyId = "{hex64}"'),
	safe('a device id', '// yativo\nconst deviceId = "{hex64}"; // not a secret'),
];
