import { type BoundName, type Drift, envDrift, type SourceText } from './envDrift.ts';

/** All that speaks of environment variables in a workspace. */
export interface EnvWorkspace {
	readonly code: readonly SourceText[];
	/** Every `.env.example`: a repository of several packages has several. */
	readonly examples: readonly SourceText[];
	readonly bindings: readonly BoundName[];
	readonly now: Date;
}

/** Drift in a workspace with any number of examples: a name is documented when one of them has it. */
export function checkEnv({ code, examples, bindings, now }: EnvWorkspace): readonly Drift[] {
	const [first = [], ...others] = (examples.length > 0 ? examples : [{ path: '', text: '' }]).map(example =>
		envDrift({ code, example, bindings, now }),
	);
	const missing = (drifts: readonly Drift[], name: string) =>
		drifts.some(drift => drift.kind === 'undocumented' && drift.name === name);
	return [
		...first.filter(({ kind, name }) => kind !== 'undocumented' || others.every(drifts => missing(drifts, name))),
		...others.flat().filter(({ kind }) => kind === 'unused'),
	];
}

/** Whether a text can matter to `checkEnv`: most files of a workspace say nothing of Yativo. */
export function speaksOfEnv(text: string, bound: readonly string[]): boolean {
	const words = ['yativo', ...bound.map(name => name.split('_').find(word => word !== '') ?? name)];
	const lower = text.toLowerCase();
	return words.some(word => lower.includes(word.toLowerCase()));
}
