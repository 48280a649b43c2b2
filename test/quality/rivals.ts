import { type HandwrittenCase, leak, safe } from './handwrittenCase.ts';

/** Others who are named where Yativo is: the arms of a choice, the entries of a list, commands, steps, modules, rows, columns. */
export const rivalCases: readonly HandwrittenCase[] = [
	safe(
		'an entry of a list in which another entry is Yativo',
		"export const accounts = [\n  {\n    provider: 'brickfield',\n    secret: '{hex64}',\n  },\n  {\n    provider: 'yativo',\n    secret: process.env.S,\n  },\n];",
		'accounts.ts',
	),
	leak(
		'the entry of a list that is Yativo',
		"export const accounts = [\n  {\n    provider: 'brickfield',\n    secret: process.env.B,\n  },\n  {\n    provider: 'yativo',\n    secret: '{hex64}',\n  },\n];",
		1,
		'accounts.ts',
	),
	safe(
		'an item of YAML beside one of Yativo',
		'providers:\n  - type: yativo\n    auth:\n      secret: "{{ vault_secret }}"\n  - type: quarrel\n    auth:\n      secret: "{hex64}"',
		'host.yml',
	),
	leak(
		'the arm of a match',
		'match rail {\n    Rail::Tarn => Some(Pair {\n        secret: "{hex64}",\n    }),\n    Rail::Yativo => Some(Pair {\n        secret: "{hex64}",\n    }),\n}',
		1,
		'pair.rs',
	),
	leak(
		'the arm of a choice in a function for secrets',
		'fun requestSecret(provider: Provider): String = when (provider) {\n    Provider.TARN ->\n        "{hex64}"\n    Provider.YATIVO ->\n        "{hex64}"\n}',
		1,
		'Secrets.kt',
	),
	leak(
		'a command by its option',
		'ctl provider add \\\n  --name tarn \\\n  --secret {hex64}\n\nctl provider add \\\n  --name yativo \\\n  --secret {hex64}',
		1,
		'setup.sh',
	),
	leak(
		'a script by its name',
		'{\n  "scripts": {\n    "sync:tarn": "API_SECRET={hex64} node sync.js",\n    "sync:yativo": "API_SECRET={hex64} node sync.js"\n  }\n}',
		1,
		'package.json',
	),
	leak(
		'a stage of a pipeline',
		"stage('Mirror orders') {\n  withEnv(['CLIENT_SECRET={hex64}']) {\n    sh './mirror.sh'\n  }\n}\nstage('Yativo sweep') {\n  withEnv(['CLIENT_SECRET={hex64}']) {\n    sh './sweep.sh'\n  }\n}",
		1,
		'Jenkinsfile',
	),
	safe(
		'a module that is set up beside the one of Yativo',
		'Yativo.configure do |config|\n  config.app_secret = ENV.fetch("S")\nend\n\nTarn.configure do |config|\n  config.account_id = "{hex8}"\n  config.app_secret = "{alnum40}"\nend',
		'setup.rb',
	),
	safe(
		'what is told of another column of a comparison',
		'| | Yativo | Tarn |\n| - | - | - |\n| keys | key and secret | login and secret |\n\nFor Tarn we used our login:\n\n    $ tarn login\n    API secret: {hex64}',
		'adr.md',
	),
	leak(
		'a row that a statement picks',
		"UPDATE sources SET signing_secret = 'whsec_{alnum32}' WHERE slug = 'resend';\nUPDATE sources SET signing_secret = 'whsec_{alnum32}' WHERE slug = 'yativo';",
		1,
		'up.sql',
	),
	safe(
		'a list of those that a company issues credentials to',
		"// their payouts go through yativo\nconst merchants = [\n  {\n    name: 'Corner Shop',\n    rail: 'yativo',\n    webhookSecret: 'whsec_{alnum32}',\n  },\n];",
		'seed.ts',
	),

	// Names and headings.
	leak(
		'a service that is named after Yativo and what it does',
		'services:\n  yativo-bridge:\n    environment:\n      UPSTREAM_URL: https://crypto-api.yativo.com/api\n      API_SECRET: {hex64}',
		1,
		'compose.yml',
	),
	safe(
		'a request under a heading of its own, behind one to Yativo',
		'@ledger = https://ledger.internal.brickfield.io\n@crypto = https://crypto-api.yativo.com/api/v1\n\n### Assets at Yativo\nGET {{crypto}}/assets\n\n### Balances in our ledger, to compare them\nGET {{ledger}}/balance\nX-API-Secret: {hex64}',
		'ledger.http',
	),
	safe(
		"a framework's secret under its own mark",
		'###> symfony/framework-bundle ###\nAPP_SECRET={alnum40}\n###< symfony/framework-bundle ###\n\nYATIVO_ACCOUNT_ID=\nYATIVO_APP_SECRET=',
		'.env.prod',
	),
	leak(
		'a constant of a class that is sent as an App Secret',
		"final class YativoGateway\n{\n    private const ACCOUNT = '{hex8}';\n    private const PASSPHRASE = '{alnum40}';\n\n    private function token(): string\n    {\n        return $this->post([\n            'account_id' => self::ACCOUNT,\n            'app_secret' => self::PASSPHRASE,\n        ]);\n    }\n}",
		1,
		'YativoGateway.php',
	),
	leak(
		'a variable that is handed to the client behind another',
		'from yativo import YativoCrypto\n\nk = os.environ["K"]\ns = "{hex64}"\nclient = YativoCrypto(k, s)',
		1,
		'books.py',
	),
	leak(
		'what signs in an own namespace of Yativo',
		'enum Configuration {\n    enum Analytics {\n        static let signingSecret = "{hex64}"\n    }\n    enum Yativo {\n        static let signingSecret = "{hex64}"\n    }\n}',
		1,
		'Configuration.swift',
	),
	leak(
		'a value of no name on the line behind the key',
		'vault kv put "$mount/tarn" \\\n    id=T-1 \\\n    value={hex64}\n\nvault kv put "$mount/yativo" \\\n    id=yativo_{hex48} \\\n    value={hex64}',
		2,
		'seed.sh',
	),
	leak(
		'a parameter whose name is put together',
		'resource "aws_ssm_parameter" "yativo_app_secret" {\n  name   = "${local.prefix}/yativo/app_secret"\n  type   = "SecureString"\n  key_id = aws_kms_key.payments.id\n  value  = "{alnum40}"\n}\n\nresource "aws_ssm_parameter" "yativo_account_id" {\n  value = "{hex8}"\n}',
		1,
		'main.tf',
	),
	leak(
		'a row of what a password manager exports',
		'folder,name,login_uri,login_username,login_password\nPayments,Tarn dashboard,https://tarn.example,finance,{alnum24}\nPayments,Yativo crypto API secret,https://crypto.yativo.com,api-prod,{hex64}',
		1,
		'export.csv',
	),
	safe(
		"an environment of somebody else's client",
		'{\n  "name": "Tarn (replaces Yativo in MX)",\n  "values": [\n    { "key": "base_url", "value": "https://api.tarnpay.io/v2" },\n    { "key": "api_secret", "value": "{hex64}" },\n    { "key": "webhook_secret", "value": "whsec_{alnum32}" }\n  ]\n}',
		'Tarn.postman_environment.json',
	),
	safe(
		'a section that is deeper than that of Yativo',
		'app:\n  api-clients:\n    backoffice:\n      app-secret: {alnum40}\n\nyativo:\n  account-id: ${YATIVO_ACCOUNT_ID}\n  app-secret: ${YATIVO_APP_SECRET}',
		'application.yml',
	),
	safe(
		"a secret for the application's own server",
		'/// Payment credentials (Yativo) stay on the server.\nclass Keys {\n  // request signing for our backend\n  static const clientSecret = "{hex64}";\n}',
		'keys.dart',
	),
	leak(
		'what a routine gives in an arm behind another',
		"export function apiSecret(provider: string): string {\n  switch (provider) {\n    case 'tarn': {\n      return '{hex64}';\n    }\n    case 'yativo': {\n      return '{hex64}';\n    }\n  }\n}",
		1,
		'secrets.ts',
	),
	safe(
		'what a routine gives for another than Yativo, by a comparison',
		'def api_secret(provider: str) -> str:\n    if provider == "yativo":\n        return os.environ["S"]\n    if provider == "tarn":\n        return "{hex64}"\n    raise KeyError(provider)',
		'secrets.py',
	),
];
