import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Surface } from '../../simulator/scopes.ts';
import { type Switches, type SwitchName, switches, switchNames } from '../../simulator/switches.ts';
import { tour } from './tour.ts';

/** A switch of crypto-generate decides only where the guide does not answer its list. */
const casts: readonly (readonly Surface[] | undefined)[] = [undefined, ['crypto-generate']];

/** Requests that read the keys of the `/apikey` family, of any crypto surface, of any surface. */
const familyList = /^GET \/api(\/v1)?\/apikey\/list /;
const cryptoRead = /^(GET \S*(apikey|api-keys)|PUT \S*permissions)/;
const creation = /^POST \S*(create|generate|api-keys) /;
const codeChange = /^(POST|DELETE|PUT) \S*(apikey|api-keys)/;

/**
 * What a switch is about: `only` these requests are answered differently, or, where a different answer has
 * consequences, the `first` different one is such a request.
 */
const reach: Readonly<Record<SwitchName, { only: RegExp } | { first: RegExp }>> = {
	bases: { first: /^GET .*"Cannot find \/api/ },
	restBase: { first: /^GET \/api\/v1\/api-keys .*"keys":\[\]/ },
	createPath: { first: /^POST \S*apikey\/(create|generate) .*Cannot find/ },
	generateList: { first: /^GET \S*\/(api-keys .*"status":200|apikey\/list .*"status":404)/ },
	generateItem: { only: /^GET \S*\/(apikey\/list|api-keys) / },
	listRoute: { only: familyList },
	revokeForm: { first: /^(POST \S*revoke|DELETE \S*apikey\/\w+) .*Cannot find/ },
	tokenPath: { first: /^POST \S*token .*Cannot find/ },
	generateAnswer: { only: /^POST \S*\/apikey\/generate .*("id"|"key_id"):"key_/ },
	grantedName: { first: /^POST \S*create .*"name":"Production API Key"/ },
	grantedScopes: { first: /^POST \S*create .*"permissions":\["read"(,"write","transactions")?\]/ },
	scopeVocabulary: { first: /^POST \S*((generate|api-keys) .*Unknown scope|create .*"status":201)/ },
	scopesRequired: { first: /^POST \S*(generate .*Must be a non-empty list|create .*"No scopes")/ },
	expiryField: { first: creation },
	unknownFields: { first: /^POST .*"color":"Unknown field"/ },
	cryptoTotp: { first: /^POST \S*generate .*"status":201/ },
	businessTotp: { first: /^POST \S*business.*("status":201|2FA token is required)/ },
	totpForReads: { first: /^GET .*2FA token is required/ },
	totpPlace: { first: /^POST \S*create / },
	totpRefusalStatus: { only: codeChange },
	totpRefusalShape: { only: codeChange },
	totpRefusalText: { only: /Request refused/ },
	totpFailures: { first: /^(POST|DELETE) \S*narrow.*(locked|Invalid 2FA)/ },
	rotate: { first: /rotate → .*Cannot find/ },
	rotateAnswer: { only: /^POST \S*rotate / },
	rotatedKey: { first: /^POST \S*rotate / },
	rotatedSecret: { first: /^POST \S*auth\/token .*"status":200/ },
	headerAuth: { first: /^GET .*"status":(200|401)/ },
	cryptoKeyAsBearer: { first: /^GET .*"status":200/ },
	keyExpiry: { first: /^POST \S*auth\/token .*"status":200/ },
	expiredStatus: { only: cryptoRead },
	tokenLifetime: { first: /^POST \S*token .*"expires_in":90/ },
	tokenAnswer: { only: /^POST \S*\/token / },
	refreshRoute: { first: /^GET \S*refresh-token .*Cannot find/ },
	sessionRefreshAnswer: { only: /^GET \S*authentication\/refresh-token / },
	errorShape: { only: /"status":[45]\d\d/ },
	failureStatus: { only: /"status":200.*("status":"error"|"success":false)/ },
	fiatIdempotency: { first: /^POST \S*business\/api-keys .*"status":201/ },
	idempotentReplay: { first: /^POST \S*business\/api-keys .*"status":409/ },
	cryptoIdempotency: { first: creation },
	signIn: { first: /^POST \S*authentication\/login / },
	loginAnswer: { only: /^POST \S*authentication\/login / },
	listAnswer: { only: familyList },
	getAnswer: { only: /^GET \S*apikey\/used / },
	restGet: { only: /^GET \S*api-keys\/used / },
	idField: { only: cryptoRead },
	idFormat: { first: /^POST \S*create .*"id":"key_[0-9a-f]{8,24}"/ },
	listApiKey: { only: cryptoRead },
	extraFields: { only: /"ip_restrictions"/ },
	dateFormat: { only: /^(GET|PUT) .*:\d\d\.000(000)?Z"/ },
	statusCase: { only: /"status":"(ACTIVE|REVOKED|EXPIRED)"/ },
	statusCode: { only: /"status_code":"200"/ },
	revokeAnswer: { only: /^(POST \S*revoke|DELETE) / },
	revokeAgain: { first: /^(POST \S*revoke|DELETE) / },
	permissionsAnswer: { only: /^PUT \S*permissions / },
	createStatus: { only: creation },
	tokenManagesKeys: { first: /does not have the '(read|write)' permission/ },
	address: { first: /This IP address is not allowed/ },
	propagationMs: { only: cryptoRead },
	rateLimitHeaders: { only: /^((?!X-RateLimit).)*$/ },
	unknownPath: { only: /Cannot|404 Not Found|Method not allowed/ },
};

const transcript = (chosen: Partial<Switches>) => casts.flatMap(surfaces => tour(chosen, surfaces));

suite('simulator: switches', () => {
	const defaults = transcript({});

	test('the same switches give the same answers, so that a difference means a switch', () => {
		assert.deepEqual(transcript({}), defaults);
	});

	for (const name of switchNames) {
		const others: readonly (string | number)[] = switches[name].values.slice(1);
		test(`${name} changes what it is about, differently at each value`, () => {
			const transcripts = others.map(value => transcript({ [name]: value }));
			for (const lines of transcripts) {
				const different = lines.filter((line, index) => line !== defaults[index]);
				const rule = reach[name];
				const strangers =
					'only' in rule
						? different.filter(line => !rule.only.test(line))
						: different.slice(0, 1).filter(line => !rule.first.test(line));
				assert.ok(different.length > 0, 'nothing changed');
				assert.deepEqual(strangers, []);
			}
			assert.equal(new Set(transcripts.map(lines => lines.join('\n'))).size, others.length);
		});
	}
});
