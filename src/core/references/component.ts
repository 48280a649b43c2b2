import { replaceIn } from './language.ts';
import { javascript } from './languages/javascript.ts';
import { matchAt } from './match.ts';
import { edited, type ReferenceRequest, type Replacement, refused } from './request.ts';

/** A script of a Vue or Svelte component, or the part of an Astro component that runs on the server. Offsets in UTF-16 code units. */
export interface Script {
	readonly start: number;
	readonly end: number;
	readonly isTypeScript: boolean;
	/** Astro's front matter never leaves the server. */
	readonly isServer: boolean;
}

/** The script around an offset, or `undefined` in a template or a style. */
export function scriptAt(text: string, offset: number): Script | undefined {
	const fence = /^\uFEFF?\s*---\r?\n/.exec(text)?.[0].length;
	const fenceEnd = fence === undefined ? -1 : text.indexOf('\n---', fence - 1);
	if (fence !== undefined && fence <= offset && offset <= fenceEnd) {
		return { start: fence, end: fenceEnd + 1, isTypeScript: true, isServer: true };
	}
	const open = text.lastIndexOf('<script', offset);
	const tag = open < 0 ? undefined : matchAt('<script\\b[^>]*>', text, open)?.[0];
	const close = text.indexOf('</script', offset);
	const start = open + (tag?.length ?? 0);
	const isInside = tag !== undefined && close >= 0 && start <= offset && text.lastIndexOf('</script', offset) < open;
	return isInside
		? { start, end: close, isTypeScript: /\blang\s*=\s*["']?tsx?\b/.test(tag), isServer: false }
		: undefined;
}

/** Replaces a credential in the script of a component; what a template holds is sent to browsers. */
export function replaceInComponent(request: ReferenceRequest): Replacement {
	const script = scriptAt(request.text, request.start);
	if (!script) {
		return refused('clientBundle');
	}
	const { start, end, isTypeScript } = script;
	const replacement = replaceIn(javascript, {
		...request,
		text: request.text.slice(start, end),
		path: '',
		languageId: isTypeScript ? 'typescript' : 'javascript',
		start: request.start - start,
		end: request.end - start,
	});
	return replacement.kind === 'refused'
		? replacement
		: edited(...replacement.edits.map(edit => ({ ...edit, start: edit.start + start, end: edit.end + start })));
}
