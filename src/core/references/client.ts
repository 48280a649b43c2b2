import type { LanguageName } from './languageOf.ts';
import type { ReferenceRequest } from './request.ts';

/** Prefixes that make a build tool write a variable's value into what browsers load. */
const publicName = /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC|VUE_APP|STORYBOOK)_/;

const browserPath = /(?:^|\/)(?:public|static|wwwroot|htdocs)\/|\.client\.[cm]?[jt]sx?$/;
const serverPath = /\.server\.[cm]?[jt]sx?$|(?:^|\/)(?:server|api)\/|\+(?:server|page\.server|layout\.server)\.[jt]s$/;

const browserCode =
	/^[ \t]*["']use client["']|\b(?:document|window|localStorage|sessionStorage|navigator)\s*\.|\b(?:createRoot|hydrateRoot)\(|\buse(?:State|Effect|Ref|Reducer|LayoutEffect)\(|\bonClick=|\bcustomElements\.define/m;
const serverCode =
	/\bprocess\.env\b|\bDeno\.|\bBun\.|["']node:|\brequire\(\s*["'](?:fs|http|path|express|dotenv)["']|\bfrom\s*["'](?:express|fastify|koa|hono|next\/server)["']|^[ \t]*["']use server["']|^#!/m;

const devices: Partial<Record<LanguageName, RegExp>> = {
	dart: /^import\s+['"]package:flutter\//m,
	swift: /^[ \t]*import[ \t]+(?:SwiftUI|UIKit|AppKit|WatchKit)\b/m,
	kotlin: /^[ \t]*import[ \t]+(?:android|androidx)\./m,
	java: /^[ \t]*import[ \t]+(?:android|androidx)\./m,
};

/**
 * Whether the code is shipped to its users, who can read every value in it: a reference there would only hide the leak
 * from the repository.
 */
export function isClientCode(request: ReferenceRequest, language: LanguageName): boolean {
	const { text, path, name, hints } = request;
	if (publicName.test(name) || devices[language]?.test(text)) {
		return true;
	}
	if (language !== 'jsx' && language !== 'typescript' && language !== 'component') {
		return false;
	}
	if (hints?.browser !== undefined) {
		return hints.browser;
	}
	if (serverPath.test(path)) {
		return false;
	}
	return language === 'component' || browserPath.test(path) || (browserCode.test(text) && !serverCode.test(text));
}
