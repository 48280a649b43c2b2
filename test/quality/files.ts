import { expand, randomFrom } from '../unit/detect/samples.ts';
import type { HandwrittenCase } from './handwrittenCase.ts';

const file = (path: string, why: string, leaks: number, text: string): HandwrittenCase => ({
	why: `${path}: ${why}`,
	path,
	leaks,
	text,
});
/** Values inside of base64 have to be there before the rest is expanded. */
const random = randomFrom(2026);
const key = expand('yativo_{hex48}', random);
const secret = expand('{hex64}', random);
const hash = expand('{hex64}', random);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Whole files as they lie in repositories, with everything that surrounds a leak, or only looks like one. */
export const fileCases: readonly HandwrittenCase[] = [
	file(
		'.env',
		'of a shop with several payment services',
		3,
		`# App
NODE_ENV=production
APP_SECRET={hex32}
JWT_SECRET={hex64}
DATABASE_URL=postgres://shop:{alnum16}@db:5432/shop

# Stripe
STRIPE_SECRET_KEY=sk_test_{alnum24}
STRIPE_WEBHOOK_SECRET=whsec_{alnum32}

# Yativo
YATIVO_BASE_URL=https://crypto-api.yativo.com/api/v1
YATIVO_API_KEY=yativo_{hex48}
YATIVO_API_SECRET={hex64}
YATIVO_WEBHOOK_SECRET=whsec_{alnum32}

# Binance
BINANCE_API_KEY={alnum64}
BINANCE_API_SECRET={hex64}
`,
	),
	file(
		'.env.example',
		'without values',
		0,
		`YATIVO_API_KEY=yativo_{x48}
YATIVO_API_SECRET=
YATIVO_WEBHOOK_SECRET=whsec_...
YATIVO_ACCOUNT_ID=acct_XXXXXXXXXXXX
YATIVO_APP_SECRET=your-app-secret
JWT_SECRET={hex64}
`,
	),
	file(
		'src/yativo/client.ts',
		'with a fallback for local work',
		2,
		`import { createHmac, timingSafeEqual } from 'node:crypto';

const baseUrl = process.env.YATIVO_BASE_URL ?? 'https://crypto-sandbox.yativo.com/api/v1';
const apiKey = process.env.YATIVO_API_KEY ?? 'yativo_{hex48}';
const apiSecret = process.env.YATIVO_API_SECRET ?? '{hex64}';

export function verify(body: string, signature: string): boolean {
	const expected = createHmac('sha256', process.env.YATIVO_WEBHOOK_SECRET!).update(body).digest('hex');
	return timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
}
`,
	),
	file(
		'test/webhook.test.ts',
		'with signatures only',
		0,
		`import { verify } from '../src/yativo/client';

process.env.YATIVO_WEBHOOK_SECRET = 'test-secret';

test('accepts what Yativo signed', () => {
	const body = '{"event":"deposit","tx":"{hex64}"}';
	expect(verify(body, '{hex64}')).toBe(true);
	expect(verify(body, 'sha256={hex64}')).toBe(false);
});
`,
	),
	file(
		'k8s/secret.yaml',
		'with base64 data',
		2,
		`apiVersion: v1
kind: Secret
metadata:
  name: yativo-credentials
  annotations:
    checksum/secret: {hex64}
type: Opaque
data:
  YATIVO_API_KEY: ${base64(key)}
  YATIVO_API_SECRET: ${base64(secret)}
`,
	),
	file(
		'k8s/sealed.yaml',
		'sealed',
		0,
		`apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: yativo
spec:
  encryptedData:
    YATIVO_API_SECRET: AgB{alnum120}
    YATIVO_WEBHOOK_SECRET: AgA{alnum120}
`,
	),
	file(
		'secrets.enc.yaml',
		'of SOPS',
		0,
		`yativo:
    api_key: ENC[AES256_GCM,data:{alnum40},iv:{alnum43}=,tag:{alnum22}==,type:str]
    api_secret: ENC[AES256_GCM,data:{alnum64},iv:{alnum43}=,tag:{alnum22}==,type:str]
    webhook_secret: ENC[AES256_GCM,data:{alnum32},iv:{alnum43}=,tag:{alnum22}==,type:str]
sops:
    mac: ENC[AES256_GCM,data:{alnum64},iv:{alnum43}=,tag:{alnum22}==,type:str]
    version: 3.8.1
`,
	),
	file(
		'main.tf',
		'of Terraform with several secrets',
		1,
		`resource "aws_secretsmanager_secret" "yativo" {
  name = "prod/yativo"
}

resource "aws_secretsmanager_secret_version" "yativo" {
  secret_id     = aws_secretsmanager_secret.yativo.id
  secret_string = jsonencode({
    api_key    = var.yativo_api_key
    api_secret = "{hex64}"
  })
}

resource "aws_lambda_function" "hook" {
  source_code_hash = "{hex64}"
  environment {
    variables = {
      YATIVO_SECRET_ARN = aws_secretsmanager_secret.yativo.arn
    }
  }
}
`,
	),
	file(
		'docker-compose.yml',
		'with an image by digest',
		1,
		`services:
  api:
    image: ghcr.io/shop/yativo-gateway@sha256:{hex64}
    environment:
      YATIVO_API_KEY: \${YATIVO_API_KEY}
      YATIVO_API_SECRET: "{hex64}"
      SESSION_SECRET: "{hex64}"
`,
	),
	file(
		'settings.py',
		'of Django',
		2,
		`import os

SECRET_KEY = "{hex64}"

INSTALLED_APPS = ["payments.yativo"]

YATIVO = {
    "API_KEY": "yativo_{hex48}",
    "API_SECRET": "{hex64}",
    "WEBHOOK_SECRET": os.environ["YATIVO_WEBHOOK_SECRET"],
}
`,
	),
	file(
		'config/services.php',
		'of Laravel',
		2,
		`<?php

return [
    'mailgun' => ['secret' => '{hex64}'],
    'stripe' => [
        'key' => env('STRIPE_KEY'),
        'secret' => '{hex64}',
        'webhook' => ['secret' => 'whsec_{alnum32}'],
    ],
    'yativo' => [
        'account_id' => 'acct_9K2M4P7Q1R8S3T6V5W0X2Y4',
        'app_secret' => 'yat_live_{alnum35}',
        'webhook' => ['secret' => 'whsec_{alnum32}'],
    ],
];
`,
	),
	file(
		'config/initializers/yativo.rb',
		'of Rails',
		2,
		`Yativo.configure do |c|
  c.api_key    = ENV.fetch("YATIVO_API_KEY") { "yvk_live_{alnum32}" }
  c.api_secret = ENV.fetch("YATIVO_API_SECRET") { "yvs_live_{alnum48}" }
end
`,
	),
	file(
		'application.yml',
		'of Spring',
		1,
		`spring:
  datasource:
    password: {alnum16}
  security:
    oauth2:
      client:
        registration:
          google:
            client-secret: {hex64}
yativo:
  base-url: https://crypto-api.yativo.com/api/v1
  api-secret: {hex64}
jwt:
  secret: {hex64}
`,
	),
	file(
		'appsettings.Development.json',
		'of ASP.NET',
		2,
		`{
  "Jwt": { "Secret": "{hex64}" },
  "Coinbase": { "ApiSecret": "{hex64}" },
  "Yativo": {
    "ApiKey": "yativo_{hex48}",
    "ApiSecret": "{hex64}"
  }
}
`,
	),
	file(
		'package-lock.json',
		'with hashes',
		0,
		`{
  "name": "yativo-shop",
  "packages": {
    "node_modules/@yativo/sdk": {
      "version": "1.0.0",
      "resolved": "https://registry.npmjs.org/@yativo/sdk/-/sdk-1.0.0.tgz",
      "integrity": "sha512-{alnum86}=="
    },
    "node_modules/secret-box": { "integrity": "sha256-{alnum43}=" }
  }
}
`,
	),
	file(
		'poetry.lock',
		'with hashes',
		0,
		`[[package]]
name = "yativo-crypto-sdk"
version = "0.3.1"
files = [
    {file = "yativo_crypto_sdk-0.3.1-py3-none-any.whl", hash = "sha256:{hex64}"},
    {file = "yativo_crypto_sdk-0.3.1.tar.gz", hash = "sha256:{hex64}"},
]
`,
	),
	file(
		'README.md',
		'with credentials of the sandbox',
		2,
		`# Shop

Uses [Yativo](https://docs.yativo.com) for payouts.

## Sandbox

| what | value |
| --- | --- |
| API key | \`yativo_{hex48}\` |
| API secret | \`{hex64}\` |
| last payout | \`{hex64}\` |

Format: \`yativo_\` and 48 digits, for example \`yativo_0123456789abcdef…\`.
`,
	),
	file(
		'docs/api.md',
		'of the documentation',
		0,
		`## Authentication

\`\`\`bash
curl -X POST https://crypto-api.yativo.com/api/v1/auth/token \\
  -d '{"api_key": "yativo_your_api_key", "api_secret": "your_api_secret"}'
\`\`\`

\`\`\`json
{ "access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...", "api_key": "yativo_{x48}", "api_secret": "{x64}" }
\`\`\`

Keys: \`yvk_live_...\`, secrets: \`yvs_live_...\`, older: \`yk_live_{camel26}\`, \`ys_live_{count32}\`, business: \`yat_live_{camel35}\`.
`,
	),
	file(
		'requests.http',
		'of an editor',
		2,
		`@host = https://crypto-api.yativo.com/api/v1

### exchange
POST {{host}}/auth/token
Content-Type: application/json

{ "api_key": "yativo_{hex48}", "api_secret": "{hex64}" }

### hook
POST http://localhost:3000/hooks
X-Yativo-Signature: {hex64}

{ "event": "deposit", "tx_hash": "{hex64}" }
`,
	),
	file(
		'yativo.postman_collection.json',
		'of Postman',
		2,
		`{
  "info": { "name": "Yativo", "_postman_id": "{hex8}-{hex4}-{hex4}-{hex4}-{hex12}" },
  "variable": [
    { "key": "baseUrl", "value": "https://crypto-api.yativo.com/api/v1" },
    { "key": "apiKey", "value": "yativo_{hex48}" },
    { "key": "apiSecret", "value": "{hex64}" },
    { "key": "lastTx", "value": "{hex64}" }
  ]
}
`,
	),
	file(
		'deploy.sh',
		'of a shell',
		3,
		`#!/bin/sh
set -e
export YATIVO_API_KEY="yativo_{hex48}"
YATIVO_API_SECRET={hex64} node dist/server.js &
COMMIT={hex40}
IMAGE_DIGEST=sha256:{hex64}
curl -fsS -u "yativo_{hex48}:$YATIVO_API_SECRET" https://crypto-api.yativo.com/health
docker push "registry.test/shop:$COMMIT"
`,
	),
	file(
		'.github/workflows/ci.yml',
		'of GitHub Actions',
		1,
		`jobs:
  test:
    runs-on: ubuntu-latest
    env:
      YATIVO_API_KEY: \${{ secrets.YATIVO_API_KEY }}
      YATIVO_API_SECRET: {hex64}
    steps:
      - uses: actions/checkout@{hex40}
      - uses: docker://shop/secret-check@sha256:{hex64}
`,
	),
	file(
		'notebook.ipynb',
		'of Jupyter',
		2,
		`{
 "cells": [
  {
   "cell_type": "code",
   "outputs": [{"text": ["tx {hex64}\\n"]}],
   "source": [
    "from yativo_crypto_sdk import Client\\n",
    "client = Client(api_key=\\"yativo_{hex48}\\",\\n",
    "                api_secret=\\"{hex64}\\")\\n"
   ]
  }
 ]
}
`,
	),
	file(
		'seed.sql',
		'of a database',
		2,
		`CREATE TABLE provider_credentials (id int, provider text, api_key text, api_secret text, fingerprint text);
INSERT INTO provider_credentials (id, provider, api_key, api_secret, fingerprint) VALUES
  (1, 'yativo', 'yativo_{hex48}', '{hex64}', '{hex64}');
INSERT INTO transactions (provider, hash) VALUES ('yativo', '{hex64}');
`,
	),
	file(
		'pay.go',
		'of a Go service',
		2,
		`package pay

import "github.com/shop/yativo"

const (
	defaultURL    = "https://crypto-api.yativo.com/api/v1"
	defaultKey    = "yativo_{hex48}"
	defaultSecret = "{hex64}"
	emptyHash     = "{hex64}"
)

func New() *yativo.Client {
	return yativo.New(defaultURL, defaultKey, defaultSecret)
}
`,
	),
	file(
		'Pay.java',
		'of a Java service',
		2,
		`package com.shop.yativo;

public final class Pay {
    private static final String KEY = "yativo_{hex48}";
    private static final String SECRET = "{hex64}";
    private static final String GENESIS_HASH = "{hex64}";
    private static final String SCHEMA_CHECKSUM = "{hex64}";
}
`,
	),
	file(
		'lib/pay.dart',
		'of a Flutter app',
		2,
		`import 'package:http/http.dart' as http;

class YativoApi {
  static const _key = 'yativo_' '{hex24}' '{hex24}';
  static const _secret = '{hex64}';
  static const certificatePin = '{hex64}';
}
`,
	),
	file(
		'config.ts',
		'of several providers in one object',
		2,
		`export const providers = {
  kraken: { apiKey: 'k', apiSecret: '{hex64}' },
  yativo: { apiKey: 'yativo_{hex48}', apiSecret: '{hex64}' },
  bitso: { apiKey: 'b', apiSecret: '{hex64}' },
};
`,
	),
	file(
		'providers.yaml',
		'of several providers in a list',
		1,
		`providers:
  - id: bitso
    secret: {hex64}
  - id: yativo
    secret: {hex64}
  - id: wise
    secret: {hex64}
`,
	),
	file(
		'ecosystem.config.js',
		'of pm2',
		1,
		`module.exports = {
  apps: [{ name: 'yativo-worker', env: { NODE_ENV: 'production', YATIVO_SECRET: '{hex64}', CACHE_KEY: '{hex64}' } }],
};
`,
	),
	file(
		'server.log',
		'of a server',
		3,
		`2026-03-01T10:00:00Z INFO  boot commit={hex40}
2026-03-01T10:00:01Z DEBUG POST https://crypto-api.yativo.com/api/v1/auth/token body={"api_key":"yativo_{hex48}","api_secret":"{hex64}"}
2026-03-01T10:00:02Z DEBUG Authorization: Bearer {token}
2026-03-01T10:00:03Z INFO  payout tx={hex64} signature={hex64}
`,
	),
	file(
		'report.html',
		'of a browser',
		1,
		`<html><body>
<h1>Yativo</h1>
<pre data-secret="{hex64}" data-hash="{hex64}"></pre>
<script src="https://cdn.test/a.js" integrity="sha256-{alnum43}="></script>
</body></html>
`,
	),
	file(
		'dump.json',
		'of a key list',
		1,
		`{"status":"success","data":{"keys":[{"key_id":"{hex24}","api_key":"yk_live_{alnum26}","name":"prod","key_hash":"{hex64}"}]},"source":"crypto-api.yativo.com"}`,
	),
	file(
		'chart/values.yaml',
		'of Helm',
		2,
		`image:
  digest: sha256:{hex64}
yativo:
  apiKey: yvk_live_{alnum32}
  existingSecret: yativo-credentials
  apiSecret: yvs_live_{alnum48}
redis:
  auth:
    password: {hex64}
`,
	),
	file(
		'Caddyfile',
		'of a proxy',
		1,
		`reverse_proxy crypto-api.yativo.com {
	header_up X-API-Secret {hex64}
	header_up X-Request-Id {hex64}
}
`,
	),
	file(
		'src/hmac.ts',
		'of signing code',
		0,
		`/** Signs as Yativo does. */
export function sign(secret: string, body: string): string {
	return createHmac('sha256', secret).update(body).digest('hex');
}
export const vectors = [
	{ secret: 'a', body: '', signature: '{hex64}' },
	{ secret: 'b', body: 'x', signature: '{hex64}' },
];
`,
	),
	file(
		'types.d.ts',
		'of types',
		0,
		`export interface YativoKey { api_key: string; api_secret: string; key_name: string; webhook_secret?: string }
export type Masked = \`yativo_\${string}\`;
export const API_SECRET_LENGTH = 64;
export const example: YativoKey = { api_key: 'yativo_{x48}', api_secret: '{x64}', key_name: 'Example' };
`,
	),
	file(
		'CHANGELOG.md',
		'with hashes',
		0,
		`## 1.2.0 (Yativo)

- rotate secret on start ({hex40})
- sha256 of yativo-secret-sync.tar.gz: {hex64}
- checksums: \`{hex64}\`
`,
	),
	file(
		'audit.csv',
		'of events',
		0,
		`time,actor,event,resource,hash
2026-01-01,yativo,secret.rotate,key_1,{hex64}
2026-01-02,yativo,secret.read,key_1,{hex64}
`,
	),
	file(
		'credentials.csv',
		'as downloaded',
		2,
		`Name,Environment,API Key,API Secret,Created
Shop,live,yativo_{hex48},{hex64},2026-01-01
`,
	),
	file(
		'notes.txt',
		'of a person',
		2,
		`yativo sandbox
key: yativo_{hex48}
secret: {hex64}
wallet: {hex40}
tx: {hex64}
`,
	),
	file(
		'mail.eml',
		'of a mail',
		2,
		`Subject: your Yativo credentials

Hi,
API key yativo_{hex48}
API secret {hex64}
Message-ID: <{hex64}@mail.test>
`,
	),
	file(
		'config.base64.yaml',
		'with a whole file in base64',
		2,
		`yativo.env: ${base64(`YATIVO_API_KEY=${key}\nYATIVO_API_SECRET=${secret}\nTX_HASH=${hash}\n`).replace(/(.{76})/g, '$1\n  ')}
`,
	),
	file(
		'flow.json',
		'of an automation',
		2,
		`{"nodes":[{"type":"http","url":"https://crypto-api.yativo.com/api/v1/auth/token","headers":"{\\"X-API-Key\\":\\"yativo_{hex48}\\",\\"X-API-Secret\\":\\"{hex64}\\"}"}]}`,
	),
	file(
		'Makefile',
		'of make',
		1,
		`deploy:
	YATIVO_API_SECRET={hex64} ./deploy.sh
	@echo "sha256 {hex64}  dist.tar.gz"
`,
	),
	file(
		'.npmrc',
		'of npm',
		0,
		`@yativo:registry=https://npm.test/
//npm.test/:_authToken={hex64}
`,
	),
	file(
		'id.pem.txt',
		'of other keys',
		0,
		`yativo
-----BEGIN PRIVATE KEY-----
{alnum64}
{alnum64}
-----END PRIVATE KEY-----
`,
	),
];
