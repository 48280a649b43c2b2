import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** The ids of the other processes that have this folder in their environment or command line (Linux). */
export function processesIn(folder: string): number[] {
	const mentions = (pid: number) => (read(pid, 'environ') + read(pid, 'cmdline')).includes(folder);
	return pids().filter(pid => pid !== process.pid && mentions(pid));
}

/** Waits until there are no such processes; after five seconds it ends those that are left. */
export async function allEnded(folder: string): Promise<void> {
	for (let wait = 0; wait < 5000 && processesIn(folder).length > 0; wait += 50) {
		await delay(50);
	}
	for (const pid of processesIn(folder)) {
		process.kill(pid, 'SIGKILL');
	}
}

/** The ids of the processes of a group whose command line holds this argument (Linux). */
export function membersOfGroup(group: number, argument: string): number[] {
	return pids().filter(pid => groupOf(pid) === group && read(pid, 'cmdline').split('\0').includes(argument));
}

function pids(): number[] {
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.map(Number);
}

/** The fifth field of `stat`; the second is a name in brackets that may hold spaces. */
function groupOf(pid: number): number {
	return Number(
		read(pid, 'stat')
			.replace(/^.*\) /s, '')
			.split(' ')[2],
	);
}

function read(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return ''; // ended meanwhile
	}
}
