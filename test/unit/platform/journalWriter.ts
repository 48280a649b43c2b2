/** A process that opens the journal entry of its arguments, tells its parent, and then waits to be killed. */
import { FileJournal } from '../../../src/platform/journal.ts';
import { thisOwner } from '../../../src/platform/thisProcess.ts';

const [folder = '', entry = ''] = process.argv.slice(2);
await new FileJournal({
	folder,
	owner: thisOwner(),
	isAlive: () => true,
	now: () => new Date(),
	onCorrupt: () => {},
}).open(JSON.parse(entry));
process.send?.('open');
setInterval(() => {}, 1_000);
