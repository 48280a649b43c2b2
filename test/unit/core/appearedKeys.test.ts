import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { appearedKeys, withKey } from '../../../src/core/appearedKeys.ts';

const key = (id: string, keyDigest?: string): ApiKey => ({
	id,
	name: 'same name',
	scopes: [],
	status: 'active',
	...(keyDigest && { keyDigest }),
});
const ids = (keys: readonly ApiKey[]) => keys.map(({ id }) => id);

suite('keys that appeared', () => {
	test('are the one with the same public part, whatever else is new', () => {
		assert.deepEqual(ids(appearedKeys({ keyDigest: 'b' }, [key('1', 'a')], [key('1', 'a'), key('2', 'b'), key('3')])), [
			'2',
		]);
	});

	test('are those that were not there before, where no public part is known', () => {
		assert.deepEqual(ids(appearedKeys({}, [key('1')], [key('1'), key('2'), key('3')])), ['2', '3']);
	});

	test('are not those whose public part is another', () => {
		assert.deepEqual(ids(appearedKeys({ keyDigest: 'b' }, [], [key('1', 'a'), key('2')])), ['2']);
	});

	test('are not those whose public part ends otherwise, where lists shorten it', () => {
		const ends = (id: string, maskedKey: string) => ({ ...key(id), maskedKey });
		const created = { keyDigest: 'b', maskedKey: 'yativo_…00bb' };
		const now = [ends('1', 'yativo_…00aa'), ends('2', 'yativo_…00bb'), ends('3', 'yat_live_…')];
		assert.deepEqual(ids(appearedKeys(created, [], now)), ['2', '3']);
	});

	test('are none when nothing is new, not even by its name', () => {
		assert.deepEqual(appearedKeys({ keyDigest: 'b' }, [key('1')], [key('1')]), []);
	});

	test('are told apart without ids by their public parts', () => {
		const { id: _, ...nameless } = key('', 'a');
		assert.deepEqual(appearedKeys({}, [nameless], [nameless]), []);
		assert.deepEqual(appearedKeys({}, [nameless], [key('1', 'a')]), []);
		assert.deepEqual(withKey([nameless], key('1', 'a')), [key('1', 'a')]);
	});
});
