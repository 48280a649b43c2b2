import type { Edit } from '../../edit.ts';
import { joined, literalWith } from '../embed.ts';
import { lineEdit } from '../imports/lines.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import type { Refusal } from '../request.ts';
import type { Site } from '../site.ts';

const quotes = ['"""', "'''", '"', "'"];

export const dart: Language = {
	syntax: {
		comments: ['//.*', blockComment],
		strings: [
			...quotes.map(quote => ({ id: 'raw', open: `\\br${quote}`, close: () => quote })),
			...quotes.map(quote => ({
				id: 'interpolated',
				open: quote,
				close: () => quote,
				escape: '\\\\[\\s\\S]',
				hole: () => '\\$\\{',
			})),
		],
	},
	whole: site => `${reference(site)}!`,
	embed: {
		raw: site => (site.isWhole ? undefined : joined(site, `${reference(site)}!`, '+')),
		interpolated: site => literalWith(site, { middle: `\${${reference(site)}}` }),
	},
	joinsNeighbours: true,
	prepare: site => (isFixed(site) ? 'constant' : madeFinal(site)),
	needs: ({ text }) => (importedIo(text) ? [] : [importEdit(text)]),
};

function reference({ request, quote }: Site): string {
	const alias = importedIo(request.text)?.[1];
	return `${alias === undefined ? '' : `${alias}.`}Platform.environment[${quote}${request.name}${quote}]`;
}

function importedIo(text: string): RegExpExecArray | undefined {
	return /^import\s+['"]dart:io['"](?:\s+as\s+(\w+))?/m.exec(text) ?? undefined;
}

function importEdit(text: string): Edit {
	const header = /(?:[ \t]*(?:\/\/.*|#!.*|library\b.*)?\r?\n)*/y;
	return lineEdit(text, { line: "import 'dart:io';", before: /^import\s/m, header });
}

/** Annotations, default values of parameters, labels and constant objects take constants only. */
function isFixed({ before }: Site): boolean {
	return /@\w[\w.]*\s*\([^()]*$|\(\s*(?:[^(){}[\]]*,\s*)?[{[][^(){}]*=\s*$|\bcase\s+$|\bconst\s+[\w.<>]*\s*[([{][^;]*$/.test(
		before,
	);
}

/** `const` to `final`: what the environment holds is no constant. */
function madeFinal({ before, literal }: Site): Refusal | readonly Edit[] {
	const match = /\bconst(?=\s+(?:[\w<>?]+\s+)?\w+\s*=[^;]*$)/.exec(before);
	if (!match) {
		return [];
	}
	const start = literal.start - before.length + match.index;
	return [{ start, end: start + 'const'.length, text: 'final' }];
}
