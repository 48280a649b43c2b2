import { codeBefore, openBrackets } from '../code.ts';
import { replaceIn } from '../language.ts';
import { edited, type ReferenceRequest, type Replacement, refused } from '../request.ts';
import { shell } from './shell.ts';

interface Instruction {
	readonly keyword: string;
	/** Where its arguments start and end. */
	readonly start: number;
	readonly end: number;
}

/**
 * Replaces a credential in a Dockerfile. A command that is built with gets it as a secret that no layer keeps, one that is
 * run gets it from its environment; a build argument loses its default. What an image would keep is refused.
 *
 * Source: https://docs.docker.com/build/building/secrets/
 */
export function replaceInDockerfile(request: ReferenceRequest): Replacement {
	const { text, start, end } = request;
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	if (/^\s*#/.test(line)) {
		return refused('comment');
	}
	const instruction = instructionAt(text, start);
	switch (instruction?.keyword) {
		case 'RUN':
			return withSecret(request, instruction);
		case 'CMD':
		case 'ENTRYPOINT':
		case 'HEALTHCHECK':
			return inShell(request, instruction);
		case 'ARG': {
			const before = /=["']?$/.exec(text.slice(0, start))?.[0];
			const after = /^["']?(?=\s|$)/.exec(text.slice(end))?.[0];
			return before === undefined || after === undefined
				? refused('notUnderstood')
				: edited({ start: start - before.length, end: end + after.length, text: '' });
		}
		case 'ENV':
		case 'LABEL':
		case 'COPY':
		case 'ADD':
			return refused('image');
		default:
			return refused('notUnderstood');
	}
}

/** The instruction around an offset, continued lines included. */
function instructionAt(text: string, offset: number): Instruction | undefined {
	const instructions = /^[ \t]*([A-Za-z]+)[ \t]+((?:\\[ \t]*\r?\n(?:[ \t]*#.*\r?\n)*|.)*)/gm;
	for (const match of text.matchAll(instructions)) {
		const end = match.index + match[0].length;
		const start = end - (match[2] ?? '').length;
		if (start <= offset && offset < end) {
			return { keyword: (match[1] ?? '').toUpperCase(), start, end };
		}
	}
	return undefined;
}

function withSecret(request: ReferenceRequest, instruction: Instruction): Replacement {
	if (isWritten(request, instruction)) {
		return refused('image');
	}
	const replacement = inShell(request, instruction);
	const mount = `--mount=type=secret,id=${request.name},env=${request.name}`;
	const isMounted = request.text.slice(instruction.start, instruction.end).includes(mount);
	if (replacement.kind === 'refused' || isMounted) {
		return replacement;
	}
	return edited({ start: instruction.start, end: instruction.start, text: `${mount} ` }, ...replacement.edits);
}

/** A file that a command writes into: no device, and no other stream. */
const written = /(?<![<>&])(?:\d|&)?>{1,2}\|?(?![>&(])[ \t]*(?!\/dev\/)[^\s>]|\|[ \t]*(?:sudo[ \t]+)?tee\b/;

/** What fetches something: that is what it writes. */
const fetching = /^(?:[\s"]|--\S+\s)*(?:curl|wget)\b/;

/**
 * Whether a command of the build writes the value into a file, which a layer then keeps: the command that it stands in, a
 * group around that, or any other if a variable of the shell holds it.
 */
function isWritten({ text, start: at }: ReferenceRequest, { start, end }: Instruction): boolean {
	const command = text.slice(start, end);
	const code = codeBefore(command, command.length, shell.syntax);
	const before = code.slice(0, at - start);
	const [own = ''] = before.split(/&&|\|\||;/).slice(-1);
	const behind = code.slice(before.length);
	const rest = behind.slice(0, /&&|\|\||;/.exec(behind)?.index);
	if (/(?:^|[\s({])(?:export[ \t]+)?\w+="*$/.test(own) && !/^"*[ \t]+[\w./-]/.test(rest)) {
		return written.test(code);
	}
	const group = /[)}][^)};&]*/.exec(behind)?.[0] ?? '';
	return (!fetching.test(own) && written.test(own + rest)) || (openBrackets(before).length > 0 && written.test(group));
}

/** In the shell form; the form of a list starts no shell that could expand anything. */
function inShell(request: ReferenceRequest, { start, end }: Instruction): Replacement {
	const command = request.text.slice(start, end);
	if (/^(?:--\S+\s+)*(?:CMD\s+)?\[/.test(command)) {
		return refused('notUnderstood');
	}
	const inside = { ...request, text: command, start: request.start - start, end: request.end - start };
	const replacement = replaceIn(shell, inside);
	return replacement.kind === 'refused'
		? replacement
		: edited(...replacement.edits.map(edit => ({ ...edit, start: edit.start + start, end: edit.end + start })));
}
