import { BlockList, isIP } from 'node:net';

/** A host as `URL` prints it (IPv6 in brackets), with its port. */
export interface Address {
	readonly hostname: string;
	readonly port: number;
}

/** Splits what NO_PROXY or one line of `http.noProxy` holds: entries separated by commas or white space. */
export function splitNoProxy(list: string | undefined): readonly string[] {
	return (list ?? '').split(/[\s,]+/).filter(Boolean);
}

/**
 * Whether one entry of `http.noProxy` or NO_PROXY covers an address.
 *
 * Entries: `*`, a domain (covers what is below it too; a leading `.` or `*.` says the same), an IP address, an address
 * range such as `10.0.0.0/8`, each of them but the range with an optional `:port`.
 */
export function matchesNoProxy(entry: string, { hostname, port }: Address): boolean {
	if (entry === '*') {
		return true;
	}
	const bare = unbracketed(hostname);
	if (entry.includes('/')) {
		return isInRange(entry, bare);
	}
	const { host, port: onlyPort } = splitPort(entry.toLowerCase());
	if (onlyPort !== undefined && onlyPort !== port) {
		return false;
	}
	const domain = canonical(host).replace(/^\*?\./, '');
	return domain !== '' && (bare === domain || (isIP(bare) === 0 && bare.endsWith(`.${domain}`)));
}

function splitPort(entry: string): { readonly host: string; readonly port?: number } {
	if (isIP(entry) === 6) {
		return { host: entry };
	}
	const [, host = entry, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [];
	return { host: unbracketed(host), ...(port !== undefined && { port: Number(port) }) };
}

function isInRange(entry: string, address: string): boolean {
	const [bracketed = '', bits = ''] = entry.split('/');
	const network = unbracketed(bracketed);
	const version = isIP(network);
	if (
		version === 0 ||
		isIP(address) !== version ||
		!/^\d{1,3}$/.test(bits) ||
		Number(bits) > (version === 4 ? 32 : 128)
	) {
		return false;
	}
	const range = new BlockList();
	const family = version === 4 ? 'ipv4' : 'ipv6';
	range.addSubnet(network, Number(bits), family);
	return range.check(address, family);
}

/** An IPv6 address has many spellings; `URL` prints the shortest. */
function canonical(host: string): string {
	const url = isIP(host) === 6 ? URL.parse(`http://[${host}]`) : null;
	return url ? unbracketed(url.hostname) : host;
}

function unbracketed(host: string): string {
	return host.replace(/^\[(.*)\]$/, '$1');
}
