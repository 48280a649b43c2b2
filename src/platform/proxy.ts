import { YativoError } from '../core/failure.ts';
import { isLoopback } from '../core/loopback.ts';
import { matchesNoProxy, splitNoProxy } from './noProxy.ts';

/** VS Code's `http.*` settings about proxies, as plain data. */
export interface ProxySettings {
	/** `http.proxy`. */
	readonly url?: string;
	/** `http.proxyAuthorization`: a whole `Proxy-Authorization`, in place of user and password in the proxy's address. */
	readonly authorization?: string;
	/** `http.noProxy`. */
	readonly noProxy: readonly string[];
	/** `http.proxyStrictSSL`: whether the certificate of an HTTPS proxy is verified. That of Yativo always is. */
	readonly strictSsl: boolean;
	/** `http.proxySupport`. With `off` no proxy is used, not even one of the environment. */
	readonly support: 'off' | 'on' | 'fallback' | 'override';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** An entry of `http.noProxy` or NO_PROXY that sends loopback through the proxy too, for debugging proxies. As in Chromium. */
const proxyLoopback = '<-loopback>';

/**
 * The proxy for a target, or `undefined` to connect directly.
 *
 * Settings come before environment variables; the variables are those VS Code reads. `http.noProxy` and NO_PROXY both
 * count, for either. Loopback is reached directly, as in VS Code, unless an entry `<-loopback>` says otherwise.
 * Proxies of the operating system (PAC files among them) are not visible to extensions and not used.
 *
 * @throws YativoError `proxyFailed` for a proxy that is no HTTP or HTTPS address.
 */
export function proxyFor(
	target: URL,
	{ settings, env }: { settings: ProxySettings; env: Environment },
): URL | undefined {
	const named = settings.support === 'off' ? undefined : settings.url || proxyOfEnvironment(target, env);
	if (!named) {
		return undefined;
	}
	const exceptions = [...settings.noProxy.flatMap(splitNoProxy), ...splitNoProxy(env.NO_PROXY || env.no_proxy)];
	const address = { hostname: target.hostname, port: Number(target.port) || (target.protocol === 'https:' ? 443 : 80) };
	if (
		(isLoopback(target.hostname) && !exceptions.includes(proxyLoopback)) ||
		exceptions.some(entry => matchesNoProxy(entry, address))
	) {
		return undefined;
	}
	return parseProxy(named);
}

function proxyOfEnvironment(target: URL, env: Environment): string | undefined {
	const forHttps = env.HTTPS_PROXY || env.https_proxy;
	const forHttp = env.HTTP_PROXY || env.http_proxy;
	return target.protocol === 'https:' ? forHttps || forHttp : forHttp;
}

/** A scheme may be missing, as in `proxy.example:8080`; it is then `http`. */
function parseProxy(text: string): URL {
	const address = text.trim();
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`);
	if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
		throw new YativoError({ kind: 'proxyFailed', proxy: url?.host ?? '?', unsupported: url?.protocol ?? '?' });
	}
	return url;
}

/** The value of `Proxy-Authorization` for a proxy whose URL names a user, or `undefined`. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
	if (username === '' && password === '') {
		return undefined;
	}
	return `Basic ${Buffer.from(`${unescaped(username)}:${unescaped(password)}`).toString('base64')}`;
}

/** `URL` escapes what it must; a password with a lone `%` was never escaped and stays as it is. */
function unescaped(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
