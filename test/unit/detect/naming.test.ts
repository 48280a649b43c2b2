import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mentionsYativo } from '../../../src/detect/mention.ts';
import { judgeName, judgePhrase } from '../../../src/detect/naming.ts';
import { rules } from '../../../src/detect/rules.ts';
import { wordsOf } from '../../../src/detect/words.ts';

const context = rules.find(({ id }) => id === 'yativo-crypto-secret')?.context ?? {
	names: '',
	tellingNames: '',
	mark: '',
};

suite('words of a name', () => {
	const cases: readonly (readonly [string, string])[] = [
		['YATIVO_API_SECRET', 'yativo api secret'],
		['yativoApiSecret', 'yativo api secret'],
		['YativoAPISecret', 'yativo api secret'],
		['X-API-Secret', 'x api secret'],
		['yativo.crypto.api-secret', 'yativo crypto api secret'],
		['apisecret', 'api secret'],
		['YATIVOAPISECRET', 'yativo api secret'],
		['api_secret_sha256', 'api secret sha256'],
		['findByAtivo', 'find by ativo'],
		['chave secreta', 'chave secreta'],
		['', ''],
	];
	for (const [name, words] of cases) {
		test(JSON.stringify(name), () => assert.equal(wordsOf(name).join(' '), words));
	}
});

suite('verdict on a name', () => {
	const cases = {
		ours: ['YATIVO_API_SECRET', 'yativoSecret', 'config.yativo.secret', 'NEXT_PUBLIC_YATIVO_SECRET', 'yativo_secret_2'],
		telling: [
			'apiSecret',
			'API_SECRET',
			'X-API-Secret',
			'PROD_API_SECRET',
			'api_secret_key',
			'req.headers.x-api-secret',
		],
		vague: ['secret', 'SECRET', 'clientSecret', 'sandbox_secret', 'SECRET_KEY', 'secret2'],
		foreign: ['STRIPE_SECRET', 'JWT_SECRET', 'sessionSecret', 'BINANCE_API_SECRET', 'githubToken'],
		unexplained: ['acmeApiSecret', 'LATAM_API_SECRET'],
		derived: [
			'YATIVO_SECRET_HASH',
			'api_secret_sha256',
			'secretId',
			'secret_arn',
			'txHash',
			'checksum/secret',
			'yativoSignature',
		],
		generic: ['value', 'default', 'data.value', 'password'],
		other: ['apiKey', 'seed', 'privateKey', 'yativoUrl', ''],
	};
	for (const [verdict, names] of Object.entries(cases)) {
		for (const name of names) {
			test(`${name || 'none'} is ${verdict}`, () => assert.equal(judgeName(name, context), verdict));
		}
	}
});

suite('verdict on a phrase', () => {
	const cases: readonly (readonly [string, string])[] = [
		['Yativo API secret', 'ours'],
		['The secret of our Yativo sandbox is', 'ours'],
		['API secret', 'telling'],
		['INFO auth ok api_secret', 'telling'],
		['the secret is', 'vague'],
		['Stripe API secret', 'foreign'],
		['Acme secret', 'foreign'],
		['hash of the Yativo secret', 'derived'],
		['registry.test/yativo/secret-sync sha256', 'derived'],
		['return', 'generic'],
		['some other words', 'other'],
		['', 'other'],
	];
	for (const [phrase, verdict] of cases) {
		test(`${phrase || 'none'} is ${verdict}`, () => assert.equal(judgePhrase(phrase, context), verdict));
	}
});

suite('a text speaks of Yativo', () => {
	const yes = [
		'yativo',
		'YATIVO_KEY',
		'@yativo/sdk',
		'https://crypto-api.yativo.com',
		'myYativoClient',
		'\\nyativo',
		'%2Fyativo',
		'x_yativo',
	];
	const no = ['', 'findByAtivo_x', 'orderbyativo', 'ORDERBYATIVO', 'trivativo', 'yati', 'y ativo'];
	for (const text of yes) {
		test(`in ${text}`, () => assert.equal(mentionsYativo(text), true));
	}
	for (const text of no) {
		test(`not in ${text || 'nothing'}`, () => assert.equal(mentionsYativo(text), false));
	}
});
