/** The code around a literal. */
interface Around {
	readonly before: string;
	readonly after: string;
}

/** The bracket that code is in, still open at its end, and the code before it. */
interface Enclosing {
	readonly bracket: string;
	readonly head: string;
}

const declared =
	/\b(?:let|const|var|abstract|declare|readonly|public|private|protected|static)\s+[\w$#]+\s*[!?]?\s*:\s*$|\?\s*:\s*$/;
const parameter = /[(,]\s*(?:(?:public|private|protected|readonly|override)\s+)*(?:\.\.\.)?[\w$]+\s*:\s*$/;
const typeAlias = /\btype\s+[\w$]+(?:<[^=]*>)?\s*=(?:=>|[^;={}\n]|\n\s*[|&?:])*$/;
/** The colon of a conditional, not that of a return type. */
const isConditional = /\?(?![.?:])[^?:\n]*\)\s*:\s*$/;

/** Whether a literal is a type of TypeScript, which takes no expression, or is asserted to be a constant. */
export function isType({ before, after }: Around): boolean {
	const code = before.replaceAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\$])*`/g, "''");
	return (
		/\b(?:as|satisfies|extends|is|module)\s*$|\[\s*\w+\s+in\s*$|(?<!\|)\|\s*$|(?<!&)&\s*$|[\w$]<\s*$/.test(code) ||
		/^\s*(?:as\s+const\b|[|&](?![|&=])|>(?!=))/.test(after) ||
		(/:\s*$/.test(code) && /^\s*=(?![=>])/.test(after)) ||
		(/\)\s*:\s*$/.test(code) && /^\s*(?:\{|=>)/.test(after)) ||
		isTypeContext(code)
	);
}

/** Whether what follows the code is a type, by the code alone. */
function isTypeContext(code: string): boolean {
	if (declared.test(code) || typeAlias.test(code)) {
		return true;
	}
	const { bracket, head } = enclosing(code);
	switch (bracket) {
		case '(':
			return parameter.test(code);
		case '[':
			return isTypeContext(head.replace(/[\w$.]+(?:\[[^[\]]*\])*$/, ''));
		case '{':
			return !isConditional.test(head) && isTypeBody(head, code);
		default:
			return false;
	}
}

/** Whether braces behind `head` hold types, or the members of a class, whose types are no values. */
function isTypeBody(head: string, code: string): boolean {
	return (
		/\binterface\s+[^{}()=;]+$|\b(?:as|satisfies)\s*$|[\w$]<\s*$|(?<!\|)\|\s*$|(?<!&)&\s*$|\)\s*:\s*$/.test(head) ||
		(/\bclass\b[^{}()=;]*$/.test(head) && /[\w$\])'"]\s*[!?]?:\s*$/.test(code)) ||
		isTypeContext(head)
	);
}

function enclosing(code: string): Enclosing {
	let depth = 0;
	for (let at = code.length - 1; at >= 0; at -= 1) {
		const character = code[at] ?? '';
		if (/[)\]}]/.test(character)) {
			depth += 1;
		} else if (/[([{]/.test(character)) {
			if (depth === 0) {
				return { bracket: character, head: code.slice(0, at) };
			}
			depth -= 1;
		}
	}
	return { bracket: '', head: '' };
}
