import * as l10n from '@vscode/l10n';
import { displayText } from '../displayText.ts';
import { environmentText } from '../environmentText.ts';
import { expiryAsked, type KeyChangeContext, type KeyChangeDraft, scopeDifference, scopesAsked } from './draft.ts';

/** The title of the conversation: what is done, to what, and where. */
export function titleOf({ change, key, profile }: KeyChangeContext): string {
	const place = `${displayText(profile.name)} · ${environmentText(profile.environment)}`;
	const name = displayText(key?.name ?? '');
	switch (change) {
		case 'create':
			return l10n.t('New API key ({0})', place);
		case 'replace':
			return l10n.t('Replace “{0}” ({1})', name, place);
		case 'rotate':
			return l10n.t('Rotate “{0}” ({1})', name, place);
		case 'updateScopes':
			return l10n.t('Scopes of “{0}” ({1})', name, place);
		case 'revoke':
			return l10n.t('Revoke “{0}” ({1})', name, place);
	}
}

/** What will happen when the code is entered, in one line. */
export function summaryOf(context: KeyChangeContext, draft: KeyChangeDraft): string {
	const { change, key, dayText } = context;
	switch (change) {
		case 'create':
		case 'replace': {
			const expiry = expiryAsked(context, draft);
			return l10n.t(
				'Creates “{0}” with {1}, {2}.',
				displayText(draft.name ?? ''),
				listText(scopesAsked(context, draft)),
				expiry ? l10n.t('until {0}', dayText(expiry)) : l10n.t('without expiry'),
			);
		}
		case 'updateScopes': {
			const { added, removed } = scopeDifference(key?.scopes ?? [], scopesAsked(context, draft));
			return [
				...(added.length > 0 ? [l10n.t('Adds {0}.', listText(added))] : []),
				...(removed.length > 0 ? [l10n.t('Removes {0}.', listText(removed))] : []),
			].join(' ');
		}
		case 'rotate':
			return l10n.t('The old secret stops working at once.');
		case 'revoke':
			return l10n.t('The key stops working at once and for good.');
	}
}

function listText(scopes: readonly string[]): string {
	return scopes.map(displayText).join(', ');
}
