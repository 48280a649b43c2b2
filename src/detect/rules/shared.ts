import type { Rule } from '../rule.ts';

/** The key that the documentation prints for everybody; recognised by its digest, whatever rule found it. */
export const sharedSandboxRule: Rule = {
	id: 'yativo-shared-sandbox-key',
	title: 'Public Yativo sandbox key',
	about:
		'One half of the sandbox key that the documentation prints for everybody. It is no secret, and no place for anything private: anyone may read and write that account.',
	tier: 4,
	severity: 'information',
	source: 'https://docs.yativo.com/sandbox/authentication',
	shape: 'digest',
	pattern: '',
	examples: { leaks: [], safe: [] },
};
