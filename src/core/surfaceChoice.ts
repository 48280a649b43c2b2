import * as l10n from '@vscode/l10n';
import type { Choice } from './flow.ts';
import type { BasePath, Product, Profile, Surface } from './profile.ts';

/** Surface and base as the user fixes them, in place of discovery. */
export interface FixedSurface {
	readonly surface: Surface;
	readonly basePath: BasePath;
}

/** Every pair of surface and base that the documentation knows. `crypto-rest` is documented under `/api` alone. */
const documented: Readonly<Record<Product, readonly FixedSurface[]>> = {
	crypto: [
		{ surface: 'crypto-generate', basePath: '/api/v1' },
		{ surface: 'crypto-generate', basePath: '/api' },
		{ surface: 'crypto-2fa', basePath: '/api/v1' },
		{ surface: 'crypto-2fa', basePath: '/api' },
		{ surface: 'crypto-rest', basePath: '/api' },
	],
	business: [
		{ surface: 'business', basePath: '/api/v1' },
		{ surface: 'business', basePath: '/api' },
	],
};

/** The choice that leaves it to discovery. */
export const automatic = 'automatic';

/** What a user can choose as the generation of the API. */
export function surfaceChoices(product: Product): readonly Choice[] {
	return [
		{
			id: automatic,
			label: l10n.t('Detect automatically'),
			icon: 'search',
			detail: l10n.t('Ask the documented list addresses, one after the other.'),
		},
		...documented[product].map(({ surface, basePath }) => ({
			id: `${surface} ${basePath}`,
			label: surfaceLabel(surface),
			icon: 'versions',
			description: basePath,
			detail: surfaceDetail(surface),
		})),
	];
}

/** The pair that a choice stands for, or `undefined` for discovery. */
export function fixedSurfaceOf(product: Product, choiceId: string): FixedSurface | undefined {
	return documented[product].find(({ surface, basePath }) => `${surface} ${basePath}` === choiceId);
}

/** The choice that a profile has now. */
export function chosenSurface({ surface, basePath, surfaceFixed }: Profile): string {
	return surfaceFixed && surface && basePath ? `${surface} ${basePath}` : automatic;
}

/** A profile with its surface fixed, or left to discovery again. */
export function withSurface(profile: Profile, fixed: FixedSurface | undefined): Profile {
	const { surface: _surface, basePath: _basePath, surfaceFixed: _fixed, ...rest } = profile;
	return fixed ? { ...rest, ...fixed, surfaceFixed: true } : rest;
}

function surfaceLabel(surface: Surface): string {
	switch (surface) {
		case 'crypto-generate':
			return l10n.t('Crypto, newest reference');
		case 'crypto-2fa':
			return l10n.t('Crypto, guide with 2FA');
		case 'crypto-rest':
			return l10n.t('Crypto, older reference');
		case 'business':
			return l10n.t('Business');
	}
}

function surfaceDetail(surface: Surface): string {
	switch (surface) {
		case 'crypto-generate':
			return l10n.t('Keys start with yativo_ and are made at /apikey/generate.');
		case 'crypto-2fa':
			return l10n.t('Keys start with yvk_live_ and are made at /apikey/create.');
		case 'crypto-rest':
			return l10n.t('Keys start with yk_live_ and are made at /api-keys.');
		case 'business':
			return l10n.t('Keys start with yat_live_ and are made at /business/api-keys.');
	}
}
