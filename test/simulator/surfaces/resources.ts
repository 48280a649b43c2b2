import { authenticate, requireScope } from '../authenticate.ts';
import { Refusal } from '../refusal.ts';
import { headerOf, jsonOf, type Route } from '../route.ts';

const balance = 1000;

/** Two operations that keys are for, so that scopes and direct use of a key can be seen to work. */
export const resourceRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/business/transactions/index',
		surface: 'business',
		// https://docs.yativo.com/yativo-fiat/api-keys
		handle(visit) {
			requireScope(authenticate(visit, 'fiat'), ['transactions:read']);
			return { status: 200, body: { status: 'success', data: [] } };
		},
	},
	{
		method: 'POST',
		path: '/transactions/send-funds',
		surface: 'crypto-2fa',
		// https://docs.yativo.com/yativo-crypto/api-keys, errors: https://docs.yativo.com/yativo-crypto/errors
		handle(visit) {
			const caller = authenticate(visit, 'crypto');
			requireScope(caller, ['transactions', 'transactions:write']);
			const slot = `${caller.account.accountId} send-funds ${headerOf(visit.call, 'idempotency-key')}`;
			const before = visit.world.replays.get(slot);
			if (before) {
				const details = { existing_transaction_id: String(before.answer.body) };
				throw new Refusal(409, 'A transaction with this idempotency key exists already', { details });
			}
			if (Number(jsonOf(visit.call).amount ?? 0) > balance) {
				throw new Refusal(422, 'Insufficient balance', { code: 'insufficient_balance' });
			}
			const id = `txn_${visit.world.mint('ulid', 26)}`;
			if (headerOf(visit.call, 'idempotency-key') !== undefined) {
				visit.world.replays.set(slot, { answer: { status: 201, body: id }, at: visit.world.clock.now() });
			}
			return { status: 201, body: { id, status: 'pending' } };
		},
	},
];
