import { rules } from '../detect/rules.ts';

/** What `--rules` prints. */
export function rulesAsText(): string {
	return rules
		.flatMap(({ id, title, tier, severity, about, source }) => [
			`${id}  (tier ${tier}, ${severity})`,
			`  ${title}`,
			...wrap(about, 100).map(line => `  ${line}`),
			`  ${source}`,
			'',
		])
		.join('\n');
}

/** The same for machines: what each rule is, without its patterns. */
export function rulesAsJson(): string {
	const list = rules.map(({ id, title, about, tier, severity, source }) => ({
		id,
		title,
		about,
		tier,
		severity,
		source,
	}));
	return `${JSON.stringify({ version: 1, rules: list }, undefined, 2)}\n`;
}

function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + word.length + 1 > width) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}
	return lines;
}
