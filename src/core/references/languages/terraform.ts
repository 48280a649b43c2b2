import type { Edit } from '../../edit.ts';
import { lineBreakAt, missingLineBreak } from '../../lineBreak.ts';
import { literalWith } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import { edited, type ReferenceRequest, type Replacement } from '../request.ts';
import type { Site } from '../site.ts';

const hole = () => '[$%]\\{';

export const terraform: Language = {
	syntax: {
		comments: ['#.*', '//.*', blockComment],
		strings: [{ id: 'text', open: '"', close: () => '"', escape: '\\\\.|[$%][$%]\\{', hole, singleLine: true }],
		heredocs: [{ id: 'heredoc', open: '<<-?([A-Za-z_]\\w*)', escape: '[$%][$%]\\{', hole }],
	},
	whole: site => placed(site, `var.${variableName(site.request)}`),
	embed: { text: interpolated, heredoc: interpolated },
	prepare: site => (isFixed(site) ? 'constant' : []),
	instead: withoutDefault,
	needs: declaration,
};

/** Terraform reads it from the environment as `TF_VAR_` and this name. */
function variableName({ name }: ReferenceRequest): string {
	return name.toLowerCase();
}

/** An expression as a key has to be in parentheses. */
function placed({ before, after }: Site, expression: string): string {
	const isKey = /[{,\n]\s*$/.test(before) && /^[ \t]*[=:](?!=)/.test(after);
	return isKey ? `(${expression})` : expression;
}

function interpolated(site: Site): string {
	return literalWith(site, { middle: `\${var.${variableName(site.request)}}` });
}

function declaration({ text, name }: ReferenceRequest): readonly Edit[] {
	const variable = name.toLowerCase();
	if (new RegExp(`^[ \\t]*variable[ \\t]+"?${variable}"?[ \\t]*\\{`, 'm').test(text)) {
		return [];
	}
	const lineBreak = lineBreakAt(text, text.length);
	const lines = ['', `variable "${variable}" {`, '  type      = string', '  sensitive = true', '}', ''];
	const start = text.length;
	return [{ start, end: start, text: missingLineBreak(text) + lines.join(lineBreak) }];
}

/** Where a variable is declared, its default is left out: the value comes from the environment then. */
function withoutDefault({ before, literal, request, isWhole }: Site): Replacement | undefined {
	const declared = /\bvariable\s+"[^"]+"\s*\{[^{}]*?\b(default\s*=\s*)$/.exec(before);
	if (!declared || !isWhole) {
		return undefined;
	}
	const block = request.text.slice(literal.start - declared[0].length, request.text.indexOf('}', literal.end));
	const start = literal.start - (declared[1]?.length ?? 0);
	const line = request.text.slice(0, start).search(/[ \t]*$/);
	return /\bsensitive\s*=/.test(block)
		? edited({
				start: line,
				end: literal.end + (/^[ \t]*\r?\n/.exec(request.text.slice(literal.end))?.[0].length ?? 0),
				text: '',
			})
		: edited({ start, end: literal.end, text: 'sensitive = true' });
}

/** Settings of Terraform itself are read before variables are. */
function isFixed({ before }: Site): boolean {
	return /\b(?:backend|cloud)\s*(?:"\w+"\s*)?\{[^{}]*$|\b(?:source|version|required_version)\s*=\s*$/.test(before);
}
