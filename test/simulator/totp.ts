import { Secret, TOTP } from 'otpauth';
import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';
import type { Switches } from './switches.ts';

const stepMs = 30_000;
/** Wrong codes taken before the account slows down or locks. */
const allowedFailures = 5;

/**
 * One account's authenticator and the server's memory of it: codes of the current step and one to either side are
 * accepted, each once (RFC 6238, section 5.2).
 */
export class Authenticator {
	readonly secret: string;
	readonly #totp: TOTP;
	readonly #clock: Clock;
	readonly #used = new Set<number>();
	#failures = 0;
	#blockedUntil = 0;
	#locked = false;

	/** @param secret base32. */
	constructor(secret: string, clock: Clock) {
		this.secret = secret;
		this.#totp = new TOTP({ secret: Secret.fromBase32(secret), issuer: 'Yativo simulator' });
		this.#clock = clock;
	}

	/**
	 * A code that is accepted now and for the next 30 seconds, in which a person types it: so never that of the step before. When
	 * both are used up it moves the clock on to the next step.
	 */
	code(): string {
		for (;;) {
			const step = this.#step();
			const free = [step, step + 1].find(candidate => !this.#used.has(candidate));
			if (free !== undefined) {
				return this.#totp.generate({ timestamp: free * stepMs });
			}
			this.#clock.advance(stepMs - (this.#clock.now() % stepMs));
		}
	}

	/** A well-formed code that is not accepted now. */
	wrongCode(): string {
		for (let candidate = 0; ; candidate++) {
			const code = String(candidate).padStart(6, '0');
			if (this.#totp.validate({ token: code, timestamp: this.#clock.now(), window: 2 }) === null) {
				return code;
			}
		}
	}

	/** Uses a code up, or throws the `Refusal` that the switches ask for. */
	check(code: string | undefined, settings: Switches): void {
		const now = this.#clock.now();
		if (this.#locked) {
			throw new Refusal(403, 'This account is locked after too many wrong 2FA codes');
		}
		if (now < this.#blockedUntil) {
			const retryAfter = Math.ceil((this.#blockedUntil - now) / 1000);
			throw new Refusal(429, 'Too many wrong 2FA codes. Please wait before retrying.', { retryAfter });
		}
		if (code === undefined || code === '') {
			throw refused('2FA token is required: send X-2FA-Token.', settings);
		}
		const delta = /^\d{6}$/.test(code) ? this.#totp.validate({ token: code, timestamp: now, window: 1 }) : null;
		if (delta === null) {
			this.#fail(now, settings);
			throw refused('Invalid 2FA token', settings);
		}
		const step = this.#step() + delta;
		if (this.#used.has(step)) {
			this.#fail(now, settings);
			throw refused('This 2FA token was used already', settings);
		}
		this.#used.add(step);
		this.#failures = 0;
	}

	#step(): number {
		return Math.floor(this.#clock.now() / stepMs);
	}

	#fail(now: number, settings: Switches): void {
		this.#failures++;
		if (this.#failures < allowedFailures || settings.totpFailures === 'nothing') {
			return;
		}
		this.#locked = settings.totpFailures === 'lock';
		this.#blockedUntil = now + 30_000 * 2 ** Math.min(this.#failures - allowedFailures, 10);
	}
}

function refused(text: string, settings: Switches): Refusal {
	const message = settings.totpRefusalText === 'plain' ? text : 'Request refused';
	const options = { code: settings.totpRefusalText === 'plain' ? 'invalid_2fa_token' : 'refused' };
	return new Refusal(
		settings.totpRefusalStatus,
		message,
		settings.totpRefusalShape === 'of-surface' ? options : { ...options, shape: settings.totpRefusalShape },
	);
}
