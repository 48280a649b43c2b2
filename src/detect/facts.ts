import { type Allowance, allowancesIn } from './comments.ts';
import { mentionsYativo } from './mention.ts';

/** What a part of a text cannot tell about the whole. */
export interface Facts {
	/** Whether the text or its path speaks of Yativo. */
	readonly mentioned: boolean;
	/** A `secretlint-disable` that is in force where the part begins. */
	readonly disabled?: Allowance;
}

/** The facts for the part of a text that begins at `from`; by default, for the whole of it. */
export function factsOf(text: string, path: string, from = 0): Facts {
	const mentioned = mentionsYativo(path) || mentionsYativo(text);
	if (from === 0 || !text.includes('secretlint-disable')) {
		return { mentioned };
	}
	const open = allowancesIn(text.slice(0, from)).find(allowance => allowance.isOpen);
	return { mentioned, ...(open && { disabled: open }) };
}
