import { type HandwrittenCase, leak, safe } from './handwrittenCase.ts';

/**
 * How far a name reaches: to its own statement, element, row, list or call, and no further; and whose such a thing is. Written after files
 * of whole integrations, in which several vendors and several kinds of values stand side by side.
 */
export const scopeCases: readonly HandwrittenCase[] = [
	// A list has one name for all of its values.
	safe(
		'a list of transactions behind a line that names the secret',
		"const secret = process.env.YATIVO_API_SECRET;\nconst txs = [\n  '{hex64}',\n  '{hex64}',\n  '{hex64}',\n];",
		'test/yativo.test.js',
	),
	safe(
		'a list on one line behind such a line',
		"const secret = process.env.YATIVO_API_SECRET;\nconst blocks = ['{hex64}', '{hex64}'];",
	),
	leak('a list of secrets', "// yativo\nconst apiSecrets = [\n  '{hex64}',\n  '{hex64}',\n  '{hex64}',\n];", 3),
	leak('a key and its secret in a list', "// yativo\nconst pair = ['yativo_{hex48}', '{hex64}'];", 2),
	leak('a name and its value in a list', '// yativo\nheaders.push(["X-API-Secret", "{hex64}"]);'),

	// An element, an object and an item of a list have their own names.
	safe(
		'a hidden field before the field for the secret',
		'<input type="hidden" name="state" value="{hex64}"><input name="api_secret" placeholder="Yativo API secret" value="">',
		'signup.html',
	),
	safe(
		'a script behind a field for the secret',
		'<input name="webhook_secret" value="">\n<script src="/static/yativo.js?v={hex64}"></script>',
		'connect.html',
	),
	safe(
		'an object before that of the secret',
		'{"u":"yativo","v":[{"name":"state","value":"{hex64}"},{"name":"api_secret","value":""}]}',
		'a.har',
	),
	leak(
		'an object of its own name',
		'{"u":"yativo","v":[{"name":"state","value":""},{"name":"api_secret","value":"{hex64}"}]}',
		1,
		'a.har',
	),
	safe(
		'a default of the next item',
		'# yativo\n- name: YATIVO_API_SECRET\n  required: true\n- default: {hex64}\n  name: GENESIS_BLOCK',
		'params.yml',
	),
	safe(
		'a default of the next field',
		'// yativo\ntype C struct {\n\tS string `env:"YATIVO_API_SECRET"`\n\tSum string `default:"{hex64}"`\n}',
		'c.go',
	),
	safe(
		'a default of the next object',
		"// yativo\napiSecret: env('YATIVO_API_SECRET'),\ngenesis: { default: '{hex64}' },",
		'c.js',
	),
	safe('the list of images of a program', '{hex64}   acme/yativo-secrets-agent:1.2   Up 3 days', 'docker.txt'),

	// The attributes of a construct name its default.
	leak(
		'a default behind the variable in a tag',
		'// yativo\nS string `env:"YATIVO_API_SECRET,notEmpty" envDefault:"{hex64}"`',
		1,
		'c.go',
	),
	leak(
		'a default behind other arguments',
		'# yativo\np.add_argument("--api-secret", help="x", required=False, default="{hex64}")',
		1,
		'c.py',
	),
	leak('a default behind a type', '# yativo\ns = config("YATIVO_API_SECRET", cast=str, default="{hex64}")', 1, 'c.py'),
	leak(
		"a default in an option's object",
		"// yativo\nyargs.option('api-secret', { type: 'string', default: '{hex64}' })",
		1,
		'c.js',
	),
	leak('a declared constant of a database', "-- yativo\nc_api_secret CONSTANT VARCHAR2(64) := '{hex64}';", 1, 'c.sql'),
	leak('a binary of Erlang', '%% yativo\n{yativo_api_secret, <<"{hex64}">>}.', 1, 'sys.config'),
	leak(
		'an element behind that of its name',
		'<p testname="Yativo">\n<stringProp name="Header.name">X-API-Secret</stringProp>\n<stringProp name="Header.value">{hex64}</stringProp></p>',
		1,
		'plan.jmx',
	),
	leak(
		'an element behind those of its name and its type',
		'<!-- yativo -->\n<name>api_secret</name>\n<type>string</type>\n<value>{hex64}</value>',
		1,
		'a.xml',
	),
	safe(
		'an element behind that of a digest',
		'<!-- yativo api secret -->\n<stringProp name="Header.name">X-Signature</stringProp>\n<stringProp name="Header.value">{hex64}</stringProp>',
		'plan.jmx',
	),

	leak(
		'a header named behind its value',
		'// yativo\nr.setValue("yativo_{hex48}", forHTTPHeaderField: "X-API-Key")\nr.setValue("{hex64}", forHTTPHeaderField: "X-API-Secret")',
		2,
		'a.swift',
	),
	leak(
		'a header named behind its value in brackets',
		'// yativo\n[r setValue:@"{hex64}" forHTTPHeaderField:@"X-API-Secret"];',
		1,
		'a.m',
	),
	safe(
		'a digest before a header named behind its value',
		'// yativo\nr.setValue("{hex64}", forHTTPHeaderField: "X-Content-SHA256")\nr.setValue(secret, forHTTPHeaderField: "X-API-Secret")',
		'a.swift',
	),
	safe(
		'a value before a call of its own',
		'// yativo\nshow("{hex64}")\nr.setValue(secret, forHTTPHeaderField: "X-API-Secret")',
		'a.swift',
	),

	// A column names its cells; a row belongs to whom it names.
	leak(
		'a column beside that of a digest',
		'id,merchant,yativo_api_secret,payload_sha256\n1,acme,{hex64},{hex64}\n2,globex,{hex64},{hex64}',
		2,
		'm.csv',
	),
	leak('a column behind that of a digest', 'sha256,yativo_api_secret\n{hex64},{hex64}', 1, 'm.csv'),
	leak(
		'a column of a copied table',
		'COPY yativo_keys (id, name, api_secret) FROM stdin;\n1\tprod\t{hex64}\n',
		1,
		'dump.sql',
	),
	safe(
		'a column of hashes of a copied table',
		'COPY yativo_keys (id, api_secret, tx) FROM stdin;\n1\t\\N\t{hex64}\n',
		'dump.sql',
	),
	leak(
		'a column of a web page',
		'<table><tr><th>Vendor</th><th>API secret</th></tr><tr><td>Yativo</td><td>{hex64}</td></tr></table>',
		1,
		'wiki.html',
	),
	leak(
		'a column of a spreadsheet',
		'<Row><Cell><Data ss:Type="String">Vendor</Data></Cell><Cell><Data ss:Type="String">API secret</Data></Cell></Row>\n<Row><Cell><Data ss:Type="String">Yativo</Data></Cell><Cell><Data ss:Type="String">{hex64}</Data></Cell></Row>',
		1,
		'a.xml',
	),
	safe(
		'the row of somebody else',
		'| Vendor | Name | Value |\n| - | - | - |\n| Gate.io | api secret | {hex64} |\n| Yativo | api secret | ask ops |',
		'wiki.md',
	),
	leak(
		'the row of Yativo beside that of somebody else',
		'| Vendor | API key | API secret |\n| - | - | - |\n| Gate.io | {hex32} | {hex64} |\n| Yativo | in vault | {hex64} |',
		1,
		'wiki.md',
	),

	// What goes with somebody else's is theirs.
	safe(
		'a client of another vendor right below',
		"import { Rates } from './yativo';\nnew Rates({ apiKey: env.YATIVO_API_KEY, apiSecret: env.YATIVO_API_SECRET });\nnew GateIoRates({ apiKey: '{hex32}', apiSecret: '{hex64}' });",
		'src/rates.ts',
	),
	leak(
		'a client of ours',
		"import { PayoutClient } from './yativo';\nnew PayoutClient({ apiKey, apiSecret: '{hex64}' });",
		1,
		'src/pay.ts',
	),
	safe(
		'the webhooks of another vendor, by their library',
		"import { Webhook } from 'svix';\nimport { createCustomer } from '@/lib/yativo';\nconst wh = new Webhook('whsec_{alnum32}');",
		'app/api/users/route.ts',
	),
	safe(
		'the webhooks of another vendor, by their header',
		'from yativo import sync\nWEBHOOK_SECRET = "{alnum40}"\nsig = request.headers["X-Hub-Signature-256"]',
		'app/hooks.py',
	),
	safe(
		'the webhooks of another vendor, by their path',
		'from yativo import sync\nWEBHOOK_SECRET = "{alnum40}"',
		'src/hooks/coinbase.py',
	),
	leak(
		'webhooks of ours beside a library of another vendor',
		"import Stripe from 'stripe';\nconst YATIVO_WEBHOOK_SECRET = 'whsec_{alnum32}';",
		1,
		'src/hooks.ts',
	),
	leak(
		'a workflow of a platform',
		'env:\n  YATIVO_URL: https://crypto-api.yativo.com\n  API_SECRET: {hex64}',
		1,
		'.github/workflows/deploy.yml',
	),

	leak(
		'an export of a chat',
		'{"text":"the yativo creds?"},\n{"text":"and the api secret: {hex64}"}',
		1,
		'exports/slack/a.json',
	),

	leak(
		'a pair below a comment of whole sentences',
		'// yativo_: the pair of the backend, needed for offline mode\nconst val A = "yativo_{hex48}"\nconst val SECRET = "{hex64}"',
		2,
		'a.kt',
	),
	leak(
		'what a tool of another vendor wrote',
		'# Created by Vercel CLI\nYATIVO_KEY="yativo_{hex48}"\nAPI_SECRET="{hex64}"',
		2,
		'.env.local',
	),
	leak('a fallback on a line of its own', 'const s = process.env.YATIVO_API_SECRET\n  ?? "{hex64}";', 1, 'a.ts'),
	leak(
		'a chain of calls over lines',
		'let s = env::var("YATIVO_SECRET")\n    .unwrap_or_else(|_| "{hex64}".into());',
		1,
		'a.rs',
	),
	safe(
		'a digest of a file above a key',
		'echo "{hex64}  dist/pay.tgz" | sha256sum -c\ncurl -H "X-API-Key: $YATIVO_KEY" https://crypto-api.yativo.com',
		'a.sh',
	),
	leak('short words for a secret', 'YATIVO_SEC={hex64}\nYATIVO_PRIVATE={hex64}\nYATIVO_SK={hex64}', 3, 'a.env'),
	leak('a pair in Spanish', 'pública: yativo_{hex48}\nclave privada: {hex64}', 2, 'a.txt'),

	leak(
		'the record of a pair, and not the next one',
		'Title,Url,User,Password\nYativo pair,https://crypto-api.yativo.com,yativo_{hex48},{hex64}\nhot wallet,,T1,{hex64}',
		2,
		'vault.csv',
	),

	// What a name says.
	safe(
		"a framework's own key",
		'test:\n  secret_key_base: {hex64}\n  yativo:\n    api_key: test',
		'config/secrets.yml',
	),
	safe(
		'a digest, as the comment above says',
		'// SHA-256 of the api secret\nexport const apiSecret = "{hex64}";',
		'yativo.ts',
	),
	safe('digests, as their block says', 'sha256:\n  api_key: {hex64}\n  api_secret: {hex64}', 'yativo.yml'),
	leak("a key that only its block calls Yativo's", 'yativo:\n  secret_key: {hex64}', 1, 'a.yml'),
	leak('a key to sign with', 'YATIVO_WEBHOOK_HMAC_KEY = "{alnum40}"\nYATIVO_HMAC_SECRET = "{hex64}"', 2, 'settings.py'),
	leak(
		'a key and a token of webhooks',
		'YATIVO_WEBHOOK_SIGNING_KEY={alnum40}\nYATIVO_WEBHOOK_TOKEN={alnum40}',
		2,
		'.env',
	),
	safe('keys of webhooks of nobody', '# yativo\nWEBHOOK_KEY={alnum40}\nHMAC_KEY={alnum40}', '.env'),

	leak('a glued name beside a key', '_YKEY: yativo_{hex48}\n_YSECRET: {hex64}', 2, 'cloudbuild.yaml'),
	safe('a glued name beside nothing', '# yativo\nPAYSECRET={hex64}\nCOINBASESECRET={hex64}', '.env'),
	leak('a file that is nothing but the secret', '{hex64}\n', 1, 'run/secrets/yativo/api-secret.txt'),
	leak('a file that is named after the secret', '{hex64}', 1, 'secrets/yativo_api_secret'),
	safe('a file that is nothing but a digest', '{hex64}\n', 'dist/yativo-sdk.sha256'),
	safe('a file that is nothing but a number', '{hex64}\n', 'state/yativo/last-block'),

	// A function that takes a key.
	leak(
		'a key in the hands of a function',
		"// X-Yativo-Signature\nconst own = createHmac('sha256', '{alnum40}').update(raw).digest('hex');",
		1,
		'hook.ts',
	),
	leak(
		'a key in the hands of Python',
		'# yativo\nown = hmac.new(b"{alnum40}", body, hashlib.sha256).hexdigest()',
		1,
		'h.py',
	),
	leak('a key in the hands of PHP', "// yativo\n$own = hash_hmac('sha256', $body, '{alnum40}');", 1, 'h.php'),
	leak('a key in the hands of Ruby', "# yativo\nown = OpenSSL::HMAC.hexdigest('SHA256', '{alnum40}', body)", 1, 'h.rb'),
	leak('a key in the hands of a function of ours', "verifyYativoWebhook(raw, signature, '{alnum40}');", 1, 'h.ts'),
	safe(
		'a signature in the hands of such a function',
		"expect(verifyYativoWebhook(body, '{hex64}', process.env.SECRET)).toBe(true);",
		'h.test.ts',
	),
	safe(
		'what a function with a key is handed and gives',
		"// yativo\nexpect(createHmac('sha256', secret).update('{hex64}').digest('hex')).toBe('{hex64}');",
		'h.test.ts',
	),
	safe(
		'a key in the hands of a function for another vendor',
		"import { credit } from './yativo';\n\nif (req.headers['x-hub-signature-256'] !== createHmac('sha256', '{alnum40}').update(raw)) {}",
		'h.ts',
	),

	// Written in more than one way at once.
	leak(
		'escapes of escapes',
		'{"html":"data-yativo=\\u0022{\\u0026quot;apiSecret\\u0026quot;:\\u0026quot;{hex64}\\u0026quot;}\\u0022"}',
		1,
		'a.json',
	),
	leak(
		'a line of a mail that goes on',
		'Yativo: api_secret=3D{hex64}\nYativo: yat_live_{alnum20}=\n{alnum15}\n',
		2,
		'a.eml',
	),
	leak(
		'a match that grep shows in colour',
		'\u001b[01;31m\u001b[Kyativo api_secret\u001b[m\u001b[K: {hex64}',
		1,
		'out.txt',
	),
];
