/**
 * Where the documentation contradicts itself or is silent, a switch says what this simulator does.
 *
 * The first value is the default. Numbers are examples: any number of the same meaning is taken. `C…` is the number of
 * the contradiction; the fiat sandbox host (C23) and webhook signatures (C25) have nothing to switch on a loopback server.
 */
export const switches = {
	bases: { about: 'C1: which roots are alive', values: ['both', 'v1', 'unversioned'] },
	restBase: { about: 'C1: where crypto-rest lives; only /api is documented', values: ['unversioned', 'both', 'v1'] },
	createPath: {
		about: 'C2: create paths of the /apikey family, or each surface its own',
		values: ['own', 'generate', 'create'],
	},
	generateList: {
		about: 'C3: where crypto-generate lists its keys, when crypto-2fa and crypto-rest are off',
		values: ['/apikey/list', '/api-keys', 'nowhere'],
	},
	generateItem: {
		about: 'Section 7: a key in lists of crypto-generate: in the words of its create answer, or of the types beside it',
		values: ['answer', 'types'],
	},
	listRoute: {
		about: 'C3: GET /apikey/list is a list, or is taken for an id and refused with this status',
		values: ['list', 'id-404', 'id-400'],
	},
	revokeForm: {
		about: 'C4: how the /apikey family revokes, or each surface its own way',
		values: ['own', 'DELETE', 'POST'],
	},
	tokenPath: { about: 'C5: where crypto keys are exchanged', values: ['both', '/auth/token', '/apikey/token'] },
	generateAnswer: {
		about: 'C6: create answer of crypto-generate: as the sample (no id), with an id, or as the types',
		values: ['sample', 'sample-with-id', 'types'],
	},
	grantedName: { about: 'C7: the name kept is the one asked for, or another', values: ['requested', 'other'] },
	grantedScopes: {
		about: 'C7: the scopes kept are those asked for, coarse ones, or fewer',
		values: ['requested', 'coarse', 'fewer'],
	},
	scopeVocabulary: {
		about: 'C8: scopes accepted: all of the product, only those of the surface, or any word',
		values: ['product', 'surface', 'any'],
	},
	scopesRequired: {
		about: 'C9: whether scopes must be sent; where not, none means all',
		values: ['as-documented', 'always', 'never'],
	},
	expiryField: {
		about: 'C10: the field that sets the expiry',
		values: ['as-documented', 'expires_at', 'expires_in_days', 'either'],
	},
	unknownFields: { about: 'What happens to request fields that are not known', values: ['ignored', 'refused'] },
	cryptoTotp: {
		about: 'C11: codes for changes on crypto-generate and crypto-rest, for accounts with 2FA',
		values: ['required', 'checked-if-sent', 'ignored'],
	},
	businessTotp: {
		about: 'C11: codes for changes on business, for accounts with 2FA',
		values: ['checked-if-sent', 'required', 'ignored'],
	},
	totpForReads: { about: 'C12: whether crypto list and get need a code', values: ['never', 'always'] },
	totpPlace: { about: 'C13: where the code is looked for', values: ['header', 'body', 'either'] },
	totpRefusalStatus: { about: 'Section 7: status for a wrong, missing or reused code', values: [401, 400, 403, 422] },
	totpRefusalShape: {
		about: 'Section 7: error shape for a refused code',
		values: ['of-surface', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E6-result'],
	},
	totpRefusalText: { about: 'Section 7: whether the text speaks of the code', values: ['plain', 'vague'] },
	totpFailures: { about: 'What repeated wrong codes lead to', values: ['slow-down', 'lock', 'nothing'] },
	rotate: { about: 'C14: whether crypto-2fa rotates', values: ['alive', 'absent'] },
	rotateAnswer: {
		about: 'Section 7: answer of a rotation',
		values: ['flat', 'data', 'secret-field', 'secret-alone'],
	},
	rotatedKey: { about: 'Section 7: what a rotation renews', values: ['secret', 'pair'] },
	rotatedSecret: { about: 'Section 7: the old secret after a rotation', values: ['dies', 'lives-on'] },
	headerAuth: {
		about: 'C15, C16: X-API-Key with X-API-Secret, without it, or not at all',
		values: ['pair', 'key-alone', 'refused'],
	},
	cryptoKeyAsBearer: { about: 'C16: a crypto key itself as bearer', values: ['refused', 'accepted'] },
	keyExpiry: { about: 'C17: whether keys stop working when they expire', values: ['enforced', 'ignored'] },
	expiredStatus: { about: 'C17: how an expired key is listed', values: ['expired', 'revoked', 'active'] },
	tokenLifetime: {
		about: 'C18: lifetime of bearer tokens: 3600 s crypto, 600 s fiat, or the same number of seconds for all',
		values: [0, 90],
	},
	tokenAnswer: {
		about: 'Section 3: crypto exchange answer: as each page has it, or one shape for all',
		values: ['as-documented', 'full', 'guide', 'bare', 'in-data', 'no-lifetime'],
	},
	refreshRoute: { about: 'C19: GET …/refresh-token', values: ['alive', 'absent'] },
	sessionRefreshAnswer: { about: 'Section 7: answer of the crypto session refresh', values: ['data', 'flat'] },
	errorShape: {
		about: 'C20: error bodies: those of the surface, or one shape for all',
		values: ['of-surface', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E6-result'],
	},
	failureStatus: { about: 'Failures have their status, or hide inside HTTP 200', values: ['own', '200'] },
	fiatIdempotency: { about: 'C21: Idempotency-Key on business changes', values: ['required', 'optional'] },
	idempotentReplay: { about: 'C22: a repeated Idempotency-Key on fiat', values: ['first-answer', 'conflict'] },
	cryptoIdempotency: {
		about: 'C21, C22: Idempotency-Key on crypto key creation',
		values: ['ignored', 'conflict', 'first-answer', 'refused'],
	},
	signIn: { about: 'C24: how a crypto session starts', values: ['email-code', 'password', 'magic-link'] },
	loginAnswer: { about: 'Section 7: answer of the login that sends a code', values: ['message', 'data', 'empty'] },
	listAnswer: {
		about: 'Section 7: where /apikey/list puts the keys',
		values: ['data.keys', 'data', 'keys', 'bare'],
	},
	getAnswer: { about: 'Section 7: where GET /apikey/{id} puts the key', values: ['data', 'flat'] },
	restGet: { about: 'Section 7: GET /api-keys/{id}', values: ['absent', 'alive'] },
	idField: {
		about: 'Section 7: name of the id in lists of the /apikey family',
		values: ['own', 'id', 'key_id', '_id'],
	},
	idFormat: { about: 'Section 1.7: format of new ids', values: ['ulid', 'hex', 'short'] },
	listApiKey: { about: 'Section 7: the public part in crypto lists', values: ['whole', 'masked', 'absent'] },
	extraFields: { about: 'Fields nobody documented, a rate limit among them', values: ['absent', 'present'] },
	dateFormat: {
		about: 'Section 1.7: dates in lists',
		values: ['seconds', 'milliseconds', 'microseconds'],
	},
	statusCase: { about: 'Letter case of a status in lists', values: ['lower', 'upper'] },
	statusCode: { about: 'Section 6.7: `status_code` is a number or a string', values: ['number', 'string'] },
	revokeAnswer: {
		about: 'Section 7: answer of a revocation: as documented where it is, or one for all',
		values: ['as-documented', 'message', 'empty-200', 'empty-204'],
	},
	revokeAgain: { about: 'Revoking a revoked key', values: ['conflict', 'success', 'not-found'] },
	permissionsAnswer: { about: 'Section 7: answer of a permission change', values: ['data', 'flat', 'empty-204'] },
	createStatus: { about: 'Section 7: HTTP status of a creation', values: [201, 200] },
	tokenManagesKeys: {
		about: 'Section 7: what an exchanged token may do with keys',
		values: ['everything', 'by-scope', 'reads', 'nothing'],
	},
	address: { about: 'IP allow-list of the account', values: ['allowed', 'blocked'] },
	propagationMs: { about: 'Time until a created key is listed', values: [0, 2000] },
	rateLimitHeaders: { about: 'X-RateLimit-* on every answer', values: ['present', 'absent'] },
	unknownPath: { about: 'A path nobody serves', values: ['json-404', 'html-404', 'json-405'] },
} as const satisfies Record<string, { about: string; values: readonly (string | number)[] }>;

export type SwitchName = keyof typeof switches;

/** One value per switch; a number switch takes any number. */
export type Switches = {
	readonly [K in SwitchName]: (typeof switches)[K]['values'][number] extends number
		? number
		: (typeof switches)[K]['values'][number];
};

export const switchNames = Object.keys(switches) as SwitchName[];

/** Every switch at its default. */
export const defaultSwitches = Object.fromEntries(
	Object.entries(switches).map(([name, { values }]) => [name, values[0]]),
) as unknown as Switches;
