import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a string's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function digest(text: string): string {
	return bytesToHex(sha256(utf8ToBytes(text)));
}
