import { Account } from '../account.ts';
import { authenticate, countRequest } from '../authenticate.ts';
import { printDate } from '../date.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, invalid, jsonOf, type Route, textOf, type Visit } from '../route.ts';
import { lifetimeOf, type World } from '../world.ts';

const codeValidMs = 10 * 60 * 1000;
const allowedFailures = 5;

/**
 * Crypto sessions: a code by e-mail, or in the old form password and authenticator.
 *
 * https://docs.yativo.com/sandbox/authentication,
 * https://docs.yativo.com/api-reference/authentication/verify-otp, https://docs.yativo.com/crypto-system/authentication
 */
export const sessionRoutes: readonly Route[] = [
	{ method: 'POST', path: '/authentication/registration', surface: 'crypto-session', handle: register },
	{ method: 'POST', path: '/authentication/login', surface: 'crypto-session', handle: login },
	{
		method: 'POST',
		path: '/authentication/otp_verification',
		surface: 'crypto-session',
		alive: ({ settings, surfaces }) => surfaces.has('crypto-session') && settings.signIn === 'email-code',
		handle: verifyEmailCode,
	},
	{
		method: 'POST',
		path: '/authentication/google_auth_verification',
		surface: 'crypto-session',
		alive: ({ settings, surfaces }) => surfaces.has('crypto-session') && settings.signIn === 'password',
		handle(visit) {
			const account = accountOf(visit, textOf(visit.call, 'email'));
			account.authenticator.check(textOf(visit.call, 'otp'), visit.world.settings);
			visit.world.tokens.confirm(account);
			return { status: 200, body: { status: 'verified', message: 'Authentication successful' } };
		},
	},
	{
		method: 'GET',
		path: '/authentication/refresh-token',
		surface: 'crypto-session',
		alive: ({ settings, surfaces }) => surfaces.has('crypto-session') && settings.refreshRoute === 'alive',
		handle(visit) {
			const { account } = authenticate(visit, 'crypto');
			const token = { access_token: startSession(visit.world, account) };
			const message = 'Token refreshed successfully';
			return visit.world.settings.sessionRefreshAnswer === 'data'
				? { status: 200, body: { status: 'success', message, data: token } }
				: { status: 200, body: token };
		},
	},
];

function register(visit: Visit): Answer {
	const { world, call } = visit;
	const email = textOf(call, 'email');
	const firstName = textOf(call, 'first_name');
	const lastName = textOf(call, 'last_name');
	if (textOf(call, 'password').length < 8) {
		throw invalid({ password: 'Must have at least 8 characters' }, 400);
	}
	if (world.accounts.some(account => account.email === email)) {
		throw new Refusal(409, 'An account with this e-mail address exists');
	}
	world.accounts.push(new Account({ email, twoFactor: false }, world.mint, world.clock));
	return {
		status: 201,
		body: {
			status: 'success',
			message: 'Registration successful. Please verify your email.',
			data: {
				user_id: `usr_sandbox_${world.mint('ulid', 26)}`,
				email,
				first_name: firstName,
				last_name: lastName,
				email_verified: false,
				created_at: printDate(world.clock.now()),
			},
		},
	};
}

function login(visit: Visit): Answer {
	const { world, call } = visit;
	const { signIn, loginAnswer } = world.settings;
	const email = textOf(call, 'email');
	countRequest(visit, `login ${email}`, { perMinute: 20 });
	const account = accountOf(visit, email);
	if (signIn === 'password') {
		if (jsonOf(call).password !== account.password) {
			throw new Refusal(401, 'Invalid e-mail address or password');
		}
		return {
			status: 200,
			body: { status: 'success', token: startSession(world, account, { pending: account.twoFactor }) },
		};
	}
	if (signIn === 'magic-link') {
		return { status: 200, body: { status: 'success', message: 'A sign-in link was sent to your e-mail address.' } };
	}
	const code = world.mint('digits', 6);
	world.emailCodes.set(email, { code, expiresAt: world.clock.now() + codeValidMs, failures: 0 });
	world.sendEmailCode(email, code);
	const message = 'OTP sent to your email';
	switch (loginAnswer) {
		case 'message':
			return { status: 200, body: { status: 'success', message } };
		case 'data':
			return { status: 200, body: { status: 'success', message, data: { email, otp_sent: true } } };
		case 'empty':
			return { status: 200 };
	}
}

function verifyEmailCode(visit: Visit): Answer {
	const { world, call } = visit;
	const otp = textOf(call, 'otp');
	const { email } = jsonOf(call);
	const entry = [...world.emailCodes].find(([address, { code }]) =>
		email === undefined ? code === otp : address === email,
	);
	const [address = '', sent] = entry ?? [];
	if (!sent || sent.expiresAt <= world.clock.now()) {
		throw new Refusal(401, 'Invalid or expired OTP');
	}
	if (sent.code !== otp) {
		sent.failures++;
		if (sent.failures >= allowedFailures) {
			world.emailCodes.delete(address);
		}
		throw new Refusal(401, 'Invalid or expired OTP');
	}
	world.emailCodes.delete(address);
	const token = startSession(world, accountOf(visit, address));
	return {
		status: 200,
		body: { status: 'success', message: 'OTP verified successfully', data: { access_token: token } },
	};
}

function accountOf({ world }: Visit, email: string): Account {
	const account = world.accounts.find(one => one.email === email);
	if (!account) {
		throw new Refusal(404, 'No account with this e-mail address');
	}
	return account;
}

function startSession(world: World, account: Account, { pending = false } = {}): string {
	return world.tokens.issue({ account, product: 'crypto', lifetimeSeconds: lifetimeOf(world, 'crypto'), pending })
		.value;
}
