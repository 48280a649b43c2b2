import type { ApiKey } from './apiKey.ts';
import { parse } from './dotenv/parse.ts';
import { isEnvName } from './envNames.ts';
import { envUses } from './envUses.ts';
import { isUsable } from './keyStatus.ts';
import { withoutComments } from './sourceComments.ts';

/** Code of a workspace. `path` as it is to be reported. */
export interface SourceText {
	readonly path: string;
	readonly text: string;
}

/** A variable of the workspace and the key that serves it, as far as that is a key that is known now. */
export interface BoundName {
	readonly name: string;
	readonly key?: Pick<ApiKey, 'name' | 'status' | 'expiresAt'>;
}

/** A span in a file, in UTF-16 code units. */
export interface Place {
	readonly path: string;
	readonly start: number;
	readonly end: number;
}

/** How code, `.env.example` and bindings disagree about one variable. */
export type Drift =
	| { readonly kind: 'undocumented'; readonly name: string; readonly places: readonly Place[] }
	| { readonly kind: 'unused'; readonly name: string; readonly places: readonly Place[] }
	| { readonly kind: 'deadKey'; readonly name: string; readonly keyName: string };

export interface EnvUsage {
	readonly code: readonly SourceText[];
	/** `.env.example`, or what stands for it. An empty text when there is none. */
	readonly example: SourceText;
	readonly bindings: readonly BoundName[];
	readonly now: Date;
}

/**
 * Where code, `.env.example` and bindings have drifted apart: read by code but not documented, documented but nowhere in the
 * code, bound to a key that has ended. Speaks only of names that are bound or have YATIVO in them.
 */
export function envDrift({ code: files, example, bindings, now }: EnvUsage): readonly Drift[] {
	const code = files.map(({ path, text }) => ({ path, text: withoutComments(text, path) }));
	const bound = new Set(bindings.map(binding => binding.name));
	const isOurs = (name: string) => isEnvName(name) && (bound.has(name) || /(?:^|_)YATIVO_/.test(name));
	const documented = byName(
		parse(example.text).map(({ name, nameStart: start, nameEnd: end }) => ({ name, path: example.path, start, end })),
	);
	const used = byName(code.flatMap(({ path, text }) => envUses(text, path).map(use => ({ ...use, path }))));
	const drift: Drift[] = [];
	for (const [name, places] of used) {
		if (isOurs(name) && !documented.has(name)) {
			drift.push({ kind: 'undocumented', name, places });
		}
	}
	for (const [name, places] of documented) {
		if (isOurs(name) && !used.has(name) && !isMentioned(name, code)) {
			drift.push({ kind: 'unused', name, places });
		}
	}
	const dead = bindings.flatMap(({ name, key }) =>
		key && !isUsable(key, now) ? [{ kind: 'deadKey', name, keyName: key.name } as const] : [],
	);
	return [...drift, ...dead];
}

function byName(found: readonly (Place & { readonly name: string })[]): Map<string, Place[]> {
	const places = new Map<string, Place[]>();
	for (const { name, path, start, end } of found) {
		const known = places.get(name) ?? [];
		known.push({ path, start, end });
		places.set(name, known);
	}
	return places;
}

/** Whether the name occurs in any spelling that a settings library maps to it: `yativoApiKey`, `yativo.api-key`. */
function isMentioned(name: string, code: readonly SourceText[]): boolean {
	const words = name.split('_').filter(word => word !== '');
	const pattern = new RegExp(`(?<![A-Za-z0-9])${words.join('[_.-]?')}(?![a-z0-9])`, 'i');
	return code.some(({ text }) => pattern.test(text));
}
