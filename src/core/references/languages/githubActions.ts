import { edited, type ReferenceRequest, type Replacement, refused } from '../request.ts';

/** Fields that are read before secrets are known, or that take no expression. */
const withoutSecrets = /^[ \t]*(?:-[ \t]+)?(?:if|id|uses|runs-on|shell|default)[ \t]*:/;

export function isWorkflow({ path, languageId }: ReferenceRequest): boolean {
	return languageId === 'github-actions-workflow' || /(?:^|\/)\.github\/workflows\/[^/]+$/.test(path);
}

/**
 * The reference where a workflow reads no plain text: refused in a field that cannot see secrets; inside an expression, the
 * name takes the place of a literal, for expressions do not nest. `undefined` where nothing special applies.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
 */
export function replaceInExpression({ text, start, end, name }: ReferenceRequest): Replacement | undefined {
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	if (withoutSecrets.test(line)) {
		return refused('notUnderstood');
	}
	if (line.lastIndexOf('${{') <= line.lastIndexOf('}}')) {
		return undefined;
	}
	const isWhole = text[start - 1] === "'" && text[end] === "'";
	return isWhole ? edited({ start: start - 1, end: end + 1, text: `secrets.${name}` }) : refused('notUnderstood');
}
