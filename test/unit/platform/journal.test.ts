import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import type { JournalEntry } from '../../../src/lifecycle/ports.ts';
import { FileJournal } from '../../../src/platform/journal.ts';
import { isProcessAlive, thisOwner } from '../../../src/platform/thisProcess.ts';
import { failureOf } from './failureOf.ts';

const [here, elsewhere] = ['0000000a', '0000000b'];

interface Window {
	readonly folder: string;
	readonly corrupt?: string[];
	readonly nonce: string;
	readonly machine?: string;
	readonly pid?: number;
}

/** A journal as one window has it. Processes with an id below 100 run. */
function journalOf(t: TestContext, { folder, corrupt = [], nonce, machine = here, pid = 1 }: Window): FileJournal {
	const owner = { machine, pid, nonce: nonce.padStart(8, '0') };
	const onCorrupt = (name: string) => corrupt.push(name);
	const journal = new FileJournal({ folder, owner, isAlive: id => id < 100, now: () => new Date(), onCorrupt });
	t.after(() => journal.dispose());
	return journal;
}

async function folderFor(t: TestContext): Promise<string> {
	const parent = await mkdtemp(join(tmpdir(), 'yativo-journal-'));
	t.after(() => rm(parent, { recursive: true }));
	return join(parent, 'journal');
}

function entry(id: string, facts: Partial<JournalEntry> = {}): JournalEntry {
	return {
		id,
		profileId: 'p',
		operation: 'create',
		name: 'Backend 🔑',
		scopes: ['read'],
		before: ['a1b2'],
		startedAt: '2026-11-21T10:00:00.000Z',
		...facts,
	};
}

/** Makes entries look as if their window had been silent for a time. */
async function silence(folder: string, minutes: number): Promise<void> {
	const then = new Date(Date.now() - minutes * 60_000);
	for (const name of await readdir(folder)) {
		await utimes(join(folder, name), then, then);
	}
}

