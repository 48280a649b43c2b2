import { isClientCode } from './client.ts';
import { replaceInComponent, scriptAt } from './component.ts';
import { type Language, replaceIn } from './language.ts';
import { type LanguageName, languageOf } from './languageOf.ts';
import { csharp } from './languages/csharp.ts';
import { dart } from './languages/dart.ts';
import { replaceInDockerfile } from './languages/dockerfile.ts';
import { elixir } from './languages/elixir.ts';
import { go } from './languages/go.ts';
import { javascript, jsx } from './languages/javascript.ts';
import { java, kotlin } from './languages/jvm.ts';
import { php } from './languages/php.ts';
import { replaceInDotenv, replaceInHttp, replaceInProperties } from './languages/plain.ts';
import { powershell } from './languages/powershell.ts';
import { python } from './languages/python.ts';
import { ruby } from './languages/ruby.ts';
import { rust } from './languages/rust.ts';
import { fish, shell } from './languages/shell.ts';
import { swift } from './languages/swift.ts';
import { replaceInTerraform, terraform } from './languages/terraform.ts';
import { terragrunt } from './languages/terragrunt.ts';
import { replaceInYaml } from './languages/yaml.ts';
import { type ReferenceRequest, type Replacement, refused } from './request.ts';

/** The languages of programs, whose literals are looked for by a table. */
export const programs: Partial<Record<LanguageName, Language>> = {
	jsx,
	typescript: javascript,
	python,
	go,
	ruby,
	php,
	java,
	kotlin,
	csharp,
	rust,
	swift,
	dart,
	elixir,
	shell,
	fish,
	powershell,
	terraform,
	hcl: terragrunt,
};

/**
 * The edits that replace a credential in a text by a reference to an environment variable, in the text's own language: the
 * literal that is nothing but the credential goes with its quotes, in a longer one the reference is interpolated or
 * concatenated, and an import that it needs is added once. Never throws.
 */
export function replaceWithReference(request: ReferenceRequest): Replacement {
	const language = languageOf(request.path, request.languageId);
	const isServer = language === 'component' && scriptAt(request.text, request.start)?.isServer === true;
	if (!isServer && isClientCode(request, language)) {
		return refused('clientBundle');
	}
	const program = programs[language];
	if (program && language !== 'terraform') {
		return replaceIn(program, request);
	}
	switch (language) {
		case 'terraform':
			return replaceInTerraform(request);
		case 'component':
			return replaceInComponent(request);
		case 'dockerfile':
			return replaceInDockerfile(request);
		case 'yaml':
			return replaceInYaml(request);
		case 'http':
			return replaceInHttp(request);
		case 'dotenv':
			return replaceInDotenv(request);
		case 'properties':
			return replaceInProperties(request);
		default:
			return refused('noReferences');
	}
}
