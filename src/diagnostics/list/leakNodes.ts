import { type LeakMark, markAt } from '../../core/leakOwner.ts';
import type { CredentialRef, LeakRef } from '../fixes/leakRef.ts';
import type { PastRef } from '../fixes/suppressLeak.ts';
import type { LeakGroup } from './groups.ts';
import type { ListedLeak } from './listedLeak.ts';
import type { LeftOut, NotScannedReason } from './notScanned.ts';

/** A key or a file with its leaks. A key names itself for the commands that end it. */
export interface GroupNode extends Partial<CredentialRef> {
	readonly kind: 'group';
	readonly group: LeakGroup;
}

/** One leak. In a file it names itself for the commands that fix leaks, in the past its key and itself. */
export interface LeakNode extends Partial<LeakRef & CredentialRef & PastRef> {
	readonly kind: 'leak';
	readonly row: ListedLeak;
	readonly group: LeakGroup;
}

/** Everything that no scan has looked into. */
export interface NotScannedNode {
	readonly kind: 'notScanned';
	readonly leftOut: readonly LeftOut[];
}

/** What was left out for one reason. */
export interface ReasonNode extends LeftOut {
	readonly kind: 'reason';
}

export interface LeftOutNode {
	readonly kind: 'leftOut';
	readonly reason: NotScannedReason;
	readonly uri: string;
}

/** Stands for those beyond what anybody reads. */
export interface MoreNode {
	readonly kind: 'more';
	readonly reason: NotScannedReason;
	readonly count: number;
}

/** A row of the leaks view. */
export type LeaksNode = GroupNode | LeakNode | NotScannedNode | ReasonNode | LeftOutNode | MoreNode;

/** So many are listed below one reason. */
const listed = 500;

/** The rows below one. */
export function childrenOf(node: LeaksNode): readonly LeaksNode[] {
	switch (node.kind) {
		case 'group':
			return node.group.leaks.map(row => toLeakNode(row, node.group));
		case 'notScanned':
			return node.leftOut.map(each => ({ kind: 'reason', ...each }));
		case 'reason': {
			const { uris, reason } = node;
			const first = uris.slice(0, listed).map(uri => ({ kind: 'leftOut', reason, uri }) as const);
			const count = uris.length - first.length;
			return count > 0 ? [...first, { kind: 'more', reason, count }] : first;
		}
		case 'leak':
		case 'leftOut':
		case 'more':
			return [];
	}
}

/** The same for the same row, so that it stays open and chosen when the list changes. */
export function leaksNodeId(node: LeaksNode): string {
	switch (node.kind) {
		case 'group':
			return node.group.id;
		case 'leak':
			return `${node.group.kind}|${node.row.id}`;
		case 'notScanned':
			return 'not scanned';
		case 'reason':
			return `not scanned|${node.reason}`;
		case 'leftOut':
			return `not scanned|${node.reason}|${node.uri}`;
		case 'more':
			return `not scanned|${node.reason}|`;
	}
}

/** The node of a group. */
export function toGroupNode(group: LeakGroup): GroupNode {
	if (group.kind === 'file') {
		return { kind: 'group', group };
	}
	const open = group.leaks.filter(({ state }) => state !== 'allowed');
	const uris = open.flatMap(({ source, uri }) => (source === 'files' && uri !== undefined ? [uri] : []));
	const byDigest = Map.groupBy(open, ({ leak }) => leak.digest);
	const [first, ...others] = [...byDigest.values()].flatMap(([row]) => (row ? markOf(row) : []));
	return { kind: 'group', group, ...(first && { marks: [first, ...others] }), uris: [...new Set(uris)] };
}

function markOf({ leak, path }: ListedLeak): LeakMark {
	return markAt(path, leak);
}

function toLeakNode(row: ListedLeak, group: LeakGroup): LeakNode {
	const { uri, start, leak, past } = row;
	const { fingerprint } = leak;
	if (past) {
		return { kind: 'leak', row, group, marks: [markOf(row)], uris: [], base: past.base, fingerprint };
	}
	return { kind: 'leak', row, group, fingerprint, start, ...(uri !== undefined && { uri }) };
}
