import type { JournalEntry, Operation } from '../lifecycle/ports.ts';
import { isOneOf, isOptionalText, isText, objectIn, objectOf } from './shape.ts';

/** The extension host that works on an entry. It stands in the file's name, so that a rename changes it atomically. */
export interface Owner {
	/** Eight hexadecimal digits that tell machines apart: several may share one home directory. */
	readonly machine: string;
	readonly pid: number;
	/** Eight hexadecimal digits that tell windows apart after a process id came round again. */
	readonly nonce: string;
}

/** What the name of an entry's file says. */
export interface FileName {
	readonly id: string;
	readonly owner: Owner;
}

const version = 1;
const operations: readonly Operation[] = ['create', 'rotate', 'updateScopes', 'revoke'];

/** @throws Error for an id that is no file name. */
export function writeFileName({ id, owner }: FileName): string {
	if (!/^[\w-]+$/.test(id)) {
		throw new Error('Ids of journal entries are letters, digits and hyphens.');
	}
	return `${id}.${owner.machine}-${owner.pid}-${owner.nonce}.json`;
}

/** `undefined` for files that are none of ours. */
export function readFileName(name: string): FileName | undefined {
	const [, id = '', machine = '', pid, nonce = ''] =
		/^([\w-]+)\.([\da-f]{8})-(\d{1,10})-([\da-f]{8})\.json$/.exec(name) ?? [];
	return id === '' ? undefined : { id, owner: { machine, pid: Number(pid), nonce } };
}

export function writeEntry(entry: JournalEntry): string {
	return JSON.stringify({ version, entry });
}

/** The entry that a file holds, or `undefined` for damaged text and for versions of the future. */
export function readEntry(text: string): JournalEntry | undefined {
	const file = objectIn(text);
	const entry = file?.version === version ? objectOf(file.entry) : undefined;
	const isEntry =
		entry !== undefined &&
		isText(entry.id) &&
		isText(entry.profileId) &&
		isOneOf(operations, entry.operation) &&
		isOptionalText(entry.keyId) &&
		typeof entry.name === 'string' &&
		(entry.scopes === undefined || isTexts(entry.scopes)) &&
		isTexts(entry.before) &&
		isText(entry.startedAt);
	return isEntry ? (entry as unknown as JournalEntry) : undefined;
}

function isTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every(item => typeof item === 'string');
}
