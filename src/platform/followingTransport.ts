import type { Transport } from '../api/transport.ts';
import type { createTransport, TransportOptions } from './transport.ts';

/**
 * A transport that follows its options: each request goes as they are at its moment, and what is under way ends by itself.
 * So a connection that is held for long, as by a conversation, never needs to know that a setting has changed.
 *
 * @param options those of now: another object exactly when something in it is different.
 */
export function followOptions(
	options: () => TransportOptions,
	create: typeof createTransport,
): Pick<ReturnType<typeof createTransport>, 'send' | 'close'> {
	let used = options();
	let current = create(used);

	const send: Transport = async request => {
		const wanted = options();
		if (wanted !== used) {
			void current.retire();
			used = wanted;
			current = create(wanted);
		}
		return current.send(request);
	};

	return { send, close: () => current.close() };
}
