import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../vscode/processes.ts';
import { cacheFolder } from './packages.ts';

export interface HistorySize {
	readonly files: number;
	readonly commits: number;
}

/**
 * A repository with a long history, made once from files of the tree: each commit changes some fifty lines in four
 * of them, every twenty-fifth is a merge.
 */
export async function makeHistory(sources: readonly string[], { files, commits }: HistorySize): Promise<string> {
	const folder = join(cacheFolder, `history-${files}-${commits}`);
	const done = join(folder, '.git', 'complete');
	if (!existsSync(done)) {
		console.error(`Making a history of ${commits} commits in ${folder}…`);
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await runProgram('git', ['init', '-q', '-b', 'main'], { cwd: folder });
		const git = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] });
		for (const chunk of stream(sources.slice(0, files), commits)) {
			if (!git.stdin.write(chunk)) {
				await new Promise(resolve => git.stdin.once('drain', resolve));
			}
		}
		git.stdin.end();
		await new Promise(resolve => git.once('close', resolve));
		await writeFile(done, '');
	}
	return folder;
}

/** The input of `git fast-import`: https://git-scm.com/docs/git-fast-import#_input_format */
function* stream(sources: readonly string[], commits: number): Generator<string | Buffer> {
	const contents = sources.map(path => readFileSync(path, 'utf8').split('\n'));
	yield commit(1, []);
	for (const [index, lines] of contents.entries()) {
		yield* file(index, lines);
	}
	for (let number = 2; number <= commits; number++) {
		yield commit(number, number % 25 === 0 ? [number - 1, number - 20] : [number - 1]);
		for (let change = 0; change < 4; change++) {
			const index = (number * 7919 + change * 104_729) % contents.length;
			const lines = contents[index] ?? [];
			for (let hunk = 1; hunk <= 4; hunk++) {
				const at = (number * 31 * hunk) % Math.max(lines.length, 1);
				const moved = lines.splice((at * 7) % Math.max(lines.length, 1), 6);
				lines.splice(at, 0, `changed in ${number}`, ...moved);
			}
			yield* file(index, lines);
		}
	}
}

function commit(number: number, parents: readonly number[]): string {
	const [from, merge] = parents;
	return [
		`commit refs/heads/main\nmark :${number}\ncommitter Bench <bench@example.com> ${1_700_000_000 + number * 60} +0000\ndata 1\n.\n`,
		from === undefined ? '' : `from :${from}\n`,
		merge === undefined || merge < 1 ? '' : `merge :${merge}\n`,
	].join('');
}

function* file(index: number, lines: readonly string[]): Generator<string | Buffer> {
	const content = Buffer.from(lines.join('\n'));
	yield `M 100644 inline folder${index % 50}/file${index}.txt\ndata ${content.length}\n`;
	yield content;
	yield '\n';
}
