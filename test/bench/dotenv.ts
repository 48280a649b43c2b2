/** Times edits of a dotenv text of 5 MB: `npm run bench:dotenv`. CPU time of this process, median of ten, in milliseconds. */
import { addNames } from '../../src/core/dotenv/names.ts';
import { setVariables } from '../../src/core/dotenv/variables.ts';
import { median, medianDeviation } from './statistics.ts';

const length = 5_000_000;
const texts = {
	'one name': 'SOME_NAME="some value" # why\r\n'.repeat(length / 30),
	'many names': Array.from({ length: length / 30 }, (_, index) => `NAME_${index}=the value of ${index}\n`).join(''),
	comments: '# a comment that says something\n'.repeat(length / 32),
};
const names = ['YATIVO_API_KEY', 'YATIVO_API_SECRET'];
const present = new Map([...['SOME_NAME', 'NAME_5'], ...names].map(name => [name, 'new']));
const edits = {
	'add names': (text: string) => addNames(text, { comment: 'Key', names }),
	'set values': (text: string) => setVariables(text, { values: present }),
};

for (const [kind, text] of Object.entries(texts)) {
	for (const [edit, run] of Object.entries(edits)) {
		const laps = Array.from({ length: 10 }, () => {
			const start = process.cpuUsage();
			run(text);
			const { user, system } = process.cpuUsage(start);
			return (user + system) / 1000;
		});
		console.log(`${edit}, ${kind}: ${median(laps).toFixed(0)} ± ${medianDeviation(laps).toFixed(0)}`);
	}
}
