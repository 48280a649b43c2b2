import * as l10n from '@vscode/l10n';
import type { Refusal } from './request.ts';

/** Why there is no reference here, and what to do instead, in the user's words. */
export function refusalText(reason: Refusal): string {
	switch (reason) {
		case 'noReferences':
			return l10n.t('This kind of file cannot refer to an environment variable: keep the credential out of it.');
		case 'clientBundle':
			return l10n.t(
				'This code is sent to those who use it, and they can read every value in it: let a server make the call.',
			);
		case 'comment':
			return l10n.t('A comment needs no credential: delete it there.');
		case 'constant':
			return l10n.t('Only a constant can stand here: read the variable where the value is used.');
		case 'image':
			return l10n.t('What is set here stays in the image: pass the variable when the container starts.');
		case 'notUnderstood':
			return l10n.t('This place is too unusual to be changed safely: put the variable there by hand.');
	}
}
