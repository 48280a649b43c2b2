import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { type Operation as Route, surfaces } from '../../../src/api/surface.ts';
import type { Surface } from '../../../src/core/profile.ts';
import { createKey, type IdentifiedKey, revokeKey, rotateKey, updateScopes } from '../../../src/lifecycle/change.ts';
import type { Operation } from '../../../src/lifecycle/ports.ts';
import type { Settled } from '../../../src/lifecycle/told.ts';
import { type FaultKind, faultKindNames, faultKinds } from '../../simulator/faults.ts';
import { patient } from '../api/session.ts';
import { setUp } from './bench.ts';

/** Scopes that every surface knows under one of these two vocabularies. */
const scopesOfTest: Readonly<Record<Surface, readonly [string, string]>> = {
	'crypto-generate': ['transactions:read', 'accounts:read'],
	'crypto-2fa': ['read', 'webhooks'],
	'crypto-rest': ['transactions:read', 'accounts:read'],
	business: ['transactions:read', 'customers:read'],
};

function routesOf(surface: Surface): readonly (readonly [Operation, Route])[] {
	const { create, rotate, updateScopes, revoke } = surfaces[surface];
	return [
		['create', create],
		...(rotate ? ([['rotate', rotate]] as const) : []),
		...(updateScopes ? ([['updateScopes', updateScopes]] as const) : []),
		['revoke', revoke],
	];
}

type Bench = Awaited<ReturnType<typeof setUp>>;

function perform(bench: Bench, surface: Surface, operation: Operation, key: IdentifiedKey): Promise<Settled> {
	const options = { code: bench.code(), signal: patient };
	const [first, second] = scopesOfTest[surface];
	switch (operation) {
		case 'create':
			return createKey(bench.sources, { name: 'Made', scopes: [first] }, options);
		case 'rotate':
			return rotateKey(bench.sources, key, options);
		case 'updateScopes':
			return updateScopes(bench.sources, { key, scopes: [second] }, options);
		case 'revoke':
			return revokeKey(bench.sources, key, options);
	}
}

/** Whether the server has really done it. */
function happened({ simulator }: Bench, surface: Surface, operation: Operation, secretBefore: string): boolean {
	const victim = simulator.keys().find(({ name }) => name === 'Victim');
	switch (operation) {
		case 'create':
			return simulator.keys().some(({ name }) => name === 'Made');
		case 'rotate':
			return victim?.secret !== secretBefore;
		case 'updateScopes':
			return victim?.scopes[0] === scopesOfTest[surface][1];
		case 'revoke':
			return victim?.revokedAt !== undefined;
	}
}

interface Case {
	readonly surface: Surface;
	readonly operation: Operation;
	readonly route: Route;
	readonly kind: FaultKind;
}

async function run(t: TestContext, { surface, operation, route, kind }: Case): Promise<void> {
	const bench = await setUp(t, surface);
	const { simulator, sources, vault, open } = bench;
	const { secret: secretBefore } = simulator.account.addKey({
		surface,
		name: 'Victim',
		scopes: [scopesOfTest[surface][0]],
	});
	const listed = (await sources.connection.list(patient)).find(({ name }) => name === 'Victim');
	assert.ok(listed?.id);
	const key: IdentifiedKey = { ...listed, id: listed.id };
	simulator.faults.inject({
		method: route.method,
		path: route.path,
		kind,
		times: 9,
		ms: kind === 'latency' ? 50 : 600_000,
	});

	const { entry, told } = await perform(bench, surface, operation, key);

	const sent = simulator.log.lines.filter(line => line.startsWith(`${route.method} `) && !line.includes('/auth/'));
	assert.equal(sent.length, 1, 'the request was sent exactly once');
	const real = happened(bench, surface, operation, secretBefore);
	assert.equal(real, faultKinds[kind].applied, 'the simulator did what the fault says');
	const told3 = { done: true, notDone: false, unclear: undefined }[told.outcome];
	assert.ok(
		told3 === undefined || told3 === real,
		`told ${told.outcome}, but it ${real ? 'happened' : 'did not happen'}`,
	);
	// A list cannot show whether a secret changed; everything else it can.
	assert.ok(told.outcome !== 'unclear' || operation === 'rotate', 'told what the list shows');
	const isSettled = told.outcome === 'notDone' || (told.outcome === 'done' && told.secret.kind !== 'unrecognised');
	assert.equal(open.has(entry.id), !isSettled, 'the journal stays open exactly while the outcome or the secret is');

	if ((operation === 'create' || operation === 'rotate') && told.outcome !== 'notDone') {
		const made = simulator.keys().find(({ name }) => name === (operation === 'create' ? 'Made' : 'Victim'));
		const held = told.outcome === 'done' && told.key && (await vault.read(sources.connection.profile, told.key));
		const issued = surface === 'business' ? made?.apiKey : made?.secret;
		assert.equal(
			held ? held.secret.reveal() : undefined,
			told.secret.kind === 'stored' && told.outcome === 'done' ? issued : undefined,
			'the vault holds exactly the secret that was told to be stored',
		);
		if (faultKinds[kind].answer === 'good') {
			assert.equal(told.secret.kind, 'stored', 'a secret that arrived is kept');
		}
	}
}

suite('every fault at every changing call is told truly', { concurrency: 8 }, () => {
	for (const surface of Object.keys(scopesOfTest) as Surface[]) {
		for (const [operation, route] of routesOf(surface)) {
			for (const kind of faultKindNames) {
				test(`${surface}: ${operation} with ${kind}`, t => run(t, { surface, operation, route, kind }));
			}
		}
	}
});
