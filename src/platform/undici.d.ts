/**
 * The files of undici that the transport uses. Its index is never imported: that would install undici's process-wide
 * dispatcher, which every other extension in the same host would get for its own `fetch`.
 */
declare module 'undici/lib/dispatcher/agent.js' {
	const Agent: typeof import('undici/types/agent').default;
	export = Agent;
}

declare module 'undici/lib/core/connect.js' {
	const buildConnector: typeof import('undici/types/connector').default;
	export = buildConnector;
}
