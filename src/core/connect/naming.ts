import * as l10n from '@vscode/l10n';
import { displayText } from '../displayText.ts';
import { environmentText, productText } from '../environmentText.ts';
import type { Complaint } from '../flow.ts';
import type { Product } from '../profile.ts';
import type { Endpoint } from './endpoint.ts';

/** A name for a new profile that no other has: `Crypto Sandbox`, `Crypto Sandbox 2`, `Business (127.0.0.1:4010)`. */
export function proposeName(product: Product, endpoint: Endpoint, taken: readonly string[]): string {
	const base =
		endpoint.environment === 'custom'
			? `${productText(product)} (${new URL(endpoint.origin).host})`
			: `${productText(product)} ${environmentText(endpoint.environment)}`;
	let name = base;
	for (let number = 2; isTaken(name, taken); number += 1) {
		name = `${base} ${number}`;
	}
	return name;
}

/** Names tell profiles apart in the Accounts menu, where two that look the same could not be told. */
export function checkName(name: string, taken: readonly string[]): Complaint | undefined {
	if (name === '') {
		return { severity: 'error', message: l10n.t('Enter a name.') };
	}
	if (displayText(name) !== name) {
		return { severity: 'error', message: l10n.t('Use a shorter name without special characters.') };
	}
	return isTaken(name, taken) ? { severity: 'error', message: l10n.t('Another connection has this name.') } : undefined;
}

function isTaken(name: string, taken: readonly string[]): boolean {
	return taken.some(other => other.toLocaleLowerCase() === name.toLocaleLowerCase());
}
