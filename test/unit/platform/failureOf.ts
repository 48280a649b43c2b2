import { type Failure, YativoError } from '../../../src/core/failure.ts';

/** The failure with which something ends. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
	try {
		await work;
	} catch (error) {
		if (error instanceof YativoError) {
			return error.failure;
		}
		throw error;
	}
	throw new Error('It did not fail.');
}
