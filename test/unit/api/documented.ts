import { readFileSync } from 'node:fs';

/** One documented request and its answer. `<…>` stands for a value of the format of that name. */
export interface Sample {
	readonly id: string;
	readonly request: { readonly method: string; readonly path: string; readonly body?: Record<string, unknown> };
	readonly response: { readonly status?: number; readonly body: unknown };
}

export interface ErrorSample {
	readonly id: string;
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: unknown;
}

const text = readFileSync('test/simulator/samples.json', 'utf8');

/** What stands for each placeholder. Made up here, so that no file holds anything that looks like a credential. */
export const values: Readonly<Record<string, string>> = {
	'<crypto-generate api_key>': `yativo_${'0a1b'.repeat(12)}`,
	'<crypto-generate api_secret>': 'c2d3'.repeat(16),
	'<crypto-2fa api_key>': `yvk_live_${'4Ef5'.repeat(8)}`,
	'<crypto-2fa api_secret>': `yvs_live_${'6Gh7'.repeat(12)}`,
	'<crypto-rest api_key>': `yk_live_${'Ij'.repeat(13)}`,
	'<crypto-rest api_secret>': `ys_live_${'8a9b'.repeat(8)}`,
	'<business key>': `yat_live_${'Kl1Mn'.repeat(7)}`,
	'<access token>': `${'eyJhbGci'}.${'eyJzdWIi'}.${'c2lnbmF0'}`,
	'<key id>': 'key_01HX9KZMB3F7VNQP8R2WDGT4E5',
	'<api_key>': 'the-key',
	'<api_secret>': 'the-secret',
	'<account_id>': 'the-account',
	'<app_secret>': 'the-app-secret',
	'<otp>': '012345',
	'<email>': 'ada@example.com',
	'<id>': 'key_01HX9KZMB3F7VNQP8R2WDGT4E5',
	'<text>': 'Something to read',
	'<transaction id>': 'txn_1',
};

/** All documented samples, with values in place of the placeholders. */
export const { samples, errors } = JSON.parse(
	text.replaceAll(/<[^<>"]+>/g, placeholder => values[placeholder] ?? placeholder),
) as { readonly samples: readonly Sample[]; readonly errors: readonly ErrorSample[] };
