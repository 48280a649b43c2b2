import type { ProxySettings } from './proxy.ts';
import { isOneOf, isText } from './shape.ts';

/** The part of `vscode.WorkspaceConfiguration` that is needed. */
export interface Settings {
	inspect(key: string): { readonly defaultValue?: unknown; readonly globalValue?: unknown } | undefined;
}

/**
 * A setting as the user or its default has it, and never as a workspace has it: what decides where credentials go is not
 * for the authors of a repository to say.
 */
function userSetting(settings: Settings, key: string): unknown {
	const { globalValue, defaultValue } = settings.inspect(key) ?? {};
	return globalValue ?? defaultValue;
}

const supports: readonly ProxySettings['support'][] = ['off', 'on', 'fallback', 'override'];

/** What VS Code's settings say about proxies. Values that make no sense count as not set. @param http section `http` */
export function proxySettings(http: Settings): ProxySettings {
	const url = userSetting(http, 'proxy');
	const authorization = userSetting(http, 'proxyAuthorization');
	const noProxy = userSetting(http, 'noProxy');
	const support = userSetting(http, 'proxySupport');
	return {
		noProxy: Array.isArray(noProxy) ? noProxy.filter(isText) : [],
		strictSsl: userSetting(http, 'proxyStrictSSL') !== false,
		support: isOneOf(supports, support) ? support : 'override',
		...(isText(url) && { url }),
		...(isHeaderValue(authorization) && { authorization }),
	};
}

/** Whether a value fits into one header line, and adds none. */
function isHeaderValue(value: unknown): value is string {
	return typeof value === 'string' && /^[\x20-\x7e]+$/.test(value);
}

/** Whether VS Code trusts the certificate authorities of the operating system, `http.systemCertificates`. @param http section `http` */
export function trustsSystem(http: Settings): boolean {
	return userSetting(http, 'systemCertificates') !== false;
}

const defaultClearSeconds = 30;

/** How long a copied secret stays on the clipboard, in milliseconds; 0: until replaced. @param yativo section `yativo` */
export function clipboardClearMs(yativo: Settings): number {
	const seconds = userSetting(yativo, 'clipboard.clearAfterSeconds');
	return 1000 * (typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds, 86_400) : defaultClearSeconds);
}
