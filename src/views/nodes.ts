import type { ApiKey, KeyStatus } from '../core/apiKey.ts';
import { distance } from '../core/distance.ts';
import type { Part } from '../core/envNames.ts';
import { isHandleOf, keyHandle } from '../core/keyHandle.ts';
import { compareKeys, effectiveStatus } from '../core/keyStatus.ts';
import type { Binding } from '../core/launchEnv.ts';
import type { Profile } from '../core/profile.ts';

/**
 * A row of the keys view: the same object as long as the row is there, by which VS Code knows it again, also in the menus that it
 * opened on the row before.
 */
export interface Row {
	readonly kind: 'row';
	/** What it shows now. */
	node: Node;
}

/** What a row of the keys view stands for, when it is one that a command was handed; anything else as it is. */
export function nodeOf(argument: unknown): unknown {
	return isRow(argument) ? argument.node : argument;
}

function isRow(argument: unknown): argument is Row {
	return typeof argument === 'object' && argument !== null && (argument as Partial<Row>).kind === 'row';
}

/** What a row of the keys view stands for. */
export type Node = ProfileNode | PageNode | KeyNode | ScopeNode | FactNode | VariableNode;

export interface ProfileNode {
	readonly kind: 'profile';
	readonly profile: Profile;
}

/** Some of very many keys: neighbours in the sort order, all of one status. */
export interface PageNode {
	readonly kind: 'page';
	readonly profile: Profile;
	readonly status: KeyStatus;
	readonly keys: readonly [ApiKey, ...ApiKey[]];
}

export interface KeyNode {
	readonly kind: 'key';
	readonly profile: Profile;
	readonly key: ApiKey;
}

export interface ScopeNode {
	readonly kind: 'scope';
	readonly profile: Profile;
	readonly key: ApiKey;
	readonly scope: string;
}

/** An environment variable that a key serves in this workspace. */
export interface VariableNode {
	readonly kind: 'variable';
	readonly profile: Profile;
	readonly key: ApiKey;
	readonly name: string;
	readonly part: Part;
}

/** Something known about a key, shown as a row below it. */
export interface FactNode {
	readonly kind: 'fact';
	readonly profile: Profile;
	readonly key: ApiKey;
	readonly fact: Fact;
}

export type Fact = 'maskedKey' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'revokedAt' | 'rateLimit';

/** Rows that VS Code draws at once without a pause; more keys than twice this are shown in pages. */
const pageSize = 250;

/** The rows for the keys of a profile, sorted; pages when there are very many. */
export function keyRows(profile: Profile, keys: readonly ApiKey[], now: Date): readonly Node[] {
	const sorted = [...keys].sort((a, b) => compareKeys(a, b, now));
	if (sorted.length <= 2 * pageSize) {
		return sorted.map(key => ({ kind: 'key', profile, key }));
	}
	const pages: { status: KeyStatus; keys: [ApiKey, ...ApiKey[]] }[] = [];
	for (const key of sorted) {
		const status = effectiveStatus(key, now);
		const last = pages.at(-1);
		if (last?.status === status && last.keys.length < pageSize) {
			last.keys.push(key);
		} else {
			pages.push({ status, keys: [key] });
		}
	}
	return pages.map(page => ({ kind: 'page', profile, ...page }));
}

/** The rows below a key: what is known of it, what it serves here, then what it may do. */
export function detailRows({ profile, key }: KeyNode, bound: readonly Binding[]): readonly Node[] {
	const facts: readonly Fact[] = ['maskedKey', 'createdAt', 'lastUsedAt', 'expiresAt', 'revokedAt', 'rateLimit'];
	return [
		...facts.filter(fact => key[fact] !== undefined).map(fact => ({ kind: 'fact', profile, key, fact }) as const),
		...bound.map(({ name, part }) => ({ kind: 'variable', profile, key, name, part }) as const),
		...key.scopes.map(scope => ({ kind: 'scope', profile, key, scope }) as const),
	];
}

/** What rows say of a key at a moment that changes with time alone: its status, and how far the dates are that are shown so. */
export function ageOf(key: ApiKey, now: Date): readonly unknown[] {
	const status = effectiveStatus(key, now);
	const dates = [status === 'expiring' ? key.expiresAt : undefined, key.lastUsedAt];
	return [status, ...dates.map(date => date && distance(date, now))];
}

/** A stable id of a row, so that expansion and selection survive a refresh. */
export function nodeId(node: Node): string {
	switch (node.kind) {
		case 'profile':
			return node.profile.id;
		case 'page':
			return `${node.profile.id}/page/${node.status}/${keyHandle(node.keys[0])}`;
		case 'key':
			return `${node.profile.id}/key/${keyHandle(node.key)}`;
		case 'scope':
			return `${node.profile.id}/key/${keyHandle(node.key)}/scope/${node.scope}`;
		case 'variable':
			return `${node.profile.id}/key/${keyHandle(node.key)}/variable/${node.name}`;
		case 'fact':
			return `${node.profile.id}/key/${keyHandle(node.key)}/fact/${node.fact}`;
	}
}

/** The variables that a key serves in this workspace. */
export function namesServedBy(bindings: readonly Binding[], node: KeyNode): readonly string[] {
	return servedBy(bindings, node).map(({ name }) => name);
}

/** How a key serves variables in this workspace. */
export function servedBy(bindings: readonly Binding[], { profile, key }: KeyNode): readonly Binding[] {
	return bindings.filter(bound => bound.profile === profile.id && isHandleOf(bound.key, key));
}
