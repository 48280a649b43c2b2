import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { declaredIn } from '../../core/references/languages/terraform.ts';
import { readOptional } from '../repository.ts';

/** More files than this are no module that somebody wrote. */
const maxFiles = 200;

/**
 * The variables that the other files of a module of Terraform declare: those of its folder. `openText` gives the text of a
 * file that an editor has, saved or not.
 */
export function declaredBeside(file: string, openText: (file: string) => string | undefined): readonly string[] {
	const others = filesIn(dirname(file)).filter(other => other.endsWith('.tf') && other !== file);
	return others.slice(0, maxFiles).flatMap(other => declaredIn(openText(other) ?? readOptional(other) ?? ''));
}

function filesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder).map(name => join(folder, name));
	} catch {
		return [];
	}
}
