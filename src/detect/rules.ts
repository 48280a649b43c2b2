import type { Rule } from './rule.ts';
import { contextualRules } from './rules/contextual.ts';
import { prefixedRules } from './rules/prefixed.ts';
import { sharedSandboxRule } from './rules/shared.ts';

/** Every rule, in the order in which documentation lists them; where two fit the same text, the first one has it. */
export const rules: readonly Rule[] = [...prefixedRules, ...contextualRules, sharedSandboxRule];
