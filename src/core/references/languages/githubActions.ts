import { edited, type ReferenceRequest, type Replacement, refused } from '../request.ts';
import { keyPath } from './yamlPlace.ts';

/**
 * The keys, joined by slashes, at which a workflow knows its secrets. Everywhere else GitHub rejects the whole workflow.
 *
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
 */
const withSecrets =
	/^(?:(?:jobs\/[^/]+\/(?:(?:container|services\/[^/]+|steps)\/)?)?env\/|jobs\/[^/]+\/(?:(?:container|services\/[^/]+)\/credentials\/|secrets\/|steps\/(?:with\/|(?:run|name|working-directory)$)))/;

export function isWorkflow({ path, languageId }: ReferenceRequest): boolean {
	return (
		/(?:^|\/)\.github\/workflows\/[^/]+$/.test(path) ||
		(languageId === 'github-actions-workflow' && !/(?:^|\/)action\.ya?ml$/.test(path))
	);
}

/**
 * The reference where a workflow reads no plain text: refused in a field that cannot see secrets; inside an expression, the
 * name takes the place of a literal, for expressions do not nest. `undefined` where nothing special applies.
 */
export function replaceInExpression({ text, start, end, name }: ReferenceRequest): Replacement | undefined {
	if (!withSecrets.test(keyPath(text, start).join('/'))) {
		return refused('constant');
	}
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	if (line.lastIndexOf('${{') <= line.lastIndexOf('}}')) {
		return undefined;
	}
	const isWhole = text[start - 1] === "'" && text[end] === "'";
	return isWhole ? edited({ start: start - 1, end: end + 1, text: `secrets.${name}` }) : refused('notUnderstood');
}
