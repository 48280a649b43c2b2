import { type HandwrittenCase, leak, safe } from './handwrittenCase.ts';

/** A fiat Account ID, which is no secret, but tells whose the secret beside it is. */
const account = 'acct_7QK2M9P4X1R8S3T6V5W0B2Y';

/** What a value stands under or beside tells whose it is: headings, documents, keys, accounts, headers, files of a patch. */
export const partnerCases: readonly HandwrittenCase[] = [
	safe(
		'settings under the heading of another vendor, between rules',
		'# =====================\n# Tarn Pay\n# =====================\nCARDS_API_SECRET={hex64}\n\n# =====================\n# Yativo\n# =====================\nWALLET_URL=https://crypto-api.yativo.com',
		'.env.production',
	),
	leak(
		'settings under the heading of Yativo, in a later paragraph',
		'# --- Tarn ---\nCARDS_SECRET={hex64}\n\n# --- Yativo ---\nWALLET_REGION=mx\n\nWALLET_API_SECRET={hex64}',
		1,
		'.env',
	),
	safe(
		'a section of a document about another vendor',
		'# Failover\n\n## 1. Tarn Pay is down\n\nThe API secret is `{hex64}`.\n\n## 2. Yativo is down\n\nAsk in the channel.',
		'failover.md',
	),
	leak(
		'a section about a topic beside one of Yativo',
		'# Setup\n\n## Yativo\n\nWe pay out over Yativo.\n\n## Authentication\n\nThe API secret is `{hex64}`.',
		1,
		'setup.md',
	),
	safe(
		'a section of AsciiDoc about another vendor',
		'== Yativo\n\nWorks.\n\n== Bramble Ledger\n\nWorks. Secret for the API: +{hex64}+',
		'handover.adoc',
	),
	safe(
		'a section of reStructuredText about another vendor',
		'Tarn Custody\n------------\n\n::\n\n   api_secret = {hex64}\n\nYativo\n------\n\n::\n\n   api_secret = os.environ',
		'howto.rst',
	),
	safe(
		'a document of Kubernetes for another vendor',
		'kind: Secret\nmetadata:\n  name: tarn-credentials\nstringData:\n  api-secret: {hex64}\n---\nkind: Secret\nmetadata:\n  name: yativo-credentials\nstringData:\n  api-secret: from-vault',
		'secrets.yaml',
	),
	safe(
		'an item of a list about another vendor',
		'Two providers:\n1) Ferrule, for Europe. The secret is\n   {hex64}\n2) Yativo, for the rest.',
		'chat.txt',
	),
	safe(
		'a paragraph of a mail under the name of another vendor',
		`Hola,\n\nYativo (pagos)\n  Account ID: ${account}\n\nTarnsign (firma)\n  Account: QS-10023\n  App Secret: {alnum40}`,
		'accesos.eml',
	),
	leak(
		'the App Secret in a bullet with its account',
		`- e-sign (Dropwell), account id dw_4410: app secret is {alnum40}\n- fiat (Yativo), account id ${account}: app secret is {alnum40}`,
		1,
		'ONBOARDING.md',
	),
	leak('the password of an account', `machine api.yativo.com\n  login ${account}\n  password {alnum40}`, 1, '.netrc'),
	leak(
		'the secret of an account, by its place',
		`const client = new YativoFiat('${account}', '{alnum40}');`,
		1,
		'balance.js',
	),
	leak(
		'the secret of an account in a section that is called after a country',
		`; Yativo accounts, one for each country\n[mx]\nid = ${account}\nsecret = {alnum40}\n\n[co]\nid = ${account}\nsecret = {alnum40}`,
		2,
		'payd.cfg',
	),
	leak(
		'the secret of an account in the section of what was there before',
		`stripe:\n  # rewritten for Yativo\n  url: https://api.yativo.com/api/v1\n  account_id: ${account}\n  app_secret: {alnum40}`,
		1,
		'pay.yml',
	),
	safe(
		'what stands beside an account in a table',
		`customer,yativo_account,vault,session\n1004,${account},71e9c6fd-cc5b-41ed-a2ec-98e2d22ba390,{hex32}`,
		'customers.csv',
	),
	safe(
		"an App Secret with somebody else's account",
		`const primary = { url: 'https://api.yativo.com', account_id: '${account}' };\nconst backup = { account_id: 'AT-EV4LW3R', app_secret: '{alnum40}' };`,
		'providers.js',
	),
	safe(
		"an App Secret behind somebody else's account",
		`Auth.yativo(account: "${account}")\nAuth.sign(account_id: "QS-88120", app_secret: "{alnum40}")`,
		'auth.rb',
	),
	leak(
		'a secret with its key in a resource of a cloud',
		'resource "aws_secretsmanager_secret_version" "crypto" {\n  secret_string = jsonencode({\n    key    = "yativo_{hex48}"\n    secret = "{hex64}"\n  })\n}',
		2,
		'secrets.tf',
	),
	safe(
		"a secret with somebody else's key",
		'providers:\n  - key: hly-w4dl375o\n    secret: {hex64}\n  - url: https://crypto-api.yativo.com\n    key: "{{ yativo_key }}"',
		'vendors.yml',
	),
	leak(
		'the key of the header of signatures',
		'[yativo]\npath = /in/yv\nheader = X-Webhook-Signature\nsecret = {alnum32}\n\n[tarn]\npath = /in/tarn\nheader = X-Tarn-Signature\nsecret = {alnum32}',
		1,
		'hooks.ini',
	),
	safe(
		'a constructor of a library of another vendor',
		"const { NorthLedger } = require('northledger');\nconst yativo = require('./yativo');\n\nconst ledger = new NorthLedger({\n  clientSecret: '{hex64}',\n});",
		'rails.js',
	),
	safe(
		'an object that is handed to a library of another vendor',
		"import { Kestrel } from '@kestrelpay/node';\nimport { YativoCrypto } from '@yativo/sdk';\n\nconst backup = {\n  apiSecret: '{hex64}',\n};\n\nexport const clients = [new YativoCrypto(), new Kestrel(backup)];",
		'clients.mjs',
	),
	leak(
		'a class of our own around Yativo',
		"import { Sendero } from './sendero';\n\nconst sendero = new Sendero({\n  host: 'crypto-api.yativo.com',\n  apiSecret: '{hex64}',\n});",
		1,
		'world.js',
	),
	safe(
		'a row of SQL that is chosen by the name of another vendor',
		"UPDATE integrations SET api_secret = '{hex64}'\n  WHERE name = 'erp_export';\n-- yativo has its own",
		'migrate.sql',
	),
	safe(
		'a tuple of another vendor',
		"INSERT INTO gateways (slug, url, api_key, api_secret) VALUES\n  ('yativo', 'https://crypto-api.yativo.com', NULL, NULL),\n  ('tarn', 'https://api.tarn.example', 'mrc', '{hex64}');",
		'seed.sql',
	),
	leak(
		'a value that is chosen in a statement',
		"INSERT INTO vendor_credential (vendor_id, api_secret)\n  SELECT id, '{hex64}' FROM vendor WHERE slug = 'yativo';",
		1,
		'credentials.sql',
	),
	leak(
		'a cell between semicolons',
		`proveedor;cuenta;app_secret\nDropwell;dw_4411;{alnum40}\nYativo;${account};{alnum40}`,
		1,
		'accesos.csv',
	),
	leak(
		'a column for Yativo under a heading that says what is in it',
		'## API secrets\n\n| Environment | Yativo | Tarn |\n| - | - | - |\n| staging | {hex64} | {hex64} |',
		1,
		'Environments.md',
	),
	safe(
		'a request of a log to another vendor',
		'[10:02:17] > GET https://core.tarn.example/balance\n[10:02:17] > Authorization: Bearer {token}\n[10:02:18] > POST https://api.yativo.com/api/v1/payouts',
		'trace.log',
	),
	leak(
		'a request of a log to Yativo',
		'[10:02:17] TRACE > GET https://core.tarn.example/balance\n[10:02:18] TRACE > POST https://api.yativo.com/api/v1/payouts\n[10:02:18] TRACE > Authorization: Bearer {token}',
		1,
		'trace.log',
	),
	safe(
		'a record of a log about another vendor',
		'{"dst":"https://api.tarn.example/session","body":{"account":"n","app_secret":"{alnum40}"}}\n{"dst":"https://api.yativo.com/api/v1/auth/login","status":200}',
		'requests.ndjson',
	),
	safe(
		'the removed side of a patch',
		'--- a/rails.yml\n+++ b/rails.yml\n@@ -11,4 +11,4 @@\n-  provider: tarn\n-  api_secret: {hex64}\n+  provider: yativo\n+  api_secret: ${YATIVO_SECRET}',
		'switch.patch',
	),
	leak(
		'the added side of a patch',
		'--- a/rails.yml\n+++ b/rails.yml\n@@ -11,4 +11,4 @@\n-  provider: tarn\n-  api_secret: ${TARN_SECRET}\n+  provider: yativo\n+  api_secret: {hex64}',
		1,
		'switch.patch',
	),
	safe(
		'a key of npm for another registry',
		'; @yativo/* comes from our mirror\n@yativo:registry=https://npm.example\n\ndepotly:api-secret={hex64}',
		'.npmrc',
	),
	leak(
		'an anchor of YAML that is used under a full name',
		'x-shared:\n  ys: &ys {hex64}\nservices:\n  worker:\n    env:\n      YATIVO_API_SECRET: *ys',
		1,
		'common.yaml',
	),
	leak(
		'an argument behind a comment',
		'headers.Add(\n    "X-Yativo-API-Secret",\n    // rotated on Monday\n    "{hex64}"\n);',
		1,
		'Client.cs',
	),
	leak(
		'what a heading in another script names, beside its key',
		'| 名称 | 值 |\n| - | - |\n| Key | yativo_{hex48} |\n| 密钥 | {hex64} |',
		2,
		'notes.md',
	),
	leak(
		'a short prefix that an address explains',
		'Private Const YT_URL As String = "https://api.yativo.com/api/v1"\nPrivate Const YT_ACCOUNT As String = "x"\nPrivate Const YT_APP_SECRET As String = "{alnum40}"',
		1,
		'Pagos.bas',
	),
	leak(
		'names in other languages',
		'zahlung.host = crypto-api.yativo.com\nzahlung.geheimnis = {hex64}\n',
		1,
		'zahlung.properties',
	),
	leak('a name in another script', '网关: https://crypto-api.yativo.com\n密钥: {hex64}\n', 1, 'gateway.yaml'),
	leak(
		'a name of a webhook in another script',
		'# Yativo\n\n| 名前 | prod |\n| Webhook シークレット | `{alnum32}` |',
		1,
		'webhook.md',
	),
	safe(
		'what a store calls the tokens that it keeps',
		'"GET" "yativo:token:{hex64}"\n"SETEX" "yativo:seen:{hex64}" "1"',
		'monitor.txt',
	),
	safe(
		"a request whose line holds somebody else's key",
		"curl https://api.tarn.example/v1/ping -H 'X-API-Key: fy-3bpgd' -H 'X-API-Secret: {hex64}'\ncurl https://crypto-api.yativo.com/api/v1/accounts -H 'X-API-Key: k' -H 'X-API-Secret: $S'",
		'.bash_history',
	),
	safe(
		'a token that is sent to another vendor, on a line beside one for Yativo',
		'curl https://api.tarn.example/v1 -H \'Authorization: Bearer {token}\'\ncurl https://crypto-api.yativo.com/api/v1 -H "Authorization: Bearer $T"',
		'postmortem.md',
	),
	leak(
		'a record of a store that holds its key',
		'HSET provider:tarn url "https://api.tarn.example" api_key "fy-z6zdu3" api_secret "{hex64}"\nHSET provider:yativo url "https://crypto-api.yativo.com" api_key "yativo_{hex48}" api_secret "{hex64}"',
		2,
		'restore.redis',
	),
	safe(
		"a webhook secret beside somebody else's key",
		"KestrelModule.forRoot({\n  apiKey: 'kp_live_{alnum24}',\n  webhookSecret: '{alnum32}',\n}),\nYativoModule.forRoot({\n  apiKey: key,\n}),",
		'payments.module.ts',
	),
	leak(
		'a constant under a short prefix that its key has too',
		"/* crypto checkout (yativo-woocommerce) */\ndefine( 'YWC_API_KEY', 'yativo_{hex48}' );\ndefine( 'YWC_API_SECRET', '{hex64}' );",
		2,
		'wp-config.php',
	),
	safe(
		'a dictionary of a property list beside that of Yativo',
		'<dict>\n\t<key>Yativo</key>\n\t<dict>\n\t\t<key>Region</key>\n\t\t<string>mx</string>\n\t</dict>\n\t<key>Marlin</key>\n\t<dict>\n\t\t<key>ApiSecret</key>\n\t\t<string>{hex64}</string>\n\t</dict>\n</dict>',
		'Partners.plist',
	),
	safe(
		'a client of another vendor, by its variable',
		'yativo = Yativo::Client.new(\n  api_key: ENV.fetch("K")\n)\ncobalt = CobaltCustody.new(\n  secret: "{hex64}"\n)',
		'treasury.rake',
	),
	safe(
		'a proxy to another host',
		'handle_path /proxy/yativo/* {\n\treverse_proxy https://crypto-api.yativo.com {\n\t\theader_up X-Api-Key k\n\t}\n}\nhandle_path /proxy/ledger/* {\n\treverse_proxy https://api.ostrichledger.example {\n\t\theader_up X-Api-Secret "{hex64}"\n\t}\n}',
		'Caddyfile',
	),
	leak(
		'a value below a rule',
		'tarn.api_secret:\n----\n{hex64}\n\nyativo.api_secret:\n----\n{hex64}\n',
		1,
		'configmap.txt',
	),
	safe(
		'a heading of HTML about another vendor',
		'<h2>Yativo</h2>\n<p>From the vault.</p>\n<h2>Northgate FX</h2>\n<p>The secret is <code>{hex64}</code>.</p>',
		'Rotation.html',
	),
	leak(
		'the column for Yativo of a table whose rows say what is in them',
		'setting;Kestrel;Yativo\ncontact;a@kestrel.example;b@yativo.com\napi secret;{hex64};{hex64}',
		1,
		'partner-matrix.csv',
	),
	leak(
		'what is called after Yativo in a block of secrets',
		'profile::hooks::secrets:\n  zephyr_cards: "{hex48}"\n  yativo_crypto: "{hex48}"',
		1,
		'hooks.yaml',
	),
	leak(
		'the block of Yativo in a list of partners',
		'partners {\n  adyen {\n    hmacKey = "{hex64}"\n  }\n  yativo {\n    webhookSecret = "{alnum40}"\n  }\n}',
		1,
		'production.conf',
	),
	safe(
		"somebody else's key under a sentence that names Yativo",
		'# Forwards Yativo deposits to Lumenpost.\nclass Forward\n  HEADERS = {\n    "X-API-Key" => "lp_c1lnprr6",\n    "X-API-Secret" => "{hex64}",\n  }\nend',
		'forward.rb',
	),
	safe(
		'a log of commits about a secret',
		'$ git log -- deploy/yativo\n{hex40} 2026-07-15 yativo: webhook secret rotation, step 2\n{hex40} 2026-07-14 yativo: webhook secret rotation, step 1',
		'history.txt',
	),
	safe(
		'words of another language in place of a secret',
		'{ "yativo": { "webhook_secret": "SegredoDoWebhookMostradoUmaVez" } }',
		'pt-BR.json',
	),
	safe(
		'the account of another bank beside accounts of Yativo',
		`export const yativoAccounts = {\n  BR: { accountId: '${account}', region: 'br' },\n};\n\nexport const cuyoAccounts = {\n  AR: { accountId: '2854978377', appSecret: '{alnum40}' },\n};`,
		'accounts.ts',
	),
	leak(
		'tokens of several roles',
		'// issued by crypto-api.yativo.com for our QA project\nconst (\n\treaderToken = "{token}"\n\twriterToken = "{token}"\n)',
		2,
		'permissions_test.go',
	),
	leak(
		'the last rows of a table with a column for secrets',
		'| path | sender | header | webhook secret |\n|---|---|---|---|\n| /in/1 | Parcelo | X-Parcelo-Hmac | from vault |\n| /in/2 | Quillsign | Quill-Signature | from vault |\n| /in/3 | Yativo | X-Webhook-Signature | {alnum32} |',
		1,
		'webhooks-in.md',
	),
	safe(
		'a commit in a list of changes',
		'# Changelog of the Yativo client\n\n- webhook_secret rotation: accept two secrets at once ({hex40})',
		'CHANGELOG.md',
	),
	safe(
		'the last line of what was encrypted',
		"yativo_app_secret: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  {hex80}\n  {hex80}\n  {hex64}\nyativo_api_secret: \"{{ lookup('vault', 'secret=yativo:api_secret') }}\"",
		'vault.yml',
	),
	leak(
		'an App Secret with an account of another form',
		'requests.post("https://api.yativo.com/api/v1/auth/login", json={\n    "account_id": "b69c7bdf-84cf-48b8-aa18-1cf6c32af9ad",\n    "app_secret": "{alnum40}",\n})',
		1,
		'spread.py',
	),
	safe(
		'a heading of Org about another vendor',
		'* Payments\n** Yativo\n   - live\n** Rill Payments\n   - sandbox secret {hex64}',
		'notes.org',
	),
	safe(
		"somebody else's setting beside those of Yativo",
		'$settings = @{\n    "Quartzline__ApiSecret" = "{hex64}"\n    "Yativo__BaseUrl" = "https://crypto-api.yativo.com"\n    "Yativo__ApiKey" = $key\n}',
		'Deploy.ps1',
	),
	safe(
		'a path of a vault for another vendor',
		'vault kv put secret/remit/halcyon-sms \\\n  api_secret={hex64}\n\nvault kv put secret/remit/yativo \\\n  api_secret=@file',
		'seed.sh',
	),
	safe(
		'the configuration of another client in Elixir',
		'config :wallet, :yativo, base_url: "https://crypto-api.yativo.com"\nconfig :wallet, :tarnpay, api_secret: "{hex64}"',
		'runtime.exs',
	),
	leak(
		'what a property gives in an arm of it',
		'var apiSecret: String {\n    switch self {\n    case .yativo: return "{hex64}"\n    case .ambermint: return "{hex64}"\n    }\n}',
		1,
		'Config.swift',
	),
	safe(
		'a request of a shell above one to Yativo',
		"curl -s https://api.wrenbank.example/me -H 'X-API-Secret: {hex64}'\ncurl -s https://crypto-api.yativo.com/me -H 'X-API-Key: yativo_{count48}'",
		'.bash_history',
	),
	leak(
		'a field of a form',
		'<input type="password" name="yativo[api_secret]" value="{hex64}">\n<input type="password" name="sablefin[api_secret]" value="{hex64}">',
		1,
		'settings.html',
	),
	safe(
		'the secret beside the header of another sender',
		'mux.Handle("/yativo", verify.Yativo(verify.Options{\n\tHeader: "X-Yativo-Signature",\n}))\nmux.Handle("/forms", verify.Forms(verify.Options{\n\tHeader:        "Tarnform-Signature",\n\tWebhookSecret: "{alnum32}",\n}))',
		'main.go',
	),
	leak(
		'a secret that is handed over with an own address for webhooks',
		"conn = Faraday.new(url: 'https://crypto-api.yativo.com')\n\nwebhook_secret = '{alnum32}'\n\nconn.post('/api/v1/webhook/create-webhook', url: 'https://hooks.ostra.example/in', secret: webhook_secret)",
		1,
		'register.rb',
	),
	safe(
		'an item of a list about another vendor, in Textile',
		'* *Yativo*: from the vault\n* *Basecamp Ledger*: API secret @{hex64}@',
		'Accounts.textile',
	),
	safe(
		'a fingerprint behind the rule that it is for',
		'a.js:1:4 error Yativo webhook secret, chosen by its user \u20263e9d [yativo-chosen-webhook-secret, {hex32}]',
		'report.txt',
	),
	leak(
		'a bare value in a flow of YAML',
		'tenants:\n  cafe:\n    yativo: { webhook_secret: {alnum40} }',
		1,
		'tenants.yml',
	),
];
