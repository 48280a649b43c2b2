import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bindingOf } from '../../../src/detect/binding.ts';
import { expand, randomFrom } from './samples.ts';

const key = expand('yativo_{hex48}', randomFrom(3));

/** `§` stands where the value begins. What is expected: kind and name, then callees or the argument before. */
const cases: readonly (readonly [string, string, string?])[] = [
	['API_SECRET=§', 'name API_SECRET'],
	['export API_SECRET="§', 'name API_SECRET'],
	['run: export API_SECRET=§', 'name API_SECRET'],
	["  apiSecret: '§", 'name apiSecret'],
	['{"a":"x","api_secret":"§', 'name api_secret'],
	['{\\"a\\":\\"x\\",\\"api_secret\\":\\"§', 'name api_secret'],
	["$this->yativo->secret = '§", 'name $this.yativo.secret'],
	["config['yativo']['secret'] = \"§", 'name config.yativo.secret'],
	["const apiSecret: string = '§", 'name apiSecret'],
	['const apiSecret: []const u8 = "§', 'name apiSecret'],
	['var apiSecret string = "§', 'name apiSecret'],
	['pub const API_SECRET: &\'static str = "§', 'name API_SECRET'],
	['private static final String API_SECRET = "§', 'name API_SECRET'],
	['public string ApiSecret { get; set; } = "§', 'name ApiSecret'],
	['Dim apiSecret As String = "§', 'name apiSecret'],
	['def f(a: str, api_secret: str = "§', 'name api_secret'],
	['static const char api_secret[] = "§', 'name api_secret'],
	['let secret: Option<&str> = Some("§', 'name secret', 'Some'],
	['apiSecret: Buffer.from("§', 'name apiSecret', 'Buffer.from'],
	['api_secret = SecretStr(\n    "§', 'name api_secret', 'SecretStr'],
	['KEY: z.string().default("§', 'name KEY', 'z.string().default'],
	['const s = get(() => "§', 'name s', 'get'],
	["ENV.fetch('NAME') { '§", "argument ENV.fetch('NAME')", "ENV.fetch('NAME')"],
	["const secret = isProd ? PROD : '§", 'name secret'],
	['if (secret === "§', 'name secret'],
	["SET @secret = '§", 'name secret'],
	['api_secret: !!str §', 'name api_secret'],
	['api_secret: &anchor "§', 'name api_secret'],
	['api_secret: |\n  §', 'name api_secret'],
	['"secret": "vault:v1:§', 'name vault:v1'],
	['checksum/secret: §', 'name checksum/secret'],
	['<secret>§', 'name secret'],
	['<string name="api_secret">§', 'name api_secret'],
	['<![CDATA[§', 'alone '],
	['<secret><![CDATA[§', 'name secret'],
	['<key>ApiSecret</key>\n  <string>§', 'phrase ApiSecret'],
	['<td>API secret</td><td><code>§', 'phrase API secret'],
	['| API secret | `§', 'phrase API secret'],
	['- **API secret**: `§', 'phrase API secret'],
	['API secret\n: §', 'phrase API secret'],
	['# API secret\n§', 'phrase # API secret'],
	['setx API_SECRET "§', 'phrase setx API_SECRET'],
	["x = process.env.SECRET || '§", 'phrase x = process.env.SECRET'],
	['headers.Set("X-API-Secret", "§', 'argument headers.Set', 'X-API-Secret'],
	['os.getenv("SECRET", "§', 'argument os.getenv', 'SECRET'],
	['prod,key,§', 'argument ', 'key'],
	['foo(x);\nbar("§', 'argument bar', 'bar'],
	['https://explorer.test/tx/§', 'path https://explorer.test/tx/'],
	[`https://${key}:§`, `name https://${key}`],
	['foo();\n\n§', 'alone '],
	['§', 'alone '],
];

suite('binding of a value', () => {
	for (const [text, expected, more = ''] of cases) {
		test(JSON.stringify(text.replace(key, 'KEY')), () => {
			const { kind, name, callees, before } = bindingOf(text, text.indexOf('§'));
			assert.deepEqual([`${kind} ${name}`, callees[0] ?? before[0] ?? ''], [expected, more]);
		});
	}
});
