import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { surfaces } from '../../../src/api/surface.ts';
import { YativoError } from '../../../src/core/failure.ts';
import type { Surface } from '../../../src/core/profile.ts';
import { type ChangeSources, createKey, type IdentifiedKey, rotateKey } from '../../../src/lifecycle/change.ts';
import { keepSecret } from '../../../src/lifecycle/keep.ts';
import { settle } from '../../../src/lifecycle/settle.ts';
import type { FaultKind } from '../../simulator/faults.ts';
import { patient } from '../api/session.ts';
import { setUp } from './bench.ts';

/** Everything of this machine, and every list, that can fail while a secret is issued. */
const faults = ['open', 'put', 'attach', 'holds', 'holderOf', 'listBefore', 'listAfter', 'listHangs'] as const;
type Fault = (typeof faults)[number];
/** How the request itself goes. */
const answers = ['good', 'reset-applied', 'reset', 'truncated-json', 'empty-body'] as const;
type Answer = (typeof answers)[number];

interface Case {
	readonly surface: Surface;
	readonly operation: 'create' | 'rotate';
	readonly fault: Fault;
	readonly answer: Answer;
}

const isApplied: Readonly<Record<Answer, boolean>> = {
	good: true,
	'reset-applied': true,
	reset: false,
	'truncated-json': true,
	'empty-body': true,
};

/** Sources of which one part fails until it is mended. */
function failing(sources: ChangeSources, fault: Fault) {
	let broken = true;
	const breaking =
		<A extends unknown[], R>(name: Fault, failure: YativoError, work: (...args: A) => Promise<R>) =>
		async (...args: A): Promise<R> => {
			if (broken && name === fault) {
				throw failure;
			}
			return work(...args);
		};
	const storage = (operation: 'read' | 'write') => new YativoError({ kind: 'secretStorage', operation });
	const { journal, vault } = sources;
	const faulty: ChangeSources = {
		...sources,
		journal: {
			...journal,
			open: breaking('open', new YativoError({ kind: 'journalNotWritable', folder: '/journal' }), journal.open),
		},
		vault: {
			put: breaking('put', storage('write'), secret => vault.put(secret)),
			attach: breaking('attach', storage('write'), (...args) => vault.attach(...args)),
			holds: breaking('holds', storage('read'), (...args) => vault.holds(...args)),
			holderOf: breaking('holderOf', storage('read'), (...args) => vault.holderOf(...args)),
		},
		...(fault === 'listHangs' && { listSignal: () => (broken ? AbortSignal.timeout(1) : sources.listSignal()) }),
	};
	return {
		faulty,
		mend: () => {
			broken = false;
		},
	};
}

async function run(t: TestContext, { surface, operation, fault, answer }: Case): Promise<void> {
	const bench = await setUp(t, surface);
	const { simulator, sources, vault, open } = bench;
	const scope = surface === 'crypto-2fa' ? 'read' : 'transactions:read';
	const { id } = simulator.account.addKey({ surface, name: 'Victim', scopes: [scope] });
	const listed = (await sources.connection.list(patient)).find(key => key.id === id);
	assert.ok(listed);
	const key: IdentifiedKey = { ...listed, id };
	const { faulty, mend } = failing(sources, fault);
	const { method, path } = surfaces[surface][operation] ?? surfaces[surface].create;
	const isChange = (line: string) => line.startsWith(`${method} `) && !line.includes('/auth/');
	const secretBefore = simulator.keys().find(each => each.id === id)?.secret;
	if (answer !== 'good') {
		simulator.faults.inject({ method, path, kind: answer satisfies FaultKind });
	}
	const lists = { kind: fault === 'listHangs' ? 'hang' : 'error-500', method: 'GET', times: 99 } as const;
	if (fault === 'listBefore') {
		simulator.faults.inject(lists);
	}
	const { connection } = sources;
	const breakLists = () => (fault === 'listAfter' || fault === 'listHangs') && simulator.faults.inject(lists);
	const sending: ChangeSources = {
		...faulty,
		journal: {
			...faulty.journal,
			open: async entry => {
				await faulty.journal.open(entry);
				breakLists();
			},
		},
	};
	const options = { code: bench.code(), signal: patient };
	const { entry, told, unsent } = await (operation === 'create'
		? createKey(sending, { name: 'Made', scopes: [scope] }, options)
		: rotateKey(sending, key, options));

	const made = simulator.keys().find(each => (operation === 'create' ? each.name === 'Made' : each.id === id));
	const isDone = operation === 'create' ? made !== undefined : made?.secret !== secretBefore;
	const isSent = fault !== 'open' && fault !== 'listBefore';
	assert.equal(simulator.log.lines.filter(isChange).length, isSent ? 1 : 0, 'sent once, or not at all');
	assert.equal(isDone, isSent && isApplied[answer]);
	assert.deepEqual([unsent === true, unsent && told.outcome], isSent ? [false, undefined] : [true, 'notDone']);
	assert.ok(told.outcome === 'unclear' || (told.outcome === 'done') === isDone, `told ${told.outcome} truly`);
	if (!isSent) {
		assert.equal(open.size, 0);
		return;
	}

	mend();
	simulator.faults.clear();
	const isOpen = open.has(entry.id);
	const kept = await keepSecret(sources, entry, told);
	const settled = open.has(entry.id) ? await settle(sources, entry, { failure: { kind: 'interrupted' } }) : kept;
	assert.equal(settled.outcome === 'notDone', !isDone && operation === 'create', 'what comes of it is true');
	if (answer !== 'good') {
		return;
	}
	assert.ok(settled.outcome === 'done' && settled.secret.kind === 'stored', 'the secret is kept');
	assert.ok(isOpen || (fault !== 'put' && fault !== 'attach'), 'the journal stays open until it is');
	const shown = (await connection.list(patient)).find(each => each.id === made?.id);
	const held = shown && (await vault.read(connection.profile, shown));
	assert.equal(held?.secret.reveal(), surface === 'business' ? made?.apiKey : made?.secret);
	assert.equal(open.size, 0);
}

suite('every failure around a change that issues a secret is told truly, and loses nothing', { concurrency: 8 }, () => {
	for (const surface of Object.keys(surfaces) as Surface[]) {
		for (const operation of surfaces[surface].rotate ? (['create', 'rotate'] as const) : (['create'] as const)) {
			for (const fault of faults) {
				for (const answer of answers) {
					test(`${surface}: ${operation}, ${answer}, while ${fault} fails`, t =>
						run(t, { surface, operation, fault, answer }));
				}
			}
		}
	}
});
