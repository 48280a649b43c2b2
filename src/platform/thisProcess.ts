import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { digest } from '../core/digest.ts';
import type { Owner } from './journalFile.ts';

/** This extension host as the owner of journal entries. The machine is told when it is asked for: that takes milliseconds. */
export function thisOwner(): Owner {
	let machine: string | undefined;
	return {
		get machine() {
			machine ??= digest(hostname()).slice(0, 8);
			return machine;
		},
		pid: process.pid,
		nonce: randomBytes(4).toString('hex'),
	};
}

/** Whether a process runs. One of another user, which may not be signalled, does. */
export function isProcessAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}
