import { digest } from './digest.ts';
import type { Secret } from './secret.ts';

/** A code is accepted for its half minute and one more on either side; after that the same digits are another code. */
const rememberedForMs = 120_000;

/** The codes that were sent lately, so that none is sent twice. Keeps digests alone, and those only for two minutes. */
export class SentCodes {
	readonly #sent = new Map<string, number>();
	readonly #now: () => Date;

	constructor(now: () => Date) {
		this.#now = now;
	}

	add(code: Secret): void {
		this.#forgetOld();
		this.#sent.set(digest(code.reveal()), this.#now().getTime());
	}

	/** Takes back a code that was not sent after all. */
	delete(code: Secret): void {
		this.#sent.delete(digest(code.reveal()));
	}

	has(code: Secret): boolean {
		this.#forgetOld();
		return this.#sent.has(digest(code.reveal()));
	}

	#forgetOld(): void {
		const oldest = this.#now().getTime() - rememberedForMs;
		for (const [sent, at] of this.#sent) {
			if (at < oldest) {
				this.#sent.delete(sent);
			}
		}
	}
}
