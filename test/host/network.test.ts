import assert from 'node:assert/strict';
import tls from 'node:tls';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { trustedAuthorities } from '../../src/platform/certificates.ts';
import { NetworkOptions } from '../../src/platform/networkOptions.ts';
import { certificates, get, noProxy, post, serve, serveTls, transportFor } from '../unit/platform/localNetwork.ts';
import { startProxy } from '../unit/platform/localProxy.ts';

const cleanups: (() => unknown)[] = [];
const t = { after: (work: () => unknown) => cleanups.push(work) };

/** Where undici, and Node's own fetch, keep the dispatcher of the whole process. */
const globalDispatcher = Symbol.for('undici.globalDispatcher.1');

async function setProxy(value: string | undefined): Promise<void> {
	await vscode.workspace.getConfiguration('http').update('proxy', value, vscode.ConfigurationTarget.Global);
}

/** The network settings of now, and how often they were told to be different. */
function watchOptions() {
	const log = vscode.window.createOutputChannel('network test', { log: true });
	const options = new NetworkOptions('0', log);
	const changes: unknown[] = [];
	options.onDidChange(() => changes.push(options.current().proxy));
	t.after(() => vscode.Disposable.from(options, log).dispose());
	return { options, changes };
}

suite('network in the extension host', () => {
	teardown(async () => {
		for (const cleanup of cleanups.splice(0).reverse()) {
			await cleanup();
		}
	});

	test('requests leave the process-wide HTTP dispatcher alone', async () => {
		const before = Reflect.get(globalThis, globalDispatcher);
		const origin = await serve(t, (_request, response) => response.end('{}'));
		const send = transportFor(t);
		await send(get(origin));
		await send(post(origin));
		assert.equal(Reflect.get(globalThis, globalDispatcher), before);
	});

	test('requests go through the proxy of the user settings, to a certificate authority that was given', async () => {
		const { authority } = await certificates();
		const port = await serveTls(t, (request, response) => response.end(request.headers.host));
		const { host, tunnels } = await startProxy(t, { port, credentials: 'ada:secret' });
		const { options, changes } = watchOptions();
		t.after(() => setProxy(undefined));
		const url = `http://ada:secret@${host}`;
		await setProxy(url);
		const send = transportFor(t, { ...options.current(), moreAuthorities: () => [authority.cert] });
		const { body } = await send(get('https://api.yativo.test/list'));
		assert.deepEqual(
			[changes, body, [...new Set(tunnels)]],
			[[{ ...noProxy, url }], 'api.yativo.test', ['api.yativo.test:443']],
		);
	});

	test('a proxy of the workspace settings counts for nothing', async () => {
		const folder = vscode.workspace.workspaceFolders?.[0];
		assert.ok(folder);
		const settings = vscode.Uri.joinPath(folder.uri, '.vscode');
		t.after(() => vscode.workspace.fs.delete(settings, { recursive: true }));
		const { options, changes } = watchOptions();
		const before = options.current();
		const text = JSON.stringify({ 'http.proxy': 'http://evil.example:1', 'editor.tabSize': 7 });
		const read = new Promise<void>(resolve => {
			const watch = vscode.workspace.onDidChangeConfiguration(change => {
				if (change.affectsConfiguration('editor.tabSize')) {
					watch.dispose();
					resolve();
				}
			});
		});
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(settings, 'settings.json'), Buffer.from(text));
		await read;
		assert.deepEqual([before.proxy, options.current() === before, changes], [noProxy, true, []]);
	});

	test('there are certificate authorities to trust', () => {
		assert.ok((trustedAuthorities() ?? tls.getCACertificates('default')).length > 100);
	});
});
