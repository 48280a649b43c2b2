import type { Edit } from '../../edit.ts';
import { codeBefore } from '../code.ts';
import { contextAt } from '../lexer.ts';
import { edited, type ReferenceRequest, type Replacement, refused } from '../request.ts';
import { isWorkflow, replaceInExpression } from './githubActions.ts';
import { isInBlockScalar, isInFlow, keyPath, yamlSyntax } from './yamlPlace.ts';
import { referenceIn } from './yamlReaders.ts';

/** Replaces a credential in YAML. Quotes around it stay; where the reference would not be plain text, they are added. */
export function replaceInYaml(request: ReferenceRequest): Replacement {
	const { text, start } = request;
	if (contextAt(text, start, yamlSyntax).kind === 'comment') {
		return refused('comment');
	}
	const reference = referenceIn(request);
	if (!reference) {
		return refused('noReferences');
	}
	const inExpression = isWorkflow(request) ? replaceInExpression(request) : undefined;
	const replacement = inExpression ?? replaced(request, reference.written);
	return replacement.kind === 'edits' && reference.isGuess ? { ...replacement, isGuess: true } : replacement;
}

function replaced(request: ReferenceRequest, written: string): Replacement {
	const { text, start, end } = request;
	if (isQuotedForShell(request) || isInTemplate(request)) {
		return refused('notUnderstood');
	}
	const context = contextAt(text, start, yamlSyntax);
	if (context.kind === 'string') {
		const { contentEnd, form } = context.literal;
		const fitting = form === 'single' ? written.replaceAll("'", '"') : written;
		return end <= contentEnd ? edited({ start, end, text: fitting }) : refused('notUnderstood');
	}
	if (/^\s*:(?:\s|$)/.test(text.slice(end, end + 20))) {
		return refused('notUnderstood');
	}
	if (isInFlow(text, start)) {
		return quoted(request, { written, ends: /[,\]}]|:\s|\s#/ });
	}
	const beginsScalar = /(?:^|[:-]\s)\s*$/.test(lineBefore(request)) && !isInBlockScalar(text, start);
	return beginsScalar && written.startsWith('{')
		? quoted(request, { written, ends: /\s#/ })
		: edited({ start, end, text: written });
}

function lineBefore({ text, start }: ReferenceRequest): string {
	return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

/** Whether a script of a pipeline has it in single quotes, in which a shell expands nothing. */
function isQuotedForShell(request: ReferenceRequest): boolean {
	if (!/(?:^|\/)\.(?:circleci\/|gitlab-ci)/.test(request.path)) {
		return false;
	}
	const isScript = /^(?:command|run|\w{0,10}script)$/.test(keyPath(request.text, request.start).at(-1) ?? '');
	const line = lineBefore(request).replace(/^ *(?:- +)*(?:[\w-]+: +)?'/, '');
	return isScript && line.split("'").length % 2 === 0;
}

/** Inside braces of a template already: those do not nest. */
function isInTemplate(request: ReferenceRequest): boolean {
	const line = lineBefore(request);
	return line.lastIndexOf('{{') > line.lastIndexOf('}}');
}

interface Quoting {
	readonly written: string;
	/** What ends a plain scalar here, besides the end of its line. */
	readonly ends: RegExp;
}

/** The whole plain scalar in quotes. */
function quoted(request: ReferenceRequest, { written, ends }: Quoting): Replacement {
	const { text, start, end } = request;
	const left =
		lineBefore(request)
			.split(/[,[\]{}]|[:-]\s/)
			.at(-1)
			?.trimStart() ?? '';
	const right = (/^.*/.exec(text.slice(end))?.[0] ?? '').split(ends)[0]?.trimEnd() ?? '';
	const before = codeBefore(text, start - left.length, yamlSyntax);
	const isWhole = /[,[{:?]\s*$/.test(before) && /^(?:\s|#.*)*[,\]}:]/.test(text.slice(end + right.length));
	if (/["'\\]/.test(left + right) || (isInFlow(text, start) && !isWhole)) {
		return refused('notUnderstood');
	}
	const edit: Edit = { start: start - left.length, end: end + right.length, text: `"${left}${written}${right}"` };
	return edited(edit);
}
