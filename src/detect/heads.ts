/** The beginnings of credentials that name themselves. */
const head = /y(?:ativo|vk|vs|k|s|at)_/y;
const second = new Set([...'avks'].map(letter => letter.charCodeAt(0)));

/**
 * The same in base64, from their second character on; all of them begin with `e`. A prefix goes on with the beginning of its
 * environment: four characters of base64 alone stand in every sixteen megabytes by chance.
 */
const encodedHead =
	/W(?:F0(?:aXZv|X(?:2xp|3Rl|3Nh))|tf(?:bGl2|dGVz|c2Fu))|X(?:Z[rz]X(?:2xp|3Rl|3Nh)|Nf(?:bGl2|dGVz|c2Fu))/y;

/** Where credentials that name themselves may begin. Hops from `y` to `y`: most of a text is only searched for one letter. */
export function headsIn(text: string): readonly number[] {
	const heads: number[] = [];
	for (let at = text.indexOf('y'); at >= 0; at = text.indexOf('y', at + 1)) {
		if (second.has(text.charCodeAt(at + 1))) {
			head.lastIndex = at;
			if (head.test(text)) {
				heads.push(at);
			}
		}
	}
	return heads;
}

/** Whether base64 that begins as such a credential does stands in a text. */
export function hasEncodedHead(text: string): boolean {
	return ['W', 'X'].some(letter => {
		for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) {
			encodedHead.lastIndex = at;
			if (text[at - 1] === 'e' && encodedHead.test(text)) {
				return true;
			}
		}
		return false;
	});
}
