import { harmlessLine } from '../displayText.ts';
import { parse } from '../dotenv/parse.ts';
import type { Edit } from '../edit.ts';
import { lineBreakAt } from '../lineBreak.ts';
import { attributeComment, type CommentStyle, commentStyle, contentComment, markupComment } from './commentStyle.ts';
import { scriptAt } from './component.ts';
import { languageOf } from './languageOf.ts';
import { javascript } from './languages/javascript.ts';
import { isInBlockScalar, yamlSyntax } from './languages/yamlPlace.ts';
import { contextAt } from './lexer.ts';
import { programs } from './replace.ts';
import type { Syntax } from './syntax.ts';

/** A credential that is to be allowed where it stands. Offsets in UTF-16 code units. */
export interface AllowRequest {
	readonly text: string;
	readonly path: string;
	readonly languageId: string;
	readonly start: number;
	readonly end: number;
	/** Id of the rule that found it: no other is allowed. */
	readonly rule: string;
	readonly reason: string;
}

/** How far from the credential, on one line, a comment may stand to be seen by the scan. */
const reach = 4000;

/**
 * The edit that allows a credential by a comment in the language of the text: at the end of its line or, where no comment
 * can stand there, on the line above.
 *
 * @returns `undefined` where neither can hold a comment: inside a text that runs over lines, or in a language without any.
 */
export function allowEdit(request: AllowRequest): Edit | undefined {
	const { text, start, end, rule, reason } = request;
	const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
	const lineEnd = end + (/[\n\r]/.exec(text.slice(end))?.index ?? text.length - end);
	const said = `yativo:allow ${rule}: ${harmlessReason(reason)}`;
	const behind = styleAt(request, lineEnd);
	const isContinued = /[\\`]\s*$/.test(text.slice(lineStart, lineEnd));
	if (behind && !behind.ownLine && !isContinued && lineEnd - start < reach) {
		const space = lineEnd === lineStart || /\s$/.test(text.slice(lineStart, lineEnd)) ? '' : ' ';
		return { start: lineEnd, end: lineEnd, text: space + behind.open + said + behind.close };
	}
	const above = styleAt(request, lineStart);
	const isContinuation = !above?.ownLine && /\\[ \t]*\r?\n$/.test(text.slice(0, lineStart));
	if (!above || isContinuation || start - lineStart > reach) {
		return undefined;
	}
	const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
	const line = indent + above.open + said + above.close + lineBreakAt(text, lineStart);
	return { start: lineStart, end: lineStart, text: line };
}

/** One line that cannot end its comment. */
function harmlessReason(reason: string): string {
	return harmlessLine(reason, 120)
		.replaceAll(/\*\/|--+!?>|#>|\?>|<\/script/gi, ' ')
		.replaceAll('"', '”')
		.replaceAll(/['`]/g, '’')
		.trim();
}

/** The style of a comment that may stand at an offset, or `undefined` when none may. */
function styleAt(request: AllowRequest, offset: number): CommentStyle | undefined {
	const { text, path, languageId } = request;
	const style = commentStyle(path, languageId);
	const language = languageOf(path, languageId);
	const program = programs[language];
	if (program) {
		return styleIn(program.syntax, text, offset) ?? (isCode(program.syntax, text, offset) ? style : undefined);
	}
	switch (language) {
		case 'component':
			return styleInComponent(text, offset);
		case 'yaml':
			return isCode(yamlSyntax, text, offset) && !isInBlockScalar(text, request.start) ? style : undefined;
		case 'dotenv':
			return parse(text).some(entry => entry.valueStart < offset && offset < entry.valueEnd) ? undefined : style;
		case 'http':
			return isInBody(text, offset) ? undefined : style;
		case 'markup':
			return isInTag(text, offset) || isInFence(text, offset) ? undefined : style;
		default:
			return style;
	}
}

function isCode(syntax: Syntax, text: string, offset: number): boolean {
	return contextAt(text, offset, syntax).kind === 'code';
}

/** Between the attributes or in the content of a JSX element. */
function styleIn(syntax: Syntax, text: string, offset: number): CommentStyle | undefined {
	const context = contextAt(text, offset, syntax);
	if (context.kind !== 'string') {
		return undefined;
	}
	const { form } = context.literal;
	return form === 'tag' ? attributeComment : form === 'content' ? contentComment : undefined;
}

function styleInComponent(text: string, offset: number): CommentStyle | undefined {
	const script = scriptAt(text, offset);
	if (!script) {
		return isInTag(text, offset) ? undefined : markupComment;
	}
	const body = text.slice(script.start, script.end);
	return isCode(javascript.syntax, body, offset - script.start) ? { open: '// ', close: '' } : undefined;
}

function isInTag(text: string, offset: number): boolean {
	const before = text.slice(0, offset);
	return before.lastIndexOf('<') > before.lastIndexOf('>');
}

/** A fenced block of Markdown shows a comment like any other line. */
function isInFence(text: string, offset: number): boolean {
	return (text.slice(0, offset).match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
}

/** Behind the blank line that ends the headers of a request. */
function isInBody(text: string, offset: number): boolean {
	const request =
		text
			.slice(0, offset)
			.split(/^###.*$/m)
			.at(-1) ?? '';
	return /^(?:[A-Z]+[ \t]+\S|https?:).*(?:\r?\n.+)*\r?\n[ \t]*\r?\n/m.test(request);
}
