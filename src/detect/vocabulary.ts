function set(words: string): ReadonlySet<string> {
	return new Set(words.trim().split(/\s{1,16}/));
}

/** Words of names and functions whose value was computed: `api_secret_sha256`, `verifySignature`, `txHash`. */
export const computedWords = set(`
	hash hashes hashed hashing sha sha1 sha2 sha224 sha256 sha384 sha512 sha3 shasum sha256sum keccak keccak256 md5 blake blake2 blake2b
	blake3 digest digests hmac mac sig sigs signature signatures signed sign verify checksum checksums integrity crc sri
	tx txn txns txid txids txhash trx transaction transactions encrypt encrypted decrypt enc cipher ciphertext sealed wrapped fingerprint
	fingerprints thumbprint blob commit commits revision etag nonce merkle blockhash
`);

/** Words of names whose value points to a secret or tells something of it, but is none: `secret_arn`, `api_secret_length`. */
export const referenceWords = set(`
	rev iv salt root block address addresses addr pubkey xpub id ids uid uuid guid ref refs reference arn urn path length size len count
	regex regexp pattern expires expiry expiration created rotated version manifest image layer cid vault kms sops masked redacted hint
	last4 preview release dist cert certificate csrf xsrf cache cached idempotency
`);

/** Those of them that qualify a secret which is named behind them: `release.apiSecret` is that of the builds for everybody. */
export const buildWords = set('preview release dist');

/** Other vendors, by names that hardly mean anything else. */
export const vendorWords = set(`
	stripe svix paypal braintree adyen plaid twilio sendgrid mailgun mailchimp mandrill postmark sparkpost github gitlab bitbucket
	google gcp gcloud firebase aws amazon azure microsoft facebook instagram whatsapp twitter slack discord telegram shopify
	woocommerce magento binance coinbase kraken bitso bybit okx kucoin bitfinex huobi bitstamp bitmex deribit mexc gateio
	fireblocks bitgo infura quicknode moralis tatum blockcypher etherscan trongrid chainalysis moonpay transak wyre banxa
	mercadopago mercadolibre pagseguro dlocal ebanx conekta openpay payu wompi culqi kushki belvo rapyd airwallex nium thunes
	tazapay transferwise revolut paystack flutterwave razorpay cashfree xendit midtrans omise mollie klarna worldpay cybersource
	authorizenet dwolla marqeta lithic galileo onfido sumsub jumio veriff auth0 okta keycloak cognito supabase workos stytch
	openai anthropic huggingface sentry datadog newrelic grafana algolia cloudflare vercel netlify heroku digitalocean linode fastly
	hubspot salesforce intercom zendesk freshdesk linkedin tiktok spotify jira atlassian confluence trello asana contentful strapi
	directus mapbox docusign dropbox npm pypi dockerhub nuget mixpanel posthog launchdarkly bitpay opennode nowpayments coingate
	coinpayments btcpay plisio pinterest reddit twitch paytm phonepe mpesa gocardless truelayer yapily nordigen clearbank zoho
	feishu larksuite wechat wecom dingtalk quickbooks xero nextauth authjs hasura livekit hcaptcha recaptcha
`);

/** Those of them that programs of everybody run on, or that people talk and are told over: a path with their name is no sign. */
export const platformWords = set(`
	slack telegram whatsapp discord twitter linkedin reddit jira atlassian confluence trello asana intercom zendesk freshdesk hubspot
	salesforce mailchimp mailgun mandrill postmark sendgrid sparkpost twilio sentry datadog newrelic mixpanel posthog docusign dropbox
	google gcp gcloud firebase aws amazon azure github gitlab bitbucket cloudflare vercel netlify heroku digitalocean linode fastly
	supabase npm pypi dockerhub nuget grafana
`);

/** Vendors whose names are words too; they count where a name or a section carries them. */
export const homonymVendorWords = set(`
	square circle wise resend meta linear notion segment amplitude zoom box bridge unit persona gemini alchemy mercado ramp pusher
	ably clerk tink monday apple line kakao anchorage elliptic pomelo pipedrive replicate sanity render railway fly mode turn lark
`);

/** What an application keeps for itself under the name of a secret. */
export const applicationWords = set(`
	jwt jwe session sessions cookie cookies django flask laravel symfony express passport oauth oauth2 oidc saml sso pepper
	encryption cron redis postgres postgresql mysql mongo mongodb rabbitmq kafka minio totp otp mfa 2fa hotp captcha csrf
`);

