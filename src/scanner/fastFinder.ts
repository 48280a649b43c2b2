/**
 * Finds places where a Yativo name or prefix may begin, plain or in base64, sixteen bytes at a time. A WebAssembly module
 * of some 500 bytes, assembled below from its instructions (https://webassembly.github.io/spec/core/binary/), because nothing
 * in plain JavaScript looks at more than one byte at once.
 */

import type { Find } from '../detect/prefilter.ts';

/** Memory to read files into, and the search in it. */
export interface FastFinder {
	/** Bytes beyond what was read must exist: the search looks at up to `overrun` of them. */
	readonly buffer: Buffer;
	readonly find: Find;
}

/** How many bytes past `end` the search may touch. */
const overrun = 32;
const pageBytes = 64 * 1024;

/** A finder over a buffer of at least `bytes` bytes; `undefined` where the platform has no WebAssembly with SIMD. */
export function makeFastFinder(bytes: number): FastFinder | undefined {
	try {
		const memory = new wasm.Memory({ initial: Math.ceil((bytes + overrun) / pageBytes) });
		const instance = new wasm.Instance(new wasm.Module(assemble()), { js: { memory } });
		return { buffer: Buffer.from(memory.buffer), find: instance.exports.find };
	} catch {
		return undefined;
	}
}

/** The little of the WebAssembly API that is used here; the types of Node do not have it. */
interface WebAssemblyApi {
	readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
	readonly Module: new (code: Uint8Array) => object;
	readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly find: Find } };
}

const wasm = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyApi;

type Code = readonly number[];

/** Parameters, then local variables, by their index. */
const [from, end, lowFirst, second, lowSecond, third, mask] = [0, 1, 2, 3, 4, 5, 6];

/** Variables that hold one byte sixteen times: the bit that makes a letter lower case, and the letters looked for. */
const caseBit = ' ';
const repeated = `${caseBit}yavks_eWX`;
const [i32, v128, none] = [0x7f, 0x7b, 0x40];

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const letter = (text: string): Code => get(mask + 1 + repeated.indexOf(text));
const constant = (value: number): Code => [0x41, ...signed(value)];
const add: Code = [0x6a];
const simd = (...operation: Code): Code => [0xfd, ...operation];

const and = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x4e)];
const or = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x50)];

/** Sixteen bytes from `offset` after `from`. */
const load = (offset: number): Code => [...get(from), ...simd(0x00, 0, offset)];

/** Where the bytes in a variable are a letter. */
const is = (local: number, text: string): Code => [...get(local), ...letter(text), ...simd(0x23)];

/** `ya`, `yv`, `yk_`, `ys_` in any case, `eW`, `eX`: no more than sixteen variables, which is what a processor has. */
const older = and(or(is(lowSecond, 'k'), is(lowSecond, 's')), is(third, '_'));
const plain = and(is(lowFirst, 'y'), or(or(is(lowSecond, 'a'), is(lowSecond, 'v')), older));
const encoded = and(is(lowFirst, 'e'), or(is(second, 'W'), is(second, 'X')));

/** Fills the variables of repeated bytes once: as constants in the loop they would be built anew each time. */
const prepare: Code = [...repeated].flatMap((text, index) => [
	...simd(0x0c, ...Array<number>(16).fill(text.charCodeAt(0))),
	...set(mask + 1 + index),
]);

const body: Code = [
	...prepare,
	...[0x03, none], // loop
	...[...or(load(0), letter(caseBit)), ...set(lowFirst), ...load(1), ...set(second), ...load(2), ...set(third)],
	...[...or(get(second), letter(caseBit)), ...set(lowSecond)],
	...[...or(plain, encoded), ...simd(0x64), 0x22, mask], // one bit for each byte
	...[0x04, none, ...get(from), ...get(mask), 0x68, ...add, 0x0f, 0x0b], // if any: return from + lowest bit
	...[...get(from), ...constant(16), ...add, 0x22, from, ...get(end), 0x48, 0x0d, 0], // from += 16; again while from < end
	0x0b,
	...constant(-1),
	0x0b,
];

function assemble(): Uint8Array<ArrayBuffer> {
	const locals = [3, 4, v128, 1, i32, repeated.length, v128];
	const code = [...locals, ...body];
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, [1, 0x60, 2, i32, i32, 1, i32]), // one type: (i32, i32) → i32
		...section(2, [1, ...name('js'), ...name('memory'), 0x02, 0x00, 1]),
		...section(3, [1, 0]),
		...section(7, [1, ...name('find'), 0x00, 0]),
		...section(10, [1, ...unsigned(code.length), ...code]),
	]);
}

function section(id: number, content: Code): Code {
	return [id, ...unsigned(content.length), ...content];
}

function name(text: string): Code {
	return [text.length, ...Buffer.from(text)];
}

/** LEB128, for numbers below 2^14. */
function unsigned(value: number): Code {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

/** LEB128, for numbers from -64 to 63. */
function signed(value: number): Code {
	return [value & 0x7f];
}
