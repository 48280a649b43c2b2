import type { ReferenceRequest } from '../request.ts';
import { isWorkflow } from './githubActions.ts';
import { keyPath } from './yamlPlace.ts';

/** How a file refers to a variable. */
export interface Reference {
	readonly written: string;
	/** Whether nothing tells what reads the file, so that it may take the reference for plain text. */
	readonly isGuess?: true;
}

/** What reads a file: by path or by content, and the reference in its words, where it has any. The first that matches. */
interface Reader {
	readonly reads: (request: ReferenceRequest) => boolean;
	readonly reference?: (name: string) => string;
}

const expanded = (name: string) => `\${${name}}`;

const readers: readonly Reader[] = [
	{ reads: isWorkflow, reference: name => `\${{ secrets.${name} }}` },
	{
		reads: at(/(?:^|\/)(?:action|pubspec|pnpm-(?:lock|workspace)|mkdocs|codecov|renovate|dependabot|Chart)\.ya?ml$/),
	},
	{ reads: at(/(?:^|\/)\.github\//) },
	{ reads: ({ text }) => /^["']?apiVersion["']?:/m.test(text) && /^["']?kind["']?:/m.test(text) },
	{ reads: ({ text }) => /^["']?(?:openapi|swagger|asyncapi)["']?:/m.test(text) },
	{ reads: at(/(?:^|\/)values(?:[._-][\w.-]+)?\.ya?ml$/) },
	{ reads: isAnsible, reference: name => `{{ lookup('env', '${name}') }}` },
	{ reads: at(/(?:^|\/)azure-pipelines[^/]*$/), reference: name => `$(${name})` },
	{ reads: at(/(?:^|\/)serverless\.ya?ml$/), reference: name => `\${env:${name}}` },
	{ reads: request => isScript(request, /(?:^|\/)\.circleci\//, /^(?:command|run)$/), reference: expanded },
	{ reads: at(/(?:^|\/)\.circleci\//) },
	{ reads: at(/(?:^|\/)\.gitlab-ci[^/]*$/), reference: expanded },
	{ reads: at(/(?:^|\/)(?:(?:docker-)?compose|application|bootstrap)[^/]*$/), reference: expanded },
	{ reads: ({ languageId }) => languageId === 'dockercompose', reference: expanded },
];

/** The reference in the words of what reads the file, or `undefined` where that replaces nothing. */
export function referenceIn(request: ReferenceRequest): Reference | undefined {
	const reader = readers.find(({ reads }) => reads(request));
	if (!reader) {
		return { written: expanded(request.name), isGuess: true };
	}
	return reader.reference && { written: reader.reference(request.name) };
}

function at(pattern: RegExp): Reader['reads'] {
	return ({ path }) => pattern.test(path);
}

/** Whether a shell gets the text. */
function isScript({ text, path, start }: ReferenceRequest, file: RegExp, keys: RegExp): boolean {
	return file.test(path) && keys.test(keyPath(text, start).at(-1) ?? '');
}

/** Source: https://docs.ansible.com/ansible/latest/tips_tricks/sample_setup.html */
function isAnsible({ path, text }: ReferenceRequest): boolean {
	return (
		/(?:^|\/)(?:group_vars|host_vars|playbooks|roles\/[^/]+\/(?:tasks|vars|defaults|handlers))\//.test(path) ||
		(/^(?:-| ) +hosts:/m.test(text) && /^(?:-| ) +(?:tasks|roles|vars|vars_files|become|gather_facts):/m.test(text))
	);
}
