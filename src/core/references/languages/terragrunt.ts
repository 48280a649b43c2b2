import { literalWith } from '../embed.ts';
import type { Language } from '../language.ts';
import type { ReferenceRequest } from '../request.ts';
import type { Site } from '../site.ts';
import { hclSyntax, placed } from './hcl.ts';

/**
 * Terragrunt, alone among the readers of `.hcl`, has a function for the environment.
 *
 * Source: https://terragrunt.gruntwork.io/docs/reference/hcl/functions/#get_env
 */
export const terragrunt: Language = {
	syntax: hclSyntax,
	whole: site => placed(site, reference(site.request)),
	embed: { text: interpolated, heredoc: interpolated },
	prepare: ({ request }) => (isTerragrunt(request) ? [] : 'noReferences'),
};

function reference({ name }: ReferenceRequest): string {
	return `get_env("${name}")`;
}

function interpolated(site: Site): string {
	return literalWith(site, { middle: `\${${reference(site.request)}}` });
}

/** Files of other tools have another ending before `.hcl`, or none of these words. */
function isTerragrunt({ path, text }: ReferenceRequest): boolean {
	return (
		/(?:^|\/)terragrunt(?:\.\w+)?\.hcl$/.test(path) ||
		(/(?:^|\/)[^/.]+\.hcl$/.test(path) &&
			/^(?:include|remote_state|generate|dependency|terraform)\b[^\n=]{0,80}\{|^inputs[ \t]*=|\b(?:get_env|find_in_parent_folders|read_terragrunt_config|get_terragrunt_dir|path_relative_to_include)\(/m.test(
				text,
			))
	);
}
