import type { Answer, Visit } from './route.ts';

/** The answer to a revocation: the documented body of the surface, or what the switch `revokeAnswer` says. */
export function revoked({ world }: Visit, documented: Record<string, unknown>): Answer {
	switch (world.settings.revokeAnswer) {
		case 'as-documented':
			return { status: 200, body: documented };
		case 'message':
			return { status: 200, body: { message: 'API key revoked' } };
		case 'empty-200':
			return { status: 200 };
		case 'empty-204':
			return { status: 204 };
	}
}
