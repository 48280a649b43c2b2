import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { switches, switchNames } from '../../simulator/switches.ts';
import { call } from './call.ts';

const main = 'test/simulator/main.ts';

suite('npm run simulator', () => {
	test('prints credentials that work, mails codes to the console, gives fresh codes, and stops', async () => {
		const child = spawn(process.execPath, [main, '--port', '0', '--listAnswer', 'bare']);
		try {
			let output = '';
			child.stdout.on('data', chunk => {
				output += chunk;
			});
			const find = async (pattern: RegExp): Promise<string> => {
				for (;;) {
					const found = pattern.exec(output)?.[1];
					if (found !== undefined) {
						return found;
					}
					await new Promise(resolve => child.stdout.once('data', resolve));
				}
			};
			const origin = await find(/(http:\/\/127\.0\.0\.1:\d+)\n/);
			const api_key = await find(/API key +(\S+)\n/);
			const api_secret = await find(/API secret +(\S+)\n/);
			const email = await find(/E-mail address +(\S+) /);
			const account_id = await find(/Account ID +(\S+)\n/);
			const app_secret = await find(/App secret +(\S+)\n/);
			const businessKey = await find(/Business key +(\S+)\n/);
			await find(/(Press Enter)/);
			const exchanged = await call(origin, 'POST /api/v1/auth/token', { body: { api_key, api_secret } });
			const tokens = [exchanged.body.access_token, await find(/Access token +(\S+)\n/)];
			await call(origin, 'POST /api/v1/authentication/login', { body: { email } });
			const otp = await find(/E-mail to \S+: your code is (\d+)\n/);
			const session = await call(origin, 'POST /api/v1/authentication/otp_verification', { body: { email, otp } });
			tokens.push(session.body.data.access_token);
			for (const bearer of tokens) {
				assert.equal((await call(origin, 'GET /api/v1/apikey/list', { bearer })).body.length, 12);
			}
			const login = await call(origin, 'POST /api/v1/auth/login', { body: { account_id, app_secret } });
			for (const bearer of [login.body.data.access_token, businessKey]) {
				assert.equal((await call(origin, 'GET /api/v1/business/api-keys', { bearer })).body.data.length, 12);
			}
			child.stdin.write('\n');
			const totp = await find(/TOTP code (\d{6})\n/);
			const body = { name: 'CI', permissions: ['read'] };
			const created = await call(origin, 'POST /api/v1/apikey/create', {
				bearer: session.body.data.access_token,
				totp,
				body,
			});
			assert.equal(created.status, 201);
			const stopped = new Promise(resolve => child.once('exit', resolve));
			child.kill('SIGINT');
			// Windows has no signals to handle: there the process just ends.
			assert.equal(await stopped, process.platform === 'win32' ? null : 0);
		} finally {
			child.kill('SIGKILL');
		}
	});

	test('lists every switch in its help', () => {
		const { stdout } = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
		const missing = switchNames.filter(name => !stdout.includes(`--${name} ${switches[name].values.join('|')}`));
		assert.deepEqual(missing, []);
	});

	test('refuses what it does not know, and says what it knows', () => {
		const run = (...args: string[]) => {
			const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
			return [status, stderr.trim()];
		};
		assert.deepEqual(
			[
				run('--rotate', 'never'),
				run('--propagationMs', 'soon'),
				run('--seed', 'few'),
				run('--port', 'none'),
				run('--no'),
			],
			[
				[1, '--rotate takes alive, absent, not "never".'],
				[1, '--propagationMs takes a number, not "soon".'],
				[1, '--seed takes demo, many, none, not "few".'],
				[1, '--port takes a number, not "none".'],
				[1, "Unknown option '--no'"],
			],
		);
	});
});