/** Words that qualify a name without giving it to somebody else: environments, roles, layers, grammar. */
export const neutralWords = set(`
	x header headers http https env environ environment process config cfg conf configuration settings setting options option opts
	params param parameter parameters props properties property this self my our your the a an new old current prev previous next
	default defaults prod production live test testing tests sandbox staging stage dev devel development local qa uat ci demo
	primary secondary main backup legacy const var val let static final private public protected readonly string str
	char text type global globals module exports react app vite expo nuxt vue gatsby tf arg args argument set get with use add put
	is are was be for from of to in at on by and or as that value values data plain plaintext raw hardcoded temp tmp field column
	constant constants spring application company org organization team project mock fixture expected actual hex hexadecimal encoded
	encode base64 b64 bytes credential credentials creds cred account accounts merchant business partner user customer service
	services server backend frontend gateway provider payment payments payout payouts pay wallet wallets fiat card cards billing
	checkout exchange bank transfer transfers finance treasury onramp offramp sdk lib integration integrations pair login
	reader writer admin readonly viewer operator
	info debug trace warn warning error notice level msg message log fatal api client crypto key keys secret secrets kv
	half part one time full complete real yml yaml json file only once here it note copy paste keep safe todo fixme
	shared common base core custom request response export return define def setx setenv declare begin req res ctx context event obj
	debug preview release dist generated temporary recorded captured leaked updated fresh working valid correct rotated created found stored
	ytv ytvo vendor vendors psp rail rails processor processors acquirer channel venue venues upstream remote equal axios superagent requests httpx okhttp guzzle faraday retrofit urllib curl resty
	object state store row item entry form query window root util helper chave clave llave de del da do la el para dim as
	secreto secreta segredo segreto segreta geheimnis schlüssel schluessel sekret gizli anahtar
	das der die den dem ein eine unser unsere für fuer le les du des notre votre pour los las nuestro nuestra su o os nosso nossa seu sua
	il lo gli di nostro
`);

/** What headings are about that name nobody. */
export const topicWords = set(`
	setup install installation usage using configure authentication authorization auth getting started overview introduction intro
	example examples quick quickstart start webhook webhooks hook hooks event events signature deposit deposits withdrawal withdrawals
	transaction transactions customers users merchants partners address addresses rate rates quote quotes error errors limits
	troubleshooting notes faq background decision consequences status step steps phase part section chapter appendix deploy deployment
	deploying rollout rollback rotate rotation rotating revoke recovery incident timeline action actions items done open points questions
	contacts links references see environments variable variables token tokens developing running run docker kubernetes helm
	terraform database databases cache queue queues mail email smtp logging logs monitoring metrics feature features flag flags internal
	external misc miscellaneous other others general extra advanced basic security network networking storage files paths url urls
	endpoint endpoints host hosts port ports mobile ios android rest graphql cli admin dashboard portal support invoices reports
	reporting reconciliation settlement settlements ledger fees pricing countries country regions region mexico brazil brasil colombia
	peru argentina chile latam europe americas day week first second third last leg before after how what why when where who access
	handover onboarding checklist runbook summary changes added fixed removed unreleased requirements prerequisites license contributing
	development testing scripts commands jobs job worker workers tasks task application applications service microservice
	acceso accesos credenciales claves pagos pago cobros notas pasos entorno entornos uso desarrollo pruebas produccion
	acesso acessos credenciais chaves pagamentos pagamento passos ambiente ambientes desenvolvimento testes
	paiement paiements environnement developpement identifiants zahlungen umgebung zugang
`);

/** Names that say nothing about their value: `value`, `default`, `return`. What the value is stands elsewhere. */
export const genericWords = set(`
	value values val v default defaults data body content contents string str text plaintext plain literal raw param parameter arg
	fallback result expected actual input output const var let set get return returns yield static final is are be to the a an as
	or and else then than with in of for new case when some just ok cdata code span td th dd p li b strong em i pre div kbd samp tt
	password pass pwd passwd print println printf puts echo log info debug export add put equal equals assert optional unwrap from
	privada privado clave chave llave senha contrasena contraseña cle
	into w s d u single constant field private part half constructor example
`);
