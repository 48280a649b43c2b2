import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { WebVSCode } from './install.ts';

/** A headless browser with one page. */
export interface Browser {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly close: () => Promise<void>;
}

const browserArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--force-color-profile=srgb',
	'--font-render-hinting=none',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', // nothing outside this machine
];

/** Starts a browser whose profile lies in `folder`. */
export async function startBrowser({ browser }: WebVSCode, folder: string): Promise<Browser> {
	await mkdir(join(folder, 't'), { recursive: true });
	const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
		executablePath: browser.executable,
		args: browserArguments,
		env: {
			...process.env,
			...browser.environment,
			TMPDIR: join(folder, 't'),
			XDG_CONFIG_HOME: join(folder, 'config'),
			XDG_CACHE_HOME: join(folder, 'cache'),
		},
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		viewport: { width: 1280, height: 800 },
		deviceScaleFactor: 1,
		locale: 'en-US',
		colorScheme: 'dark',
		reducedMotion: 'reduce',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	const page = context.pages()[0] ?? (await context.newPage());
	return { context, page, close: () => context.close() };
}
