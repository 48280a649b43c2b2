import { base64, type HandwrittenCase, leak, safe } from './handwrittenCase.ts';

/** What was missed or wrongly reported in files of every kind that were written without knowing the detector. */
export const outlyingCases: readonly HandwrittenCase[] = [
	// What stands between a name and its value, or before the name.
	leak(
		'names and values in colours',
		'\u001b[36mYATIVO_API_SECRET\u001b[0m=\u001b[33m{hex64}\u001b[0m\n\\u001b[36mYATIVO_SECRET\\u001b[0m={hex64}\n',
		2,
		'ci.log',
	),
	leak('a name glued to an option', 'java -Dyativo.api.secret={hex64} -jar app.jar', 1, 'run.sh'),
	safe('a stranger glued to an option', 'java -Dbinance.api.secret={hex64} -jar yativo.jar', 'run.sh'),
	leak(
		'a removed line of a diff',
		'@@ -1 +1 @@\n-YATIVO_API_SECRET={hex64}\n+YATIVO_API_SECRET=${SECRET}',
		1,
		'a.patch',
	),
	leak('a Perl hash', "$ENV{YATIVO_API_SECRET} = '{hex64}';"),
	leak("a library's default headers", "// yativo\naxios.defaults.headers.common['X-API-Secret'] = '{hex64}';"),
	leak(
		'a string that PHP stored',
		'INSERT INTO wp_options VALUES (\'yativo\',\'a:1:{s:10:"api_secret";s:64:"{hex64}";}\');',
		1,
		'dump.sql',
	),
	leak('a string that PHP shows', '// yativo\n["api_secret"]=>\n  string(64) "{hex64}"', 1, 'dump.txt'),
	leak('a new line that is an escape', '{"text":"yativo creds:\\nkey: yativo_{hex48}\\nsecret: {hex64}"}', 2),
	leak('an escape behind the name', 'printf \'YATIVO_API_SECRET=%s\\n\' "{hex64}" >> .env', 1, 'x.sh'),
	leak('an apostrophe in a sentence', "Le secret de l'API Yativo : {hex64}"),
	leak('options before a header', "+ curl -s -H 'Authorization: Bearer {token}' https://api.yativo.com/api/v1/wallets"),
	leak('words after an Account ID', '# Yativo\nUse account id `acct_1` and app secret `{alnum40}`.', 1, 'notes.md'),

	// What names a value that does not say it itself.
	leak(
		'a label behind its value',
		'{ "name": "Yativo prod", "values": [{ "value": "{hex64}", "key": "api_secret", "enabled": true }] }',
	),
	leak('a label that is a path', '{ "Name": "/prod/yativo/api_secret", "Type": "SecureString", "Value": "{hex64}" }'),
	leak(
		'a function behind a block that is closed',
		'func yativoSecret() string {\n\tif v := os.Getenv("S"); v != "" {\n\t\treturn v\n\t}\n\treturn "{hex64}"\n}',
	),
	leak(
		'a function around a switch',
		"// yativo\nfunction secretFor(env) {\n  switch (env) {\n    case 'prod':\n      return '{hex64}';\n  }\n}",
	),
	leak('a declared object', "const yativoSecrets = {\n  production: '{hex64}',\n  sandbox: '{hex64}',\n};", 2),
	leak('a matcher of a header', '{"url":"/yativo","headers":{"X-API-Secret":{"equalTo":"{hex64}"}}}'),
	leak(
		'an example of a parameter',
		'# yativo\n- name: X-API-Secret\n  in: header\n  example: {hex64}',
		1,
		'openapi.yaml',
	),
	leak('an element with its value in an attribute', '<yativo><apiSecret value="{hex64}"/></yativo>'),
	leak('a key and its secret, called public and private', 'Public: yativo_{hex48}\nPrivate: {hex64}', 2),
	leak(
		"a webhook's secret, called after what it does",
		'YATIVO_SIGNING_SECRET={alnum32}\nyativoSigningSecret: "{hex64}"',
		2,
		'a.yml',
	),

	// Only the path speaks of Yativo.
	leak(
		'a webhook secret in a file of Yativo',
		'{"url":"https://a.test","secret":"whsec_{alnum32}"}',
		1,
		'yativo/hook.json',
	),
	leak('a webhook secret that signs', "createHmac('sha256', 'whsec_{alnum32}')", 1, 'src/yativo/webhook.ts'),
	leak('a token in a file of Yativo', "export const TOKEN = '{token}';", 1, 'lib/yativo/client.ts'),
	leak('a secret in a file of Yativo', "export default { secret: '{hex64}' };", 1, 'services/yativo/config.ts'),
	safe("Stripe's secret in a file of Yativo", 'STRIPE_WEBHOOK_SECRET=whsec_{alnum32}', 'yativo/.env'),

	// Put together from pieces.
	leak('a builder in one expression', 'new StringBuilder().append("yativo_{hex24}").append("{hex24}")'),
	leak('a builder in statements', 'b.WriteString("yat_live_{alnum15}")\n\tb.WriteString("{alnum20}")', 1, 'x.go'),
	leak('a macro that joins', 'const K: &str = concat!("yat_live_{alnum15}", "{alnum20}");', 1, 'x.rs'),
	leak('a text that is added to', "let k = 'yativo_{hex24}';\nk += '{hex24}';"),
	leak('a comment behind the first piece', 'k = ("yvs_live_{alnum12}"  # first\n     "{alnum20}")', 1, 'x.py'),

	// Values that are none.
	safe('an empty name before another one', 'YATIVO_WEBHOOK_SECRET=\nSENTRY_RELEASE={hex40}', '.env'),
	safe('a hashed file name', '{"yativo-secret.js":"/assets/yativo-secret.{hex64}.js"}'),
	safe('a digest of a secret that is an argument', "// yativo\nassert.equal(hmac(webhookSecret, body), '{hex64}');"),
	safe('an example of a signature', 'Yativo signs with your secret. Example output: `{hex64}`.', 'docs.md'),
	safe('a constant that is no secret', "// secp256k1, unrelated to the Yativo secret\nconst n = '{hex64}';"),
	safe(
		'placeholders in base64',
		`kind: Secret\nmetadata: {name: yativo}\ndata:\n  webhook_secret: ${base64('changeme-changeme-changeme', 1)}\n`,
		'secret.yaml',
	),
	safe(
		"another vendor's secret in base64",
		`metadata:\n  name: yativo\n---\nmetadata:\n  name: stripe\ndata:\n  webhook_secret: ${base64('whsec_{alnum32}', 2)}\n`,
		'secrets.yaml',
	),
	safe('a value that AppVeyor encrypted', 'YATIVO_WEBHOOK_SECRET:\n  secure: {alnum40}\n', 'appveyor.yml'),
	safe('the end of a longer name', 'Cache key: yativo-secret-{hex64}', 'ci.log'),
	safe(
		"an application's own secret in an environment",
		'# payments\nYATIVO_BASE_URL=https://crypto-api.yativo.com\n\n# app\nSECRET={hex64}\nPAYLOAD_SECRET={hex64}\n',
		'.env',
	),
	leak('no more than a secret under the name', '# Yativo\nSECRET={hex64}\n', 1, '.env'),
	safe('the name of a secret', 'yativo:\n  webhook_secret_name: pay-yativo-webhook-a1b2c3d4\n', 'values.yaml'),
	safe('a digest in an element', '<component group="com.yativo" name="secret"><sha256 value="{hex64}"/></component>'),
	safe('a digest in a list', '{"name":"yativo-secret","hashes":[{"alg":"SHA-256","content":"{hex64}"}]}'),
	safe('a column of checksums', 'version,description,checksum\n12,add yativo api secret,{hex64}', 'flyway.csv'),
	safe('a release of a service', '# yativo secret service\nrelease: {hex64}', 'sentry.yml'),
	safe("a framework's own key", '# uses yativo for payouts\nSECRET_KEY = "{hex64}"', 'settings.py'),
	safe(
		"an application's own secret",
		'app:\n  secret: {hex64}\nyativo:\n  base_url: https://api.yativo.com\n',
		'c.yml',
	),
	safe(
		'a variable that another vendor gets',
		"// Yativo is handled in ./yativo.ts\nconst endpointSecret = 'whsec_{alnum32}';\nstripe.webhooks.constructEvent(body, sig, endpointSecret);",
	),
];
