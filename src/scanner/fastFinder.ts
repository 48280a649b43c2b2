/**
 * Finds places where a Yativo name or prefix may begin, plain or in base64, sixteen bytes at a time. A WebAssembly module
 * of some 500 bytes, assembled below from its instructions (https://webassembly.github.io/spec/core/binary/), because nothing
 * in plain JavaScript looks at more than one byte at once.
 */

import type { Find } from '../detect/prefilter.ts';

/** Memory to read files into, and the search in it. */
export interface FastFinder {
	readonly buffer: Buffer;
	readonly find: Find;
}

/** How many bytes past `end` the search may touch; the memory has them behind the buffer. */
const overrun = 96;
const pageBytes = 64 * 1024;

/** A finder over a buffer of `bytes` bytes; `undefined` where the platform has no WebAssembly with SIMD. */
export function makeFastFinder(bytes: number): FastFinder | undefined {
	try {
		const memory = new wasm.Memory({ initial: Math.ceil((bytes + overrun) / pageBytes) });
		const instance = new wasm.Instance(new wasm.Module(assemble()), { js: { memory } });
		return { buffer: Buffer.from(memory.buffer, 0, bytes), find: instance.exports.find };
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
const [from, end, any, first, second, place, bits, firstRepeated] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Bytes looked at in one turn. */
const block = 64;
const lane = 16;

const [i32, v128, none] = [0x7f, 0x7b, 0x40];

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const constant = (value: number): Code => [0x41, ...signed(value)];
const add: Code = [0x6a];
const simd = (...operation: Code): Code => [0xfd, ...operation];
const vector = (bytes: Code): Code => simd(0x0c, ...bytes);
const times16 = (byte: number): Code => vector(Array<number>(lane).fill(byte));

const and = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x4e)];
const or = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x50)];
const equal = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x23)];
const swizzle = (table: Code, indices: Code): Code => [...table, ...indices, ...simd(0x0e)];

/** Sixteen bytes from `offset` after `from`. */
const load = (offset: number): Code => [...get(from), ...simd(0x00, 0, ...unsigned(offset))];

/** Letters that follow a `y`, each where its last four bits say: one lookup compares with all of them. */
const followers = Array.from({ length: lane }, (_none, bits) =>
	'avks'.split('').find(letter => (letter.charCodeAt(0) & 15) === bits),
);

/**
 * What the loop needs in every turn, in variables that are filled once: as constants they would be built anew each time. There are
 * few enough for the sixteen registers of a processor.
 */
const repeated = {
	caseBit: times16(0x20),
	lastBits: times16(15),
	followers: vector(followers.map(letter => letter?.charCodeAt(0) ?? 0)),
	...Object.fromEntries([...'yeWX'].map(letter => [letter, times16(letter.charCodeAt(0))])),
} as const;

const names = Object.keys(repeated);
const variable = (name: string): Code => get(firstRepeated + names.indexOf(name));
const prepare: Code = Object.values(repeated).flatMap((bytes, index) => [...bytes, ...set(firstRepeated + index)]);

const lower = (local: number): Code => or(get(local), variable('caseBit'));

/** `ya`, `yv`, `yk`, `ys` in any case; `eW`, `eX`. */
const plain = and(
	equal(lower(first), variable('y')),
	equal(swizzle(variable('followers'), and(get(second), variable('lastBits'))), lower(second)),
);
const encoded = and(
	equal(get(first), variable('e')),
	or(equal(get(second), variable('W')), equal(get(second), variable('X'))),
);
const readPairs = (offset: number): Code => [...load(offset), ...set(first), ...load(offset + 1), ...set(second)];
const pairs = or(plain, encoded);

const [loop, whenTrue, close, isLess, branchTo] = [[0x03, none], [0x04, none], 0x0b, 0x48, 0x0d];

/** Again with the bytes behind, while there are some before `end`; else the function returns -1. */
const goOn = (by: number): Code => [
	...[...get(from), ...constant(by), ...add, 0x22, from],
	...[...get(end), isLess, branchTo, 0, close],
	...[...constant(-1), close],
];

/** Collects what sixteen bytes after sixteen bytes say, and looks at it once for the whole block. */
const find: Code = [
	...prepare,
	...loop,
	...Array.from({ length: block / lane }, (_none, index) => [
		...readPairs(index * lane),
		...(index === 0 ? pairs : or(get(any), pairs)),
		...set(any),
	]).flat(),
	...[...get(any), ...simd(0x53), ...whenTrue],
	...[...get(from), ...get(from), ...constant(block), ...add, 0x10, 1, 0x22, place], // findExactly(from, from + block)
	...[...constant(0), 0x4e, ...whenTrue, ...get(place), 0x0f, close, close], // if it is not negative: return it
	...goOn(block),
];

/** Whether two bytes, as one number, are one of some texts. */
const oneOf = (number: Code, ...texts: readonly string[]): Code =>
	texts.flatMap((text, index) => [
		...[...number, ...constant(Buffer.from(text).readUInt16LE()), 0x46],
		...(index === 0 ? [] : [0x72]),
	]);
const nextTwo: Code = [...get(place), 0x2f, 0, 1];
const lowNextTwo: Code = [...nextTwo, ...constant(0x2020), 0x72];

/** With the third letter, what is left is nearly always a beginning. The lower case of `_` is U+007F. */
const isBeginning: Code = [
	...oneOf(lowNextTwo, 'at', 'vk', 'vs', 'k\x7f', 's\x7f'),
	...oneOf(nextTwo, 'WF', 'Wt', 'XZ', 'XN'),
	0x72,
];

/** Where in a block a beginning is, for the few blocks that have a pair of letters that begins one. */
const findExactly: Code = [
	...prepare,
	...loop,
	...[...readPairs(0), ...pairs, ...simd(0x64), ...set(bits)], // one bit for each byte
	...[...loop, ...get(bits), ...whenTrue],
	...[...get(from), ...get(bits), 0x68, ...add, ...set(place)], // the place of the lowest bit
	...[...isBeginning, ...whenTrue, ...get(place), 0x0f, close],
	...[...get(bits), ...get(bits), ...constant(-1), ...add, 0x71, ...set(bits)], // without that bit
	...[0x0c, 1, close, close],
	...goOn(lane),
];

function assemble(): Uint8Array<ArrayBuffer> {
	const locals = [3, 3, v128, 2, i32, names.length, v128];
	const functions = [find, findExactly].map(body => [...locals, ...body]);
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, [1, 0x60, 2, i32, i32, 1, i32]), // one type: (i32, i32) → i32
		...section(2, [1, ...name('js'), ...name('memory'), 0x02, 0x00, 1]),
		...section(3, [functions.length, ...functions.map(() => 0)]),
		...section(7, [1, ...name('find'), 0x00, 0]),
		...section(10, [functions.length, ...functions.flatMap(code => [...unsigned(code.length), ...code])]),
	]);
}

function section(id: number, content: Code): Code {
	return [id, ...unsigned(content.length), ...content];
}

function name(text: string): Code {
	return [text.length, ...Buffer.from(text)];
}

/** LEB128 of a number that is not negative. */
function unsigned(value: number): Code {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}

/** LEB128 of any number of 32 bits. */
function signed(value: number): Code {
	return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
