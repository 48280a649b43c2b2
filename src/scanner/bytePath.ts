/**
 * Paths whose names are not UTF-8. A byte that does not decode becomes a lone surrogate, U+DC00 plus the byte, so that
 * a path stays one string and turns back into the same bytes (the scheme of https://peps.python.org/pep-0383/).
 */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A name as the file system or git gave it, in bytes. Never throws. */
export function decodePath(bytes: Uint8Array): string {
	try {
		return decoder.decode(bytes);
	} catch {
		return decodeBroken(bytes);
	}
}

function decodeBroken(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; ) {
		const length = sequenceLength(bytes, at);
		text +=
			length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : decoder.decode(bytes.subarray(at, at + length));
		at += Math.max(length, 1);
	}
	return text;
}

/** How many bytes the valid UTF-8 sequence at `at` has; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
	for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
		try {
			decoder.decode(bytes.subarray(at, at + length));
			return length;
		} catch {}
	}
	return 0;
}

/** The path in bytes, each lone surrogate turned back into its byte. */
export function encodePath(path: string): Buffer {
	const pieces = path.split(/((?<![\ud800-\udbff])[\udc80-\udcff])/);
	return Buffer.concat(
		pieces.map((piece, index) => (index % 2 === 1 ? Buffer.of(piece.charCodeAt(0) - 0xdc00) : Buffer.from(piece))),
	);
}

/** What `node:fs` takes to open the path: bytes where the string alone would not do. */
export function systemPath(path: string): string | Buffer {
	return path.isWellFormed() || process.platform === 'win32' ? path : encodePath(path);
}

/** The path for people and reports: bytes that are not UTF-8 show as `\xE9`. */
export function printablePath(path: string): string {
	return path.isWellFormed()
		? path
		: path.replace(
				/(?<![\ud800-\udbff])[\udc80-\udcff]/g,
				byte => `\\x${(byte.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}`,
			);
}
