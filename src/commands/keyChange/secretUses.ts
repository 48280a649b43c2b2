import * as vscode from 'vscode';
import { digest } from '../../core/digest.ts';
import { holdsValue } from '../../core/dotenv/holdsValue.ts';
import type { Asked, SecretUses } from '../../lifecycle/outcomeText.ts';
import type { Told } from '../../lifecycle/told.ts';
import type { KeyNode } from '../../views/nodes.ts';
import { foreign } from '../env/envFile.ts';
import { readAll } from '../env/envSources.ts';
import type { KeyChangeDeps } from './deps.ts';

/** Longer than this nobody waits to be told that a key was rotated. In milliseconds. */
const withinMs = 2000;

const maxFiles = 50;

/** A change and what came of it. */
interface Rotation {
	readonly asked: Asked;
	readonly told: Told;
	readonly node: KeyNode | undefined;
}

/**
 * Where the secrets that rotations have ended are still in use, once the new one is stored. What cannot be found out in time
 * is left out. `undefined` for other changes.
 */
export async function secretUses(
	deps: KeyChangeDeps,
	{ asked, told, node }: Rotation,
): Promise<SecretUses | undefined> {
	if (asked.operation !== 'rotate' || !node || told.outcome !== 'done' || told.secret.kind !== 'stored') {
		return undefined;
	}
	const ended = new Set(deps.endedSecrets(node));
	const ending = new AbortController();
	const late = deps.lifecycle.pause(withinMs).then((): readonly string[] => []);
	const files = ended.size > 0 ? filesWith(ended, ending.signal).catch((): readonly string[] => []) : [];
	const uses = {
		files: await Promise.race([files, late]),
		terminals: vscode.window.terminals.filter(terminal => holdsAny(terminal, ended)).length,
		isBound: deps.boundNames(node).length > 0,
	};
	ending.abort();
	return uses;
}

async function filesWith(ended: ReadonlySet<string>, signal: AbortSignal): Promise<readonly string[]> {
	const uris = await vscode.workspace.findFiles('**/{.env,.env.*,*.env}', foreign, maxFiles);
	const texts = await readAll(uris, { signal, wanted: text => holdsValue(text, ended) });
	return texts
		.map(({ path }) => vscode.workspace.asRelativePath(vscode.Uri.parse(path, true)).replaceAll('\\', '/'))
		.sort();
}

/** Terminals of this extension tell what they were opened with. */
function holdsAny({ creationOptions, exitStatus }: vscode.Terminal, ended: ReadonlySet<string>): boolean {
	const env = 'env' in creationOptions ? (creationOptions.env ?? {}) : {};
	return exitStatus === undefined && Object.values(env).some(value => value && ended.has(digest(value)));
}
