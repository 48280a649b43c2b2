import type { Edit } from '../../edit.ts';
import { terraformPrefix as prefix } from '../../envNames.ts';
import { lineBreakAt, missingLineBreak } from '../../lineBreak.ts';
import { literalWith } from '../embed.ts';
import { type Language, replaceIn } from '../language.ts';
import type { ReferenceRequest, Refusal, Replacement } from '../request.ts';
import type { Site } from '../site.ts';
import { hclSyntax, type PlaceInBlocks, placed, placeIn } from './hcl.ts';

export const terraform: Language = {
	syntax: hclSyntax,
	whole: site => placed(site, `var.${variableName(site.request)}`),
	embed: { text: interpolated, heredoc: interpolated },
	prepare: unusable,
	instead: site => withoutDefault(site, placeIn(site)),
	needs: declaration,
};

/** Replaces a credential in a configuration of Terraform by a variable of its own, declared where no file does yet. */
export function replaceInTerraform(request: ReferenceRequest): Replacement {
	const replacement = replaceIn(terraform, request);
	return replacement.kind === 'edits' ? { reads: prefix + variableName(request), ...replacement } : replacement;
}

/** The names of the variables that a text declares. */
export function declaredIn(text: string): readonly string[] {
	return [...text.matchAll(/^[ \t]*variable[ \t]+"?([\w-]+)"?[ \t]*\{/gm)].map(([, name = '']) => name);
}

function variableName({ name }: ReferenceRequest): string {
	return name.startsWith(prefix) ? name.slice(prefix.length) : name.toLowerCase();
}

function interpolated(site: Site): string {
	return literalWith(site, { middle: `\${var.${variableName(site.request)}}` });
}

function declaration(request: ReferenceRequest): readonly Edit[] {
	const { text, hints } = request;
	const variable = variableName(request);
	if (declaredIn(text).includes(variable) || hints?.declared?.includes(variable)) {
		return [];
	}
	const lineBreak = lineBreakAt(text, text.length);
	const lines = ['', `variable "${variable}" {`, '  type      = string', '  sensitive = true', '}', ''];
	const start = text.length;
	return [{ start, end: start, text: missingLineBreak(text) + lines.join(lineBreak) }];
}

/**
 * Where Terraform knows no variables yet, or takes none that is sensitive: its own settings, what it loads and how it orders
 * the rest.
 */
const constants =
	/^(?:terraform|moved|removed|variable)\/|^module\/(?:source|version)$|^(?:provider|output)\/(?:alias|version|description)$|^import\/(?:to|provider)$|^[^/]+\/(?:depends_on|provider|providers)$|(?:^|\/)(?:for_each|lifecycle\/[^/]+)$|\/provisioner\/(?:when|on_failure)$/;

function unusable(site: Site): Refusal | [] {
	const place = placeIn(site);
	return constants.test(place.path) && !isDefault(site, place) ? 'constant' : [];
}

/** Whether it is the default of a variable that the environment can have. */
function isDefault({ isWhole, after }: Site, { path, isDirect, label }: PlaceInBlocks): boolean {
	const isAll = isWhole && isDirect && /^[ \t]*(?:[#}\r\n]|\/[/*]|$)/.test(after);
	return path === 'variable/default' && isAll && /^\w+$/.test(label ?? '');
}

/** Where a variable is declared, its default is left out: the value comes from the environment then. */
function withoutDefault(site: Site, place: PlaceInBlocks): Replacement | undefined {
	if (!isDefault(site, place)) {
		return undefined;
	}
	const { text } = site.request;
	const { end } = site.literal;
	const isOneLine = !text.slice(place.block, place.start).includes('\n');
	const block = text.slice(place.block, text.indexOf(isOneLine ? '}' : '\n}', end));
	const line = text.slice(0, place.start).search(/[ \t]*$/);
	const lineEnd = end + (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0);
	const edit = /\bsensitive[ \t]*=/.test(block)
		? { start: line, end: lineEnd, text: '' }
		: { start: place.start, end, text: 'sensitive = true' };
	return { kind: 'edits', edits: [edit], reads: prefix + place.label };
}
