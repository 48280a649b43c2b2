import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shareInFlight } from '../../../src/api/shareInFlight.ts';
import { renewedToken } from '../../../src/api/tokens.ts';
import { Secret } from '../../../src/core/secret.ts';
import { patient } from './session.ts';

suite('a shared task', () => {
	/** A task that ends when told, and the signals that it was started with. */
	function controlled() {
		const signals: AbortSignal[] = [];
		const ends: PromiseWithResolvers<string>[] = [];
		const share = shareInFlight(signal => {
			signals.push(signal);
			const end = Promise.withResolvers<string>();
			ends.push(end);
			return end.promise;
		});
		return { share, signals, ends };
	}

	test('is one task for all who come while it runs, and another for who comes after', async () => {
		const { share, ends, signals } = controlled();
		const together = [share(patient), share(patient)];
		ends[0]?.resolve('first');
		assert.deepEqual(await Promise.all(together), ['first', 'first']);
		const later = share(patient);
		ends[1]?.resolve('second');
		assert.deepEqual([await later, signals.length], ['second', 2]);
	});

	test('fails for all who wait, and starts anew after', async () => {
		const { share, ends } = controlled();
		const together = [share(patient), share(patient)];
		ends[0]?.reject(new Error('no'));
		assert.deepEqual(
			(await Promise.allSettled(together)).map(({ status }) => status),
			['rejected', 'rejected'],
		);
		const later = share(patient);
		ends[1]?.resolve('second');
		assert.equal(await later, 'second');
	});

	test('is aborted when the last one leaves, not before', async () => {
		const { share, signals } = controlled();
		const [one, other] = [new AbortController(), new AbortController()];
		const waiting = [share(one.signal), share(other.signal)].map(task => task.catch(() => 'left'));
		one.abort();
		await waiting[0];
		const before = signals[0]?.aborted;
		other.abort();
		await waiting[1];
		assert.deepEqual([before, signals[0]?.aborted], [false, true]);
	});

	test('that was given up is not joined', async () => {
		const { share, ends, signals } = controlled();
		const leaving = new AbortController();
		const left = share(leaving.signal).catch(() => 'left');
		leaving.abort();
		await left;
		const next = share(patient);
		const joined = share(patient);
		ends.at(-1)?.resolve('new');
		assert.deepEqual([await left, await next, await joined, signals.length], ['left', 'new', 'new', 2]);
	});

	test('is not started by who has left already', async () => {
		const { share, signals } = controlled();
		await assert.rejects(share(AbortSignal.abort()), { name: 'AbortError' });
		assert.equal(signals.length, 0);
	});
});

test('a bearer that was renewed meanwhile is not renewed again', async () => {
	let fetched = 0;
	const source = renewedToken(
		async () => {
			fetched++;
			return { value: new Secret(`t${fetched}`), refreshAt: 1000, endsAt: 1000, isEndKnown: true };
		},
		() => 0,
	);
	const first = await source.get(patient);
	const second = await source.renew(first, patient);
	const third = await source.renew(first, patient);
	assert.deepEqual([second?.reveal(), third?.reveal(), fetched], ['t2', 't2', 2]);
});
