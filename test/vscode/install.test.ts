import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { installed } from './cache.ts';
import { runProgram } from './processes.ts';

/** Does something with an empty cache folder, which is removed afterwards. */
async function withCache(use: (cache: string) => Promise<void>): Promise<void> {
	const cache = await mkdtemp(join(tmpdir(), 'yc-'));
	try {
		await use(cache);
	} finally {
		await rm(cache, { recursive: true, force: true });
	}
}

function install(cache: string): Promise<string> {
	const script = join(import.meta.dirname, 'fixtures/installing.ts');
	return runProgram(process.execPath, [script], { env: { ...process.env, VSCODE_TEST_CACHE: cache } });
}

suite('installing VS Code for tests', () => {
	test('is done once by several runs that start together', () =>
		withCache(async cache => {
			const outputs = await Promise.all([install(cache), install(cache), install(cache)]);
			assert.equal(outputs.join('').split('building').length - 1, 1);
			assert.ok(outputs.every(output => output.endsWith(`installed ${join(cache, 'thing-1')}\n`)));
			assert.equal(await readFile(join(cache, 'thing-1/content'), 'utf8'), 'all of it');
			assert.deepEqual(await readdir(cache), ['thing-1']);
		}));

	test('goes on where a killed run stopped', () =>
		withCache(async cache => {
			const gone = 4_194_304; // above the highest process id
			await writeFile(join(cache, '.lock-thing-1'), String(gone));
			await writeFile(join(cache, `.building-thing-1-${gone}-x`), '');
			assert.match(await install(cache), /^building\ninstalled /);
			assert.deepEqual(await readdir(cache), ['thing-1']);
		}));

	test('leaves nothing behind when it fails', () =>
		withCache(async cache => {
			process.env.VSCODE_TEST_CACHE = cache;
			const build = () => Promise.reject(new Error('disk full'));
			await assert.rejects(
				installed({ name: 'thing-1', build }, () => {}),
				/disk full/,
			);
			assert.deepEqual(await readdir(cache), []);
		}));

	test('says what to do when the registry cannot be reached', { timeout: 60_000 }, () =>
		withCache(async cache => {
			const { code, errors } = await runExecutable({
				VSCODE_TEST_CACHE: cache,
				npm_config_registry: 'http://127.0.0.1:9/',
				npm_config_cache: join(cache, 'npm'),
			});
			assert.equal(code, 3, errors);
			assert.match(errors, /is not installed yet, and the npm registry cannot be reached\.\n.*ECONNREFUSED/);
			assert.match(errors, /Connect to the network once, or copy a filled \.vscode-test folder/);
			assert.deepEqual(await readdir(cache), ['npm']);
		}),
	);

	test('lets a system with an older Node first on PATH start the stand-in', async () => {
		const { PATH: _, ...environment } = process.env;
		const output = await runProgram(join(import.meta.dirname, 'code'), ['--version'], {
			env: { ...environment, PATH: '/usr/bin:/bin' },
		});
		assert.match(output, /^1\.\d+\.\d+\n$/);
	});
});

/** Runs the stand-in for VS Code with an extension and tests, which it does not come to read. */
function runExecutable(environment: NodeJS.ProcessEnv): Promise<{ code: number | null; errors: string }> {
	const line = ['--extensionDevelopmentPath=nowhere', '--extensionTestsPath=nowhere'];
	const child = spawn(join(import.meta.dirname, 'code'), line, { env: { ...process.env, ...environment } });
	let errors = '';
	child.stderr.setEncoding('utf8').on('data', chunk => {
		errors += chunk;
	});
	return new Promise(done => child.on('close', code => done({ code, errors })));
}
