/**
 * Whether a host is this machine itself, so that plain HTTP to it stays off the network.
 *
 * Takes what `URL.hostname` prints: lower case, IPv4 normalised, IPv6 in brackets. Names such as `x.localhost` do not
 * count: some resolvers ask the network for them.
 */
export function isLoopback(hostname: string): boolean {
	return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
