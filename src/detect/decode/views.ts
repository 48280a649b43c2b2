import { base64In } from './base64.ts';
import { coloursIn } from './colours.ts';
import { escapesIn } from './escapes.ts';
import { joinsIn } from './joins.ts';
import { rewrite, type View } from './view.ts';

/** How often what was decoded is decoded once more: base64 inside of base64, escapes of escapes. */
const depth = 2;

/** A text with what is written in other ways decoded in its place, step by step; only the steps that change something. */
export function decodedViews(plain: View, path: string): readonly View[] {
	const views: View[] = [];
	let last = plain;
	for (let round = 0; round < depth; round++) {
		const bare = rewrite(last, coloursIn(last.text));
		const escaped = rewrite(bare, escapesIn(bare.text));
		const joined = rewrite(escaped, joinsIn(escaped.text, path));
		const decoded = rewrite(joined, base64In(joined.text));
		views.push(...[bare, escaped, joined, decoded].filter((view, index, all) => view !== (all[index - 1] ?? last)));
		if (decoded === joined && escaped === bare) {
			break;
		}
		last = decoded;
	}
	return views;
}
