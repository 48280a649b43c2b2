import { readFileSync } from 'node:fs';
import { contextualCandidates, prefixedCandidates } from '../../src/detect/candidates.ts';
import { factsOf } from '../../src/detect/facts.ts';
import { headsIn } from '../../src/detect/heads.ts';
import { mayHoldCredential } from '../../src/detect/prefilter.ts';
import { rules } from '../../src/detect/rules.ts';
import { scan, scanWindow, surroundings } from '../../src/detect/scan.ts';
import { makeFastFinder } from '../../src/scanner/fastFinder.ts';
import { hostilePieces, hostileTemplates, repeated } from '../unit/detect/hostile.ts';
import { expand, randomFrom } from '../unit/detect/samples.ts';
import { round } from './race.ts';

/** Processor seconds of this process, so that other work on the machine counts little. */
function cpuSeconds(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1e6;
}

/** How fast text in memory is searched, in GB per processor second: the best of five. */
export function searchRates(path: string) {
	const length = 2_000_000;
	const text = readFileSync(path).subarray(0, length);
	const finder = makeFastFinder(length);
	const buffer = finder?.buffer ?? Buffer.alloc(length + 64);
	text.copy(buffer);
	const latin1 = buffer.toString('latin1', 0, length);
	const expression = /yativo|y(?:vk|vs|k|s|at)_(?:live|test|sandbox)/i;
	const rate = (work: () => void, times = 50) =>
		round(
			(length * times) /
				1e9 /
				Math.min(
					...Array.from({ length: 5 }, () =>
						cpuSeconds(() => {
							for (let each = 0; each < times; each++) {
								work();
							}
						}),
					),
				),
		);
	return {
		webAssembly: rate(() => mayHoldCredential(buffer, length, finder?.find)),
		plainHops: rate(() => mayHoldCredential(buffer, length)),
		oneExpression: rate(() => expression.test(latin1), 10),
	};
}

/** How long documents take, in milliseconds: the whole of them, and the window around one edit (p50 and p99 of 1000). */
export function documentTimes(megabytes: number) {
	const line = 'const customer = await yativo.customers.get(yativo_customer_id); // lorem ipsum dolor sit amet\n';
	const text = line.repeat(Math.ceil((megabytes * 1e6) / line.length));
	const options = { path: 'src/pay.ts', now: 0 };
	const facts = factsOf(text, options.path);
	const whole = Array.from({ length: 5 }, () => clock(() => scan(text, options)));
	const edits = Array.from({ length: 1000 }, (_, index) => {
		const at = ((index * 7_919_317) % (text.length - 1000)) + 500;
		const from = Math.max(0, at - surroundings);
		return wallClock(() =>
			scanWindow(
				{ text: text.slice(from, at + surroundings), start: at - from - 500, end: at - from + 500 },
				facts,
				options,
			),
		);
	}).toSorted((a, b) => a - b);
	return { whole: round(Math.min(...whole)), editP50: round(edits[500] ?? 0), editP99: round(edits[990] ?? 0) };
}

/**
 * How long five megabytes take that were made to be hard, in milliseconds, the best of five: what one rule takes to find candidates,
 * the slowest of them (those of credentials that name themselves are one search); what all rules together take; and the whole scan,
 * which also decodes, and judges each candidate by what stands around it.
 */
export function adversarialTimes() {
	const random = randomFrom(1);
	const templates = Object.entries(hostileTemplates).map(([name, text]) => [name, expand(text.repeat(2000), random)]);
	const inputs: readonly string[][] = [...Object.entries(hostilePieces), ...templates];
	return Object.fromEntries(
		inputs.map(([name = '', piece = '']) => {
			const text = repeated(piece, 5e6);
			const best = (work: () => void) => round(Math.min(...Array.from({ length: 5 }, () => clock(work))));
			const prefixes = () => prefixedCandidates(text, headsIn(text));
			const contextual = rules
				.filter(({ context }) => context !== undefined)
				.map(rule => () => contextualCandidates(text, rule));
			const slowestRule = Math.max(...[prefixes, ...contextual].map(best));
			const allRules = best(() => {
				prefixes();
				contextualCandidates(text);
			});
			return [name, { slowestRule, allRules, whole: best(() => scan(text, { path: 'a.ts' })) }];
		}),
	);
}

/** Milliseconds of processor time, so that other work on the machine counts little. */
function clock(work: () => void): number {
	return cpuSeconds(work) * 1000;
}

/** Milliseconds as a user waits for them; the clock of processor time is too coarse for what takes so little. */
function wallClock(work: () => void): number {
	const started = performance.now();
	work();
	return performance.now() - started;
}
