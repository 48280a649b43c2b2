import { artifactCases } from './artifacts.ts';
import { blockCases } from './blocks.ts';
import { fileCases } from './files.ts';
import { handwrittenCases } from './handwritten.ts';
import type { HandwrittenCase } from './handwrittenCase.ts';
import { neighbourCases } from './neighbours.ts';
import { oddCases } from './odd.ts';
import { outlyingCases } from './outlying.ts';
import { partnerCases } from './partners.ts';
import { rivalCases } from './rivals.ts';
import { scopeCases } from './scopes.ts';
import { subtleCases } from './subtle.ts';

/** All cases that were written by hand. Values depend on a case's place: append. */
export const everyCase: readonly HandwrittenCase[] = [
	...handwrittenCases,
	...subtleCases,
	...oddCases,
	...fileCases,
	...artifactCases,
	...outlyingCases,
	...scopeCases,
	...blockCases,
	...neighbourCases,
	...rivalCases,
	...partnerCases,
];
