import * as l10n from '@vscode/l10n';
import type { Choice, Question, TextQuestion } from '../flow.ts';
import type { Environment, Method, Product } from '../profile.ts';
import { Secret } from '../secret.ts';
import { isSharedSandboxKey } from '../sharedKey.ts';
import { automatic, surfaceChoices } from '../surfaceChoice.ts';
import { parseTotpCode } from '../totpCode.ts';
import { checkField, normalizeField } from './checkField.ts';
import { type ConnectDraft, type ConnectStep, endpointOf, type Field, methodsOf } from './draft.ts';
import { checkAddress, hostsOf } from './endpoint.ts';
import { checkName, proposeName } from './naming.ts';

/** What the questions depend on besides the answers. */
export interface ConnectContext {
	/** Names of the other profiles. */
	readonly taken: readonly string[];
	/** Whether a code of the authenticator was sent lately: each works once. */
	readonly wasSent: (code: Secret) => boolean;
	readonly now: Date;
}

/** What a step asks, with the answer it already has. */
export function connectQuestion(step: ConnectStep, draft: ConnectDraft, context: ConnectContext): Question {
	const product = draft.product ?? 'crypto';
	switch (step) {
		case 'product':
			return {
				kind: 'pick',
				prompt: l10n.t('Which Yativo product?'),
				choices: productChoices(),
				...(draft.product && { chosen: draft.product }),
			};
		case 'environment':
			return {
				kind: 'pick',
				prompt: l10n.t('Which environment?'),
				choices: environmentChoices(product),
				chosen: draft.environment ?? 'sandbox',
			};
		case 'sandboxHost':
			return {
				kind: 'pick',
				prompt: l10n.t('Several sandboxes are documented. Which one gets your credentials?'),
				choices: sandboxChoices(product),
				...(draft.sandboxHost && { chosen: draft.sandboxHost }),
			};
		case 'address':
			return {
				kind: 'text',
				prompt: l10n.t('Address of the Yativo API. Your credentials go there.'),
				placeholder: 'http://127.0.0.1:4010',
				masked: false,
				...(draft.address !== undefined && { value: new Secret(draft.address) }),
				check: text => checkAddress(text.trim(), product),
			};
		case 'method':
			return {
				kind: 'pick',
				prompt: l10n.t('How do you sign in?'),
				choices: methodsOf[product].map(methodChoice),
				...(draft.method && { chosen: draft.method }),
			};
		case 'surface':
			return {
				kind: 'pick',
				prompt: l10n.t('Which generation of the API does this address speak?'),
				choices: surfaceChoices(product),
				chosen: draft.fixed ? `${draft.fixed.surface} ${draft.fixed.basePath}` : automatic,
			};
		case 'name':
			return nameQuestion(draft, context);
		case 'authenticator':
			return authenticatorQuestion(context);
		default:
			return fieldQuestion(step, draft, context);
	}
}

function nameQuestion(draft: ConnectDraft, { taken }: ConnectContext): TextQuestion {
	const shared = draft.method === 'apiKey' && isSharedSandboxKey(draft.fields.apiKey?.reveal() ?? '');
	return {
		kind: 'text',
		prompt: shared
			? l10n.t('This is the public sandbox key of the documentation: anyone can use this account. Name the connection')
			: l10n.t('Name this connection'),
		masked: false,
		value: new Secret(draft.name ?? proposedName(draft, { taken })),
		check: text => checkName(text.trim(), taken),
	};
}

/** The name that is proposed for what the answers describe. */
export function proposedName(draft: ConnectDraft, { taken }: Pick<ConnectContext, 'taken'>): string {
	return proposeName(draft.product ?? 'crypto', endpointOf(draft), taken);
}

/** Asks for a code that listing keys needs. */
export function authenticatorQuestion({ wasSent }: Pick<ConnectContext, 'wasSent'>): TextQuestion {
	return {
		kind: 'text',
		prompt: l10n.t('Code from your authenticator app: this account wants one for listing keys'),
		placeholder: '123456',
		masked: true,
		check(text) {
			const code = parseTotpCode(text);
			if (!code) {
				return { severity: 'error', message: l10n.t('A code has 6 digits.') };
			}
			return wasSent(code)
				? {
						severity: 'error',
						message: l10n.t('This code was sent before. Wait for the next one: each works once.'),
					}
				: undefined;
		},
	};
}

