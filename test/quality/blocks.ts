import { type HandwrittenCase, leak, safe } from './handwrittenCase.ts';

/**
 * Whose block a value stands in, where several vendors and services of one's own have fields of the same names: told by constructors,
 * classes, sections, hosts and comments.
 */
export const blockCases: readonly HandwrittenCase[] = [
	// Somebody else's block, beside that of Yativo.
	safe(
		"a constructor of another service's client",
		"export const yativo = new YativoCrypto({\n  apiSecret: process.env.S,\n});\n\nexport const orion = new OrionClient({\n  apiKey: 'payouts',\n  apiSecret: '{hex64}',\n});",
		'src/clients.ts',
	),
	leak(
		"Yativo's constructor beside another one",
		"export const orion = new OrionClient({\n  apiSecret: process.env.S,\n});\n\nexport const yativo = new YativoCrypto({\n  apiKey: process.env.K,\n  apiSecret: '{hex64}',\n});",
		1,
		'src/clients.ts',
	),
	safe(
		'a class of another service',
		'class YativoClient:\n    API_SECRET = os.environ["S"]\n\n\nclass LedgerClient:\n    API_KEY = "treasury"\n    API_SECRET = "{hex64}"',
		'clients.py',
	),
	leak(
		'a class of an own name that uses the client',
		'class YativoClient:\n    pass\n\n\nclass Remittances:\n    API_SECRET = "{hex64}"\n\n    def run(self):\n        return YativoClient(KEY, self.API_SECRET)',
		1,
		'clients.py',
	),
	safe(
		'a struct of another service',
		'var Defaults = Config{\n\tYativo: YativoConfig{\n\t\tBaseURL: "https://crypto-api.yativo.com",\n\t},\n\tLedger: LedgerConfig{\n\t\tAddr: "ledger",\n\t\tAPISecret: "{hex64}",\n\t},\n}',
		'defaults.go',
	),
	safe(
		'the configuration of another module',
		'config :brisa, Brisa.Yativo,\n  api_secret: System.get_env("YATIVO_API_SECRET")\n\nconfig :brisa, Brisa.Orion,\n  api_secret: "{hex64}"',
		'config/dev.exs',
	),
	safe(
		'an object on one line beside an object of several',
		'{\n  "yativo": {\n    "url": "https://crypto-api.yativo.com"\n  },\n  "ledger": { "api_secret": "{hex64}" }\n}',
		'credentials.json',
	),
	safe(
		'a key of another section in one name',
		'<appSettings>\n  <add key="Yativo:BaseUrl" value="https://crypto-api.yativo.com" />\n  <add key="Orion:ApiSecret" value="{hex64}" />\n</appSettings>',
		'Web.config',
	),
	safe(
		'a class whose braces stand on lines of their own',
		'using Treasury.Yativo;\n\n// The fallback when Yativo has no corridor.\npublic sealed class WiseClient(IYativoCorridors corridors)\n{\n    private const string WebhookSecret = "{alnum40}";\n}',
		'WiseClient.cs',
	),

	// Where requests go.
	safe(
		'a section with a host of its own',
		'# scores payouts before they go to yativo\n[orion]\nendpoint = "https://orion.internal/score"\napi_secret = "{hex64}"\n\n[downstream]\nname = "yativo"',
		'orion.toml',
	),
	safe(
		'constants beside an address',
		'package ledger\n\nimport "brisa/internal/yativo"\n\nconst (\n\taddr      = "ledger:7000"\n\tapiSecret = "{hex64}"\n)',
		'client.go',
	),
	safe(
		'headers of a request to another host',
		"# For yativo see the other script.\n\ncurl -fsS https://orion.internal/health \\\n  -H 'X-API-Key: ops' \\\n  -H 'X-API-Secret: {hex64}'",
		'check.sh',
	),
	leak(
		'headers of a request to Yativo behind one to another host',
		"curl -fsS https://orion.internal/health \\\n  -H 'X-API-Key: ops'\ncurl -fsS https://crypto-api.yativo.com/api/v1/wallets \\\n  -H 'X-API-Secret: {hex64}'",
		1,
		'check.sh',
	),
	leak(
		"the application's own address beside a secret",
		"// yativo\nconst options = {\n  callbackUrl: 'https://shop.example-store.mx/return',\n  apiSecret: '{hex64}',\n};",
		1,
		'options.ts',
	),

	// Who else is named.
	safe(
		'a sentence that names two vendors',
		"import { Webhook } from 'svix';\nimport { createYativoCustomer } from '@/lib/yativo';\n\n// Clerk signs with Svix. New users become Yativo customers.\nconst WEBHOOK_SECRET = 'whsec_{alnum32}';",
		'app/api/hooks/clerk/route.ts',
	),
	leak(
		"a route of Yativo's behind one of Stripe's",
		"const event = stripe.webhooks.constructEvent(body, req.header('stripe-signature'), process.env.S);\n\n// header: X-Yativo-Signature\napp.post('/hooks/yativo', express.raw({ type: '*/*' }), (req, res) => {\n  const mac = createHmac('sha256', 'whsec_{alnum32}').update(req.body).digest();\n});",
		1,
		'webhooks.ts',
	),
	safe(
		'a weak entity tag',
		'{"u":"https://crypto-api.yativo.com","headers":[\n{ "name": "x-api-key", "value": "{hex24}" },\n{ "name": "x-api-secret", "value": "" },\n{ "name": "if-none-match", "value": "W/\\"{hex64}\\"" }]}',
		'a.har',
	),

	// Addresses without a scheme, in attributes, directives, outer blocks and paragraphs.
	safe(
		'a section with the host of a mail service',
		'[pagos]\n; yativo\nbase_url = https://api.yativo.com/api/v1\naccount_id = acct_1\n\n[correo]\nhost = smtp.mail-shop.mx\napp_secret = {alnum40}',
		'produccion.ini',
	),
	safe(
		'properties of another bean',
		'<bean id="a" class="andina.AuditClient">\n  <property name="baseUrl" value="http://audit.andina.local"/>\n  <property name="apiSecret" value="{hex64}"/>\n</bean>\n<bean id="b" class="andina.YativoRail">\n  <property name="baseUrl" value="https://crypto-api.yativo.com/api"/>\n</bean>',
		'rails.xml',
	),
	leak(
		"properties of Yativo's bean",
		'<bean id="a" class="andina.AuditClient">\n  <property name="baseUrl" value="http://audit.andina.local"/>\n</bean>\n<bean id="b" class="andina.Rail">\n  <property name="baseUrl" value="https://crypto-api.yativo.com/api"/>\n  <property name="apiSecret" value="{hex64}"/>\n</bean>',
		1,
		'rails.xml',
	),
	safe(
		'a header for another upstream',
		'location /libro/ {\n  proxy_pass http://ledger:9000/;\n  proxy_set_header X-API-Secret "{hex64}";\n}\n\nlocation /fiat/ {\n  proxy_pass https://api.yativo.com/api/v1/;\n}',
		'pagos.conf',
	),
	safe(
		'headers within a request to another host',
		"# Compares the ledger with Yativo balances\n$Libro = @{\n    Uri     = 'http://libro.shop.lan/api/balances'\n    Headers = @{\n        'X-API-Secret' = '{hex64}'\n    }\n}",
		'Compare-Libro.ps1',
	),
	safe(
		'a paragraph with a host of its own',
		"package Envio::Ledger;\nuse Envio::Yativo;\n\nmy $HOST   = 'http://ledger.envio.lan';\nmy $secret = '{hex64}';\n\npost($HOST, { 'X-API-Secret' => $secret });",
		'Ledger.pm',
	),
	safe(
		'a sentence that names Yativo above a class with a host of its own',
		"/** Publishes domain events (including the ones that we receive from Yativo) to our own bus. */\nexport class InternalBus {\n  private static readonly API_SECRET = '{hex64}';\n\n  private http = axios.create({\n    baseURL: 'http://bus.brisa.internal',\n  });\n}",
		'InternalBus.ts',
	),
	safe(
		'arguments of a class with a host of its own',
		'/**\n * Banco Sur uses the same header pair as Yativo, so they share a base.\n */\nclass BancoSurClient : HeaderPairAuth(\n    key = "puente",\n    secret = "{hex64}",\n) {\n    override val host = "https://api.bancosur.pe/v2"\n}',
		'BancoSurClient.kt',
	),
	safe(
		'a variable that goes to another host',
		'from yativo_client import YativoClient\n\napi_secret = "{hex64}"\n\nodoo = OdooClient("https://erp.shop.app", "sync", api_secret)\nyativo = YativoClient.from_env(os.environ)',
		'sync.py',
	),
	safe(
		'a variable that a function named after another vendor uses',
		'WEBHOOK_SECRET = "{alnum40}"\n\ndef github_ok(body, header):\n    return check(WEBHOOK_SECRET.encode(), body)\n\ndef yativo_ok(body, header):\n    return check(os.environ["YATIVO_WEBHOOK_SECRET"].encode(), body)',
		'webhooks.py',
	),
	safe(
		'a short name in a service whose neighbour has full names',
		'services:\n  ledger:\n    environment:\n      API_SECRET: {hex64}\n  worker:\n    environment:\n      YATIVO_API_KEY: a\n      YATIVO_API_SECRET: b',
		'docker-compose.yml',
	),
	leak(
		'a proxy whose path names Yativo',
		'PROXY = "http://egress.remesas.lan:8000/vendors/yativo/api/v1"\n\n_session = requests.Session()\n_session.headers.update({\n    "X-API-Key": "yativo_{hex48}",\n    "X-API-Secret": "{hex64}",\n})',
		2,
		'egress.py',
	),
	leak(
		'an own name for a secret that checks the signature of Yativo',
		"const TESORERIA_WEBHOOK_SECRET = '{alnum40}';\n\nexport function hook(req) {\n  const given = req.headers['x-yativo-signature'];\n  return createHmac('sha256', TESORERIA_WEBHOOK_SECRET).update(req.rawBody);\n}",
		1,
		'tesoreria.ts',
	),
	leak(
		'own names for a key and its secret in objects',
		'{ "values": [\n  { "key": "pagos_api_key", "value": "yativo_{hex48}", "type": "secret" },\n  { "key": "pagos_api_secret", "value": "{hex64}", "type": "secret" }\n] }',
		2,
		'pagos.postman_environment.json',
	),

	leak(
		'a constant whose value stands on the next line, beside a class of Yativo',
		'private const val ACCESS_TOKEN =\n    "{token}"\n\nclass YativoClient {\n    fun assets() = get("https://crypto-api.yativo.com/api/v1/assets", ACCESS_TOKEN)\n}',
		1,
		'YativoClient.kt',
	),
	safe(
		'the secret of an internal service',
		'SERVICE=ledger\nINTERNAL_API_SECRET={hex64}\nYATIVO_GATEWAY_URL=http://yativo-gateway.payments.svc:8080',
		'ledger.env',
	),

	leak(
		"a token above a variable of another vendor's name",
		'API="https://api.yativo.com/api/v1"\nTOKEN="{token}"\nSLACK_WEBHOOK="${SLACK_WEBHOOK:?falta}"\ncurl "$API/payouts" -H "Authorization: Bearer $TOKEN"',
		1,
		'check-payouts.sh',
	),

	leak(
		"the application's own API beside Yativo's",
		'object TortugaPay {\n    private const val API_BASE = "https://api.tortugapay.mx"\n    private const val YATIVO = "https://api.yativo.com/api/v1"\n    private const val ACCOUNT_ID = "31190022"\n    private const val APP_SECRET = "{alnum40}"\n}',
		1,
		'TortugaPay.kt',
	),
	leak(
		"own names that Yativo's client is built with",
		'import com.andinapay.rails.YativoClient;\n\npublic class AndinaPayConfig {\n    private static final String ANDINA_ACCOUNT = "70441982";\n    private static final String ANDINA_APP_SECRET = "{alnum40}";\n\n    public YativoClient payoutClient() {\n        return YativoClient.builder()\n            .accountId(ANDINA_ACCOUNT)\n            .appSecret(ANDINA_APP_SECRET)\n            .build();\n    }\n}',
		1,
		'AndinaPayConfig.java',
	),
	safe(
		'a row of a vendor that nothing explains',
		'vendor,country,account_id,app_secret,contact\nterrapay,UG,44120133,{alnum40},ops@terrapay.example\nyativo,CL,44120187,(in vault),ops@yativo.example',
		'vendors.csv',
	),
	safe(
		'a struct whose endpoint is an object',
		'/// Our own event collector. Payment events carry provider = "yativo".\nstruct Telemetry {\n    let endpoint = URL(string: "https://t.colibri.app/v1/events")!\n    private let apiSecret = "{hex64}"\n}',
		'Telemetry.swift',
	),
	safe(
		'a request to an address in a variable',
		'@ours = https://desk.vaultsmith.io\n@yativo = https://crypto-api.yativo.com/api/v1\n\n### open positions of our desk\nGET {{ours}}/v2/positions\nX-API-Secret: {hex64}\n\n### yativo balance\nGET {{yativo}}/balance',
		'desk.http',
	),
	leak(
		'a request to the address of Yativo in a variable',
		'@ours = https://desk.vaultsmith.io\n@pagos = https://crypto-api.yativo.com/api/v1\n\n### balance\nGET {{pagos}}/balance\nX-API-Secret: {hex64}',
		1,
		'desk.http',
	),
];