suite('FileJournal', () => {
	test('finds nothing where nothing was written', async t => {
		assert.deepEqual(await journalOf(t, { folder: await folderFor(t), nonce: '1' }).unfinished(), []);
	});

	test('gives the next window what one that is gone left open, oldest first, once', async t => {
		const folder = await folderFor(t);
		const gone = journalOf(t, { folder, nonce: '1', pid: 100 });
		const [first, second] = [entry('e1'), entry('e2', { startedAt: '2026-11-20T10:00:00.000Z', keyId: 'k' })];
		await gone.open(first);
		await gone.open(second);
		await gone.open(entry('closed'));
		await gone.close('closed');
		const next = journalOf(t, { folder, nonce: '2' });
		assert.deepEqual([await next.unfinished(), await next.unfinished()], [[second, first], []]);
	});

	test('closes what it took over', async t => {
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1', pid: 100 }).open(entry('e'));
		const next = journalOf(t, { folder, nonce: '2' });
		await next.unfinished();
		await next.close('e');
		assert.deepEqual(await readdir(folder), []);
	});

	test('leaves alone what another window works on', async t => {
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1' }).open(entry('e1'));
		await journalOf(t, { folder, nonce: '2', pid: 2 }).open(entry('e2'));
		await journalOf(t, { folder, nonce: '3', pid: 100, machine: elsewhere }).open(entry('e3'));
		assert.deepEqual(await journalOf(t, { folder, nonce: '4', pid: 4 }).unfinished(), []);
	});

	test('takes what a window has not touched for long, though its process id is in use again', async t => {
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1' }).open(entry('e'));
		await silence(folder, 5);
		const next = journalOf(t, { folder, nonce: '2' });
		assert.deepEqual(await next.unfinished(), []);
		await silence(folder, 11);
		assert.deepEqual(await next.unfinished(), [entry('e')]);
	});

	test('takes from another machine what was not touched for minutes', async t => {
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1', machine: elsewhere }).open(entry('e'));
		await silence(folder, 3);
		assert.deepEqual(await journalOf(t, { folder, nonce: '2' }).unfinished(), [entry('e')]);
	});

	test('says that it works on an entry for as long as it does', async t => {
		t.mock.timers.enable({ apis: ['setInterval'] });
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1' }).open(entry('e'));
		await silence(folder, 60);
		const [name = ''] = await readdir(folder);
		t.mock.timers.tick(10_000);
		const fresh = async (): Promise<void> => {
			const { mtimeMs } = await stat(join(folder, name));
			if (Date.now() - mtimeMs > 60_000) {
				await fresh();
			}
		};
		await fresh();
		assert.deepEqual(await journalOf(t, { folder, nonce: '2' }).unfinished(), []);
	});

	test('lets one window alone take an orphan when several look at once', async t => {
		const folder = await folderFor(t);
		const gone = journalOf(t, { folder, nonce: '1', pid: 100 });
		const entries = Array.from({ length: 20 }, (_, index) => entry(`e${index}`));
		await Promise.all(entries.map(each => gone.open(each)));
		const windows = ['2', '3', '4'].map((nonce, index) => journalOf(t, { folder, nonce, pid: index + 2 }));
		const taken = (await Promise.all(windows.map(window => window.unfinished()))).flat();
		assert.deepEqual(taken.map(({ id }) => id).sort(), entries.map(({ id }) => id).sort());
	});

	test('gives back what it released itself, once', async t => {
		const folder = await folderFor(t);
		const journal = journalOf(t, { folder, nonce: '1' });
		await journal.open(entry('e'));
		const before = await journal.unfinished();
		journal.release('e');
		assert.deepEqual([before, await journal.unfinished(), await journal.unfinished()], [[], [entry('e')], []]);
		assert.deepEqual((await readdir(folder)).length, 1);
	});

	test('closes an entry that another window took meanwhile', async t => {
		const folder = await folderFor(t);
		const slept = journalOf(t, { folder, nonce: '1' });
		await slept.open(entry('e'));
		await silence(folder, 11);
		await journalOf(t, { folder, nonce: '2' }).unfinished();
		await slept.close('e');
		assert.deepEqual((await readdir(folder)).length, 1);
	});

	test('tells damaged files and leaves them alone', async t => {
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1', pid: 100 }).open(entry('e'));
		const good = await readFile(join(folder, 'e.0000000a-100-00000001.json'), 'utf8');
		const bad = {
			'half.0000000a-100-00000001.json': good.slice(0, 40),
			'moved.0000000a-100-00000001.json': good,
			'version.0000000a-100-00000001.json': good.replace('"version":1', '"version":2'),
			'operation.0000000a-100-00000001.json': good.replace('"e"', '"operation"').replace('create', 'destroy'),
		};
		for (const [name, text] of Object.entries({ ...bad, 'notes.txt': 'not ours' })) {
			await writeFile(join(folder, name), text);
		}
		const corrupt: string[] = [];
		const next = journalOf(t, { folder, corrupt, nonce: '2' });
		const taken = [await next.unfinished(), await next.unfinished()];
		assert.deepEqual([taken, corrupt.sort()], [[[entry('e')], []], Object.keys(bad).sort()]);
		assert.deepEqual((await readdir(folder)).length, 6);
	});

	test('says so when it cannot be written, and leaves nothing behind', async t => {
		const folder = await folderFor(t);
		await writeFile(folder, 'a file where the folder should be');
		const journal = journalOf(t, { folder, nonce: '1' });
		assert.deepEqual(await failureOf(journal.open(entry('e'))), { kind: 'journalNotWritable', folder });
		assert.deepEqual(await readdir(dirname(folder)), ['journal']);
	});

	test('gives again what it could not delete', async t => {
		const folder = await folderFor(t);
		const journal = journalOf(t, { folder, nonce: '1' });
		await journal.open(entry('e'));
		const [name = ''] = await readdir(folder);
		await rm(join(folder, name));
		await mkdir(join(folder, name, 'not empty'), { recursive: true });
		await journal.close('e');
		assert.deepEqual(await journal.unfinished(), [entry('e')]);
	});

	test('tells what it cannot read, and goes on with the rest', async t => {
		const folder = await folderFor(t);
		await journalOf(t, { folder, nonce: '1', pid: 100 }).open(entry('e'));
		const unreadable = 'folder.0000000a-100-00000001.json';
		await mkdir(join(folder, unreadable));
		const corrupt: string[] = [];
		const next = journalOf(t, { folder, corrupt, nonce: '2' });
		assert.deepEqual([await next.unfinished(), await next.unfinished(), corrupt], [[entry('e')], [], [unreadable]]);
	});

	test('refuses an id that would lead out of its folder', async t => {
		const journal = journalOf(t, { folder: await folderFor(t), nonce: '1' });
		await assert.rejects(journal.open(entry('../x')), /letters, digits and hyphens/);
	});

	test('survives the kill of the process right after the entry was opened', async t => {
		const folder = await folderFor(t);
		const program = join(import.meta.dirname, 'journalWriter.ts');
		const child = fork(program, [folder, JSON.stringify(entry('e'))], { stdio: 'ignore' });
		t.after(() => child.kill('SIGKILL'));
		await once(child, 'message');
		const alive = isProcessAlive(child.pid ?? 0);
		child.kill('SIGKILL');
		await once(child, 'exit');
		const next = new FileJournal({
			folder,
			owner: thisOwner(),
			isAlive: isProcessAlive,
			now: () => new Date(),
			onCorrupt: assert.fail,
		});
		t.after(() => next.dispose());
		assert.deepEqual([alive, await next.unfinished()], [true, [entry('e')]]);
	});
});