function fieldQuestion(field: Field, draft: ConnectDraft, { now }: ConnectContext): TextQuestion {
	const { fields } = draft;
	const apiKey = fields.apiKey?.reveal();
	return {
		kind: 'text',
		...fieldPrompt(field, draft),
		masked: !(field === 'email' || field === 'accountId'),
		...(fields[field] && { value: fields[field] }),
		check: text => checkField(field, normalizeField(field, text), { now, ...(apiKey !== undefined && { apiKey }) }),
	};
}

function fieldPrompt(
	field: Field,
	{ fields }: ConnectDraft,
): { readonly prompt: string; readonly placeholder?: string } {
	switch (field) {
		case 'apiKey':
			return { prompt: l10n.t('API key'), placeholder: 'yativo_…' };
		case 'apiSecret':
			return { prompt: l10n.t('API secret, shown once when the key was made') };
		case 'accessToken':
			return { prompt: l10n.t('Access token'), placeholder: 'eyJ…' };
		case 'email':
			return { prompt: l10n.t('E-mail address of your Yativo account. A code will be sent there.') };
		case 'code':
			return {
				prompt: l10n.t('Code sent to {0}. Go back to have a new one sent.', fields.email?.reveal() ?? ''),
				placeholder: '123456',
			};
		case 'accountId':
			return { prompt: l10n.t('Account id, from Settings → Account in the dashboard'), placeholder: 'acct_…' };
		case 'appSecret':
			return { prompt: l10n.t('App Secret, from Developer → API Key in the dashboard'), placeholder: 'yat_live_…' };
		case 'businessKey':
			return {
				prompt: l10n.t('Business key. An App Secret looks the same: go back if it is one.'),
				placeholder: 'yat_live_…',
			};
	}
}

function productChoices(): readonly Choice[] {
	return [
		{
			id: 'crypto' satisfies Product,
			label: l10n.t('Crypto'),
			icon: 'link',
			detail: l10n.t('Wallets, assets, transactions. Keys start with yativo_, yvk_live_ or yk_live_.'),
		},
		{
			id: 'business' satisfies Product,
			label: l10n.t('Business'),
			icon: 'briefcase',
			detail: l10n.t('Payouts, customers, virtual accounts. Keys start with yat_live_.'),
		},
	];
}

function environmentChoices(product: Product): readonly Choice[] {
	return [
		{
			id: 'sandbox' satisfies Environment,
			label: l10n.t('Sandbox'),
			icon: 'beaker',
			description: hostsOf(product, 'sandbox')[0] ?? '',
			detail: l10n.t('For trying out. No real money.'),
		},
		{
			id: 'production' satisfies Environment,
			label: l10n.t('Production'),
			icon: 'globe',
			description: hostsOf(product, 'production')[0] ?? '',
			detail: l10n.t('Real accounts, real money.'),
		},
		{
			id: 'custom' satisfies Environment,
			label: l10n.t('Custom address…'),
			icon: 'server',
			detail: l10n.t('Another address that speaks the Yativo API, such as a simulator on this machine.'),
		},
	];
}

function sandboxChoices(product: Product): readonly Choice[] {
	return hostsOf(product, 'sandbox').map((host, index) => ({
		id: host,
		label: host,
		icon: 'beaker',
		detail: index === 0 ? l10n.t('Named by the newest documentation.') : l10n.t('Named by older documentation.'),
	}));
}

function methodChoice(method: Method): Choice {
	switch (method) {
		case 'apiKey':
			return {
				id: method,
				label: l10n.t('API key and secret'),
				icon: 'key',
				detail: l10n.t('From the dashboard: Settings → API Keys. Renews its session by itself.'),
			};
		case 'emailCode':
			return {
				id: method,
				label: l10n.t('Code by e-mail'),
				icon: 'mail',
				detail: l10n.t('Signs in as you. Yativo sends a code; the session is short.'),
			};
		case 'accessToken':
			return {
				id: method,
				label: l10n.t('Access token'),
				icon: 'shield',
				detail: l10n.t('One that you already have. It ends soon and cannot be renewed.'),
			};
		case 'appSecret':
			return {
				id: method,
				label: l10n.t('Account id and App Secret'),
				icon: 'organization',
				detail: l10n.t('From the dashboard: Settings → Account and Developer → API Key.'),
			};
		case 'businessKey':
			return {
				id: method,
				label: l10n.t('Business key'),
				icon: 'key',
				detail: l10n.t('One key that works alone and starts with yat_live_.'),
			};
	}
}
