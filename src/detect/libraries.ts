import { isForeign, unexplainedWords } from './naming.ts';
import { speaksOfYativo } from './words.ts';

/** A line by which a program takes in a package, with its name: in JavaScript, Python, Java, C#, PHP and Rust. */
const imports: readonly RegExp[] = [
	/^[ \t]{0,8}(?:import|export)\b(?<names>[^'"\n]{0,200})["'](?<package>@?[a-z][\w./@-]{2,80})["']/gm,
	/^[ \t]{0,8}(?:const|let|var)\b(?<names>[^'"\n]{0,200})\brequire\(["'](?<package>@?[a-z][\w./@-]{2,80})["']/gm,
	/^[ \t]{0,8}from (?<package>[a-z][\w.]{2,80}) import (?<names>[\w, ]{1,120})/gm,
	/^[ \t]{0,8}(?:import|using|use) (?<package>(?:[A-Za-z]\w{1,40}(?:\.|::|\\)){1,5})(?<names>[A-Z]\w{1,60})/gm,
];

/** The host that a page takes a program from. */
const script = /<script\b[^<>]{0,200}\bsrc=["']https:\/\/(?<host>[\w.-]{4,80})/gi;

/** What stands in every such line: most surroundings are only searched for this. */
const mayImport = /\b(?:import|export|require|from|using|use)\b|<script/;

/** A shorter name is in many words by chance. */
const shortest = 5;

/**
 * The libraries of other vendors that a program takes in, by what it calls them: a name that its package or its host has as well.
 * `NorthLedger` of `northledger`, `Kestrel` of `@kestrelpay/node`.
 */
export function librariesIn(text: string): readonly string[] {
	if (!mayImport.test(text)) {
		return [];
	}
	const taken = imports
		.flatMap(form => [...text.matchAll(form)])
		.flatMap(({ groups }) => {
			const from = joined(groups?.package ?? '');
			return (groups?.names?.match(/[A-Za-z]\w{4,60}/g) ?? []).map(joined).filter(name => from.includes(name));
		});
	const hosts = [...text.matchAll(script)].flatMap(({ groups }) => (groups?.host ?? '').split('.').map(joined));
	return [...taken, ...hosts].filter(
		name => name.length >= shortest && !speaksOfYativo(name) && !isForeign(name) && unexplainedWords(name).length > 0,
	);
}

function joined(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
