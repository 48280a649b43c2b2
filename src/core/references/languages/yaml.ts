import type { Edit } from '../../edit.ts';
import { contextAt } from '../lexer.ts';
import { edited, type ReferenceRequest, type Replacement, refused } from '../request.ts';
import type { Syntax } from '../syntax.ts';
import { isWorkflow, replaceInExpression } from './githubActions.ts';

/** Quotes open a scalar only where one can start; in a block of text they are text, and rarely outlast their line. */
function startsScalar(text: string, at: number): boolean {
	return /(?:^|[\s[{,:])$/.test(text.slice(Math.max(0, at - 1), at));
}

export const yamlSyntax: Syntax = {
	comments: ['(?:^|(?<=\\s))#.*'],
	strings: [
		{ id: 'double', open: '"', close: () => '"', escape: '\\\\[\\s\\S]', singleLine: true, when: startsScalar },
		{ id: 'single', open: "'", close: () => "'", escape: "''", singleLine: true, when: startsScalar },
	],
};

/** Files whose reader replaces no variables, or only in fields of its own. By path or by content. */
const withoutReferences: readonly ((request: ReferenceRequest) => boolean)[] = [
	({ path }) =>
		/(?:^|\/)(?:action|pubspec|pnpm-(?:lock|workspace)|mkdocs|codecov|renovate|dependabot)\.ya?ml$/.test(path),
	({ path }) => /(?:^|\/)\.github\/(?!workflows\/)/.test(path),
	({ text }) => /^apiVersion:/m.test(text) && /^kind:/m.test(text),
	({ text }) => /^(?:openapi|swagger|asyncapi):/m.test(text),
];

/** The reference in the words of the tool that reads the file; `${NAME}`, as Compose and most loaders have it, by default. */
function reference(request: ReferenceRequest): string {
	const { path, name } = request;
	if (isWorkflow(request)) {
		return `\${{ secrets.${name} }}`;
	}
	if (/(?:^|\/)azure-pipelines[^/]*$/.test(path)) {
		return `$(${name})`;
	}
	return /(?:^|\/)serverless\.ya?ml$/.test(path) ? `\${env:${name}}` : `\${${name}}`;
}

/** Replaces a credential in YAML. Quotes around it stay; where the reference would not be plain text, they are added. */
export function replaceInYaml(request: ReferenceRequest): Replacement {
	const { text, start, end } = request;
	const context = contextAt(text, start, yamlSyntax);
	if (context.kind === 'comment') {
		return refused('comment');
	}
	if (withoutReferences.some(isOne => isOne(request))) {
		return refused('noReferences');
	}
	const inExpression = isWorkflow(request) ? replaceInExpression(request) : undefined;
	if (inExpression) {
		return inExpression;
	}
	const written = reference(request);
	if (context.kind === 'string') {
		return end <= context.literal.contentEnd ? edited({ start, end, text: written }) : refused('notUnderstood');
	}
	if (/^\s*:(?:\s|$)/.test(text.slice(end, end + 20))) {
		return refused('notUnderstood');
	}
	return isInFlow(text, start) ? quoted(request, written) : edited({ start, end, text: written });
}

/** Whether brackets around it, on its own line, make braces mean something. */
function isInFlow(text: string, start: number): boolean {
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	return /(?:^|[\s:,[{-])[[{][^\]}]*$/.test(line);
}

/** The whole plain scalar in quotes. */
function quoted({ text, start, end }: ReferenceRequest, written: string): Replacement {
	const left = /[^\s,:[{][^,:[{\n]*$/.exec(text.slice(Math.max(0, start - 500), start))?.[0] ?? '';
	const right = /^[^,\]}\n]*/.exec(text.slice(end))?.[0].trimEnd() ?? '';
	if (/["'\\]/.test(left + right)) {
		return refused('notUnderstood');
	}
	const edit: Edit = { start: start - left.length, end: end + right.length, text: `"${left}${written}${right}"` };
	return edited(edit);
}

/** Whether a line belongs to a text that a `|` or `>` further up began: there, `#` is a part of the text. */
export function isInBlockScalar(text: string, offset: number): boolean {
	const lines = text.slice(0, offset).split('\n');
	let indent = indentOf(text.slice(text.lastIndexOf('\n', offset - 1) + 1));
	for (const line of lines.slice(0, -1).reverse()) {
		if (line.trim() !== '' && indentOf(line) < indent) {
			if (/[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?\r?$/.test(line)) {
				return true;
			}
			indent = indentOf(line);
		}
	}
	return false;
}

/** Where a line's key or text begins, behind the dashes of a list. */
function indentOf(line: string): number {
	return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}
