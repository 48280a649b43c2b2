import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { SessionStates } from '../../../src/views/sessionStates.ts';

const key = (id: string): ApiKey & { readonly id: string } => ({ id, name: id, scopes: [], status: 'active' });
const begin = new Date('2026-11-21T10:00:00Z');
const after = (seconds: number) => new Date(begin.getTime() + seconds * 1000);
const [old, made] = [key('old'), key('made')];

/** A profile with one key, where another one has just been made. */
function withNewKey(): SessionStates {
	const states = new SessionStates();
	states.setListed('p1', [old], begin);
	states.amend('p1', made, begin);
	return states;
}

suite('a key that was just made', () => {
	test('stays while lists lag behind', () => {
		const states = withNewKey();
		states.setListed('p1', [old], after(1));
		assert.deepEqual(states.get('p1'), { kind: 'ready', keys: [old, made], fetchedAt: after(1) });
	});

	test('is as lists show it, once they do', () => {
		const states = withNewKey();
		const listed = { ...made, name: 'Made' };
		states.setListed('p1', [listed, old], after(1));
		assert.deepEqual(states.keys('p1'), [listed, old]);
	});

	test('goes when it was listed, and is not any more', () => {
		const states = withNewKey();
		states.setListed('p1', [old, made], after(1));
		states.setListed('p1', [old], after(2));
		assert.deepEqual(states.keys('p1'), [old]);
	});

	test('goes when no list shows it for a minute', () => {
		const states = withNewKey();
		states.setListed('p1', [old], after(61));
		assert.deepEqual(states.keys('p1'), [old]);
	});

	test('stays as a later change has left it', () => {
		const states = withNewKey();
		const revoked: ApiKey = { ...made, status: 'revoked' };
		states.setListed('p1', [old], after(1));
		states.amend('p1', revoked, after(2));
		states.setListed('p1', [old], after(3));
		assert.deepEqual(states.keys('p1'), [old, revoked]);
	});

	test('is found in the list by its public part while its id is not known', () => {
		const states = new SessionStates();
		const { id: _, ...nameless } = { ...made, keyDigest: 'd' };
		states.setListed('p1', [old], begin);
		states.amend('p1', nameless, begin);
		states.setListed('p1', [old, key('other')], after(1));
		const listed = { ...made, keyDigest: 'd' };
		states.setListed('p1', [old, listed], after(2));
		assert.deepEqual(states.keys('p1'), [old, listed]);
	});

	test('is not taken for another new key', () => {
		const states = withNewKey();
		states.setListed('p1', [old, key('other')], after(1));
		assert.deepEqual(states.keys('p1'), [old, key('other'), made]);
	});

	test('is listed also where nothing was known before', () => {
		const states = new SessionStates();
		states.amend('p1', made, begin);
		assert.deepEqual(states.get('p1'), { kind: 'idle' });
		states.setListed('p1', [old], after(1));
		assert.deepEqual(states.keys('p1'), [old, made]);
	});
});

suite('a key that was changed', () => {
	test('is as the next list shows it', () => {
		const states = new SessionStates();
		states.setListed('p1', [old], begin);
		states.amend('p1', { ...old, status: 'revoked' }, begin);
		assert.deepEqual(states.keys('p1'), [{ ...old, status: 'revoked' }]);
		states.setListed('p1', [], after(1));
		assert.deepEqual(states.keys('p1'), []);
	});

	test('is forgotten with its profile', () => {
		const states = withNewKey();
		states.forget('p1');
		states.setListed('p1', [old], after(1));
		assert.deepEqual(states.keys('p1'), [old]);
	});
});
