import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import tls from 'node:tls';
import { trustedAuthorities } from '../../../src/platform/certificates.ts';
import { failureOf } from './failureOf.ts';
import {
	certificates,
	evaluateElsewhere,
	get,
	getElsewhere,
	noProxy,
	post,
	serve,
	serveTls,
	transportFor,
} from './localNetwork.ts';
import { startProxy } from './localProxy.ts';

suite('transport over TLS', () => {
	test('accepts a certificate of an authority that it was given', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const { authority } = await certificates();
		const { body } = await transportFor(t, { moreAuthorities: () => [authority.cert] })(
			get(`https://localhost:${port}/`),
		);
		assert.equal(body, '{}');
	});

	test('looks for more authorities once, and only when a certificate is not trusted', async t => {
		const { authority } = await certificates();
		let looks = 0;
		const moreAuthorities = () => {
			looks += 1;
			return [authority.cert];
		};
		const plain = await serve(t, (_request, response) => response.end());
		const ports = [
			await serveTls(t, (_q, response) => response.end()),
			await serveTls(t, (_q, response) => response.end()),
		];
		const send = transportFor(t, { moreAuthorities });
		await send(get(plain));
		const before = looks;
		await Promise.all(
			ports.flatMap(port => [send(get(`https://localhost:${port}/`)), send(post(`https://localhost:${port}/`))]),
		);
		assert.deepEqual([before, looks], [0, 1]);
	});

	test('looks once where there are none', async t => {
		let looks = 0;
		const send = transportFor(t, {
			moreAuthorities: () => {
				looks += 1;
				return undefined;
			},
		});
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const failures = [
			await failureOf(send(get(`https://localhost:${port}/`))),
			await failureOf(send(get(`https://localhost:${port}/`))),
		];
		assert.deepEqual([failures.map(({ kind }) => kind), looks], [['untrustedCertificate', 'untrustedCertificate'], 1]);
	});

	test('names a certificate that nobody trusts', async t => {
		const received: unknown[] = [];
		const port = await serveTls(t, request => received.push(request.url));
		assert.deepEqual(await failureOf(transportFor(t)(get(`https://127.0.0.1:${port}/`))), {
			kind: 'untrustedCertificate',
			host: `127.0.0.1:${port}`,
			code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		});
		assert.deepEqual(received, []);
	});

	test('names a certificate for another host', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const { authority } = await certificates();
		const { host } = await startProxy(t, { port });
		const send = transportFor(t, { moreAuthorities: () => [authority.cert], proxy: { ...noProxy, url: host } });
		assert.deepEqual(await failureOf(send(get('https://other.test/'))), {
			kind: 'untrustedCertificate',
			host: 'other.test',
			code: 'ERR_TLS_CERT_ALTNAME_INVALID',
		});
	});

	test('trusts the authorities of Node and those of the operating system', () => {
		const trusted = new Set(trustedAuthorities() ?? tls.getCACertificates('default'));
		const all = [...tls.rootCertificates, ...tls.getCACertificates('system')];
		assert.deepEqual(
			all.filter(certificate => !trusted.has(certificate)),
			[],
		);
	});

	test('trusts the authorities of the operating system unless the user wants none of them', async t => {
		const port = await serveTls(t, (_request, response) => response.writeHead(404).end('{}'));
		const folder = await mkdtemp(join(tmpdir(), 'yativo-'));
		t.after(() => rm(folder, { recursive: true }));
		await writeFile(join(folder, 'ca.pem'), (await certificates()).authority.cert);
		const program = `
			import { Secret } from './src/core/secret.ts';
			import { createNetwork } from './src/network.ts';
			const origin = process.argv[1];
			const profile = { id: 'a', name: 'a', product: 'crypto', environment: 'custom', origin, method: 'accessToken' };
			const credentials = { kind: 'accessToken', token: new Secret('x') };
			for (const trustsSystem of [true, false]) {
				const proxy = { noProxy: [], strictSsl: true, support: 'off' };
				const options = { userAgent: 'x', proxy, env: {}, trustsSystem };
				const network = createNetwork(() => options);
				const failed = await network.connect(profile, credentials, AbortSignal.timeout(20_000)).catch(error => error);
				console.log(failed.failure?.kind);
				await network.dispose();
			}`;
		const env = { SSL_CERT_FILE: join(folder, 'ca.pem') };
		assert.equal(
			await evaluateElsewhere(program, [`https://localhost:${port}`], env),
			'surfaceNotFound\nuntrustedCertificate',
		);
	});

	test('trusts the authorities of NODE_EXTRA_CA_CERTS', async t => {
		const port = await serveTls(t, (_request, response) => response.end('{}'));
		const folder = await mkdtemp(join(tmpdir(), 'yativo-'));
		t.after(() => rm(folder, { recursive: true }));
		await writeFile(join(folder, 'ca.pem'), (await certificates()).authority.cert);
		const env = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
		assert.equal(await getElsewhere(`https://localhost:${port}/`, "'trusted'", env), '200 trusted');
	});
});
