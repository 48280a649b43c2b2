/**
 * Prints how well the detector finds what is there and leaves what is not: `npm run quality`, with `-- --seed N` for the same
 * cases again, and with `-- --compare` beside other tools, which are installed on demand.
 */
import { parseArgs } from 'node:util';
import { detectors } from './detectors.ts';
import { generate } from './generate.ts';
import { scanNaturalTexts } from './natural.ts';
import { precision, recall, score, sum } from './score.ts';
import { groupScores, head, row } from './table.ts';
import { runTools } from './tools.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, compare: { type: 'boolean' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const cases = generate(seed);

const results = detectors.map(({ name, detect }) => ({ name, reports: cases.map(detect) }));
const others = values.compare ? await runTools(cases) : [];

console.log(`${cases.length} cases, seed ${seed}\n\n${head}`);
const scored = [...results, ...others].map(({ name, reports }) => ({
	name,
	scores: cases.map((subject, index) => ({ tags: subject.tags, score: score(subject, reports[index] ?? []) })),
}));
for (const { name, scores } of scored) {
	console.log(row(name, sum(scores.map(one => one.score))));
}

console.log(`\nyativo-scan, by format, context, transform and trap\n${head}`);
for (const [group, total] of [...groupScores(scored[0]?.scores ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
	console.log(row(group, total));
}

const natural = scanNaturalTexts('node_modules');
console.log(
	`\nnatural texts: ${natural.files} files, ${(natural.bytes / 1e6).toFixed(0)} MB, ${natural.found.length} findings`,
);
for (const found of natural.found) {
	console.log(found);
}

const ours = sum(scored[0]?.scores.map(one => one.score) ?? []);
if (precision(ours) < 99.5 || recall(ours) < 98 || natural.found.length > 0) {
	console.error('Below what was promised: precision 99.5, recall 98, nothing in natural texts.');
	process.exitCode = 1;
}
