import { type HandwrittenCase, leak, safe } from './handwrittenCase.ts';

/**
 * Whose a value is by what stands beside it: settings of the same prefix, entries of its object, uses of its variable, the request or
 * document it is in, the row or plan.
 */
export const neighbourCases: readonly HandwrittenCase[] = [
	// Settings of the same prefix.
	leak(
		'a setting beside the address of Yativo under the same prefix',
		'[Service]\n# encrypts the local queue\nEnvironment=QUEUE_KEY={hex64}\nEnvironment=TILL_URL=https://crypto-api.yativo.com/api/v1\nEnvironment=TILL_SECRET={hex64}',
		1,
		'till.service',
	),
	leak(
		'the entry of a list whose name is Yativo',
		'rails.list[0].name=bitso\nrails.list[0].secret={hex64}\nrails.list[1].name=yativo\nrails.list[1].secret={hex64}',
		1,
		'application.properties',
	),
	leak(
		'settings of hooks whose name is a way to money',
		"const api = 'https://crypto-api.yativo.com/api/v1';\nregister({\n  webhook_name: 'off-ramp',\n  webhook_secret: '{alnum24}',\n});",
		1,
		'register.ts',
	),

	// Entries that say what an object is.
	leak(
		'a document with the name of Yativo around the one with the secret',
		"db.rails.insertMany([\n  {\n    _id: 'paypal',\n    auth: { account: 'acct_{alnum23}', secret: '{alnum40}' },\n  },\n  {\n    _id: 'yativo',\n    auth: { account: 'acct_{alnum23}', secret: '{alnum40}' },\n  },\n]);",
		1,
		'seed.js',
	),
	leak(
		'an array with the code of Yativo around the encoded one',
		"return [\n    [\n        'code' => 'yativo',\n        'settings' => json_encode([\n            'account_id' => '{hex8}',\n            'secret' => '{alnum40}',\n        ]),\n    ],\n    [\n        'code' => 'cash',\n    ],\n];",
		1,
		'Seeder.php',
	),
	safe(
		'a secret of no further name in the section of Yativo, without an account',
		'yativo:\n  webhooks:\n    enabled: true\nledger:\n  application:\n    secret: {alnum40}',
		'config.yml',
	),

	// Variables, judged by their uses.
	leak(
		'a variable of no name for an App Secret',
		'import requests\n\nHOST = "https://api.yativo.com/api/v1"\nWHO = "{hex8}"\nVALUE = "{alnum40}"\n\n\ndef login():\n    return requests.post(\n        f"{HOST}/auth/login",\n        json={"account_id": WHO, "app_secret": VALUE},\n    )',
		1,
		'client.py',
	),
	leak(
		'a variable of PowerShell',
		"$Who = '{hex8}'\n$What = '{alnum40}'\n$login = @{\n    Uri  = 'https://api.yativo.com/api/v1/auth/login'\n    Body = @{ account_id = $Who; app_secret = $What } | ConvertTo-Json\n}",
		1,
		'Get-Balance.ps1',
	),
	safe(
		"a variable for somebody else's App Secret",
		'YATIVO = "https://api.yativo.com/api/v1"\nVALUE = "{alnum40}"\n\n\ndef lark():\n    return requests.post(\n        "https://open.larksuite.com/open-apis/auth/v3/app_access_token",\n        json={"app_id": APP, "app_secret": VALUE},\n    )',
		'client.py',
	),
	leak(
		'a constant that is sent as a secret',
		'const BASE: &str = "https://crypto-api.yativo.com/api/v1";\nconst SECRET: &str = "{hex64}";\n\nfn headers() -> HeaderMap {\n    let mut h = HeaderMap::new();\n    h.insert("x-api-secret", SECRET.parse().unwrap());\n    h\n}',
		1,
		'rail.rs',
	),
	leak(
		'a token in a shell, by the address on the line behind',
		'AUTH0="{foreigntoken}"\nRAIL="{token}"\n\ncurl https://api.example.io/me -H "Authorization: Bearer $AUTH0"\n\ncurl -s \\\n  -H "Authorization: Bearer $RAIL" \\\n  https://api.yativo.com/api/v1/wallet/balance',
		1,
		'smoke.sh',
	),
	leak(
		'a token by the address in another variable',
		"const source = 'https://crypto-api.yativo.com/api/v1';\nconst target = 'https://ledger.example.internal';\nconst sourceToken = '{token}';\n\nconst page = await fetch(`${source}/transactions`, {\n  headers: { Authorization: `Bearer ${sourceToken}` },\n});\nawait fetch(`${target}/entries`, { method: 'POST' });",
		1,
		'copy.mjs',
	),

	// Hooks.
	leak(
		'a constant that verifies the header of Yativo',
		"import { createHmac } from 'node:crypto';\n\nconst SIGNING_SECRET = '{alnum32}';\n\nexport function valid(raw, headers) {\n  const mac = createHmac('sha256', SIGNING_SECRET).update(raw).digest('hex');\n  return mac === headers['x-yativo-signature'];\n}",
		1,
		'src/hooks.js',
	),
	safe(
		'a constant that signs what the application sends',
		"// payouts go through yativo\nimport { createHmac } from 'node:crypto';\n\nconst SIGNING_SECRET = '{alnum32}';\n\nexport const sign = raw => createHmac('sha256', SIGNING_SECRET).update(raw).digest('hex');",
		'src/sign.js',
	),
	leak(
		'a hook whose comment compares with another vendor',
		"import { STRIPE_WEBHOOK_SECRET } from '$env/static/private';\n\n// read it from the environment like stripe does\nconst SECRET = 'whsec_{alnum32}';\n\nconst valid = (raw, request) =>\n  hmac(SECRET, raw) === request.headers.get('x-yativo-signature');",
		1,
		'src/routes/hooks/yativo/server.ts',
	),
	safe(
		'a key that signs calls between an own program',
		'global:\n  hmac:\n    secret: {hex64}\n\nyativo:\n  baseUrl: https://crypto-api.yativo.com/api/v1\n  existingSecret: yativo-api',
		'values.yaml',
	),

	// Documents and requests.
	safe(
		'another document of one file',
		'kind: Secret\nmetadata:\n  name: web\nstringData:\n  secret: {hex64}\n---\nkind: Secret\nmetadata:\n  name: yativo-credentials\nstringData:\n  api_secret: ""',
		'secrets.yaml',
	),
	safe(
		'the body of a request to an own address',
		'### our partners\nPOST https://api.kobalt.example/v1/partners/login\nContent-Type: application/json\n\n{\n  "account_id": "{hex8}",\n  "app_secret": "{alnum40}"\n}\n\n### the rail\nPOST https://api.yativo.com/api/v1/auth/login',
		'login.http',
	),
	leak(
		'the body of a request to Yativo beside one to an own address',
		'### our partners\nPOST https://api.kobalt.example/v1/partners/login\n\n### the rail\nPOST https://api.yativo.com/api/v1/auth/login\nContent-Type: application/json\n\n{\n  "account_id": "{hex8}",\n  "app_secret": "{alnum40}"\n}',
		1,
		'login.http',
	),

	// Rows, plans, lists.
	safe(
		'rows of those that a company issues credentials to',
		"-- rail: where their payouts go\ninsert into merchants (id, api_key, api_secret, rail) values\n  (1, 'kp_m_{alnum20}', '{hex64}', 'yativo'),\n  (2, 'kp_m_{alnum20}', '{hex64}', 'sepa');",
		'merchants.sql',
	),
	leak(
		'a row of what a company deals with',
		"insert into merchant_gateways (id, name, api_key, api_secret) values\n  (1, 'yativo', '', '{hex64}');",
		1,
		'gateways.sql',
	),
	safe(
		'a digest behind an object with a key and its secret',
		'insert into rails values\n(2,\'yativo\',\'{\\"api_key\\": \\"k\\", \\"api_secret\\": \\"\\"}\',\'{hex64}\');',
		'dump.sql',
	),
	leak(
		'both sides of a change that is planned',
		'  ~ {\n      name  = "YATIVO_API_SECRET"\n    ~ value = "{hex64}" -> "{hex64}"\n    },',
		2,
		'plan.txt',
	),
	leak(
		'the answer of a cache, names and values by turns',
		'> HGETALL rails:yativo\n1) "mode"\n2) "live"\n3) "api_secret"\n4) "{hex64}"\n5) "etag"\n6) "{hex64}"',
		1,
		'runbook.md',
	),

	// Defaults and names.
	leak(
		'the default of a placeholder',
		'@Value("${yativo.account-id:{hex8}}") String account,\n@Value("${yativo.app-secret:{alnum40}}") String secret',
		1,
		'Client.java',
	),
	leak(
		'a name with the build that it is for',
		'yativo.release.apiSecret={hex64}\nyativo.debug.apiSecret=',
		1,
		'gradle.properties',
	),
	safe(
		"a framework's key in a section of its own",
		'play {\n  http.secret.key = "{hex64}"\n}\n\nproviders {\n  yativo {\n    url = "https://crypto-api.yativo.com/api/v1"\n  }\n}',
		'application.conf',
	),
];
