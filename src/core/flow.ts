import type { Failure } from './failure.ts';
import type { Secret } from './secret.ts';

/** What is wrong with an input: an `error` cannot be accepted, a `warning` can by pressing Enter once more. */
export interface Complaint {
	readonly severity: 'error' | 'warning';
	readonly message: string;
	/** How a `warning` reads once Enter was pressed, where it is not about a doubtful value. */
	readonly asksAgain?: string;
}

/** One line of a list to choose from. `id` is what the answer holds. */
export interface Choice {
	readonly id: string;
	readonly label: string;
	/** Name of a codicon. */
	readonly icon: string;
	readonly description?: string;
	readonly detail?: string;
}

/** A step that offers a list. */
export interface PickQuestion {
	readonly kind: 'pick';
	readonly prompt: string;
	readonly choices: readonly Choice[];
	/** The choice under the cursor at first. */
	readonly chosen?: string;
}

/** A step that asks for text. White space around it never counts. */
export interface TextQuestion {
	readonly kind: 'text';
	readonly prompt: string;
	readonly placeholder?: string;
	/** Hidden while typed. */
	readonly masked: boolean;
	/** What the input holds at first: an earlier answer, or a proposal. */
	readonly value?: Secret;
	/** What is said while the answer is awaited, where Escape does not cancel. */
	readonly waiting?: string;
	check(text: string): Complaint | undefined;
}

/** A step that offers a list of which any number can be chosen. The answer holds the ids as a JSON array. */
export interface PickManyQuestion {
	readonly kind: 'pickMany';
	readonly prompt: string;
	readonly choices: readonly Choice[];
	/** The ids that are checked at first. */
	readonly chosen: readonly string[];
	check(ids: readonly string[]): Complaint | undefined;
}

export type Question = PickQuestion | PickManyQuestion | TextQuestion;

/** Where to go after a failure, with the draft to go on with. */
export interface Mending<Id extends string, Draft> {
	readonly step: Id;
	readonly draft: Draft;
}

/**
 * A conversation of several steps over one immutable draft. Which steps there are follows from the draft, so going back and
 * answering differently changes what comes next, while other answers stay.
 */
export interface Flow<Id extends string, Draft> {
	title(draft: Draft): string;
	steps(draft: Draft): readonly Id[];
	question(step: Id, draft: Draft): Question;
	answer(step: Id, draft: Draft, value: Secret): Draft;
	/** The step that can mend a failure, or `undefined` when no answer of this conversation can. */
	mend(failure: Failure, step: Id, draft: Draft): Mending<Id, Draft> | undefined;
}
