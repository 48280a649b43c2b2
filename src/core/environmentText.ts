import * as l10n from '@vscode/l10n';
import type { Environment, Product } from './profile.ts';

/** The environment in the user's words. Everywhere the same words, so that production is never mistaken. */
export function environmentText(environment: Environment): string {
	switch (environment) {
		case 'production':
			return l10n.t('Production');
		case 'sandbox':
			return l10n.t('Sandbox');
		case 'custom':
			return l10n.t('Custom address');
	}
}

/** The product in the user's words. */
export function productText(product: Product): string {
	return product === 'crypto' ? l10n.t('Crypto') : l10n.t('Business');
}
