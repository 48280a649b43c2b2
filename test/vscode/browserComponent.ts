import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Component } from './cache.ts';
import { extractPackage, type PinnedPackage } from './npmPackage.ts';
import { runProgram } from './processes.ts';

const source: PinnedPackage = {
	spec: '@sparticuz/chromium@153.0.0',
	integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

/** A headless Chromium for Linux x64, with the libraries and the font that a bare system lacks. */
export const browserComponent: Component = { name: 'chromium-153.0.0-1', build };

/** Its own loader unpacks into the system's temporary folder and leaves it there, so it is unpacked here. */
async function build(folder: string, scratch: string): Promise<void> {
	const packed = join(scratch, 'packed');
	const tarArguments = ['--strip-components=2', 'package/bin'];
	await extractPackage(source, { folder: packed, scratch, tarArguments });
	for (const name of await readdir(packed)) {
		const file = join(folder, name.replace(/\.br$/, ''));
		await pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), createWriteStream(file));
		if (file.endsWith('.tar')) {
			await runProgram('tar', ['-xf', file, '-C', folder]);
			await rm(file);
		} else {
			await chmod(file, 0o755);
		}
	}
	await writeFile(join(folder, 'fonts.conf'), fontsConfiguration);
}

const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	<dir>/usr/share/fonts</dir>
	<dir prefix="relative">fonts</dir>
	<cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
