import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-pattern';
import { RE2JS } from 're2js';
import { parse } from 'smol-toml';
import { exportForGithub } from '../../../src/cli/exports/github.ts';
import { exportForGitleaks } from '../../../src/cli/exports/gitleaks.ts';
import { exportForSecretlint } from '../../../src/cli/exports/secretlint.ts';
import { rules } from '../../../src/detect/rules.ts';
import { expand, randomFrom } from '../detect/samples.ts';

/** Which rules a tool would report in a text. */
type Tool = (text: string) => Promise<readonly string[]>;

interface GitleaksRule {
	readonly id: string;
	readonly regex: string;
	readonly secretGroup: number;
	readonly keywords: readonly string[];
	readonly allowlists: readonly { readonly regexes: readonly string[] }[];
}

/** What gitleaks does with a rule: keywords, RE2, the allow list against the secret. */
function gitleaks(): Tool {
	const config = parse(exportForGitleaks()) as unknown as { readonly rules: readonly GitleaksRule[] };
	const compiled = config.rules.map(rule => ({
		...rule,
		pattern: RE2JS.compile(rule.regex),
		allowed: rule.allowlists.flatMap(list => list.regexes).map(regex => RE2JS.compile(regex)),
	}));
	return async text =>
		compiled
			.filter(({ keywords, pattern, secretGroup, allowed }) => {
				const matcher = pattern.matcher(text);
				return (
					keywords.some(keyword => text.toLowerCase().includes(keyword)) &&
					matcher.find() &&
					!allowed.some(regex => regex.matcher(matcher.group(secretGroup) ?? '').find())
				);
			})
			.map(({ id }) => id);
}

/** Secretlint itself, with the exported configuration. */
function secretlint(): Tool {
	const [rule] = JSON.parse(exportForSecretlint()).rules;
	return async content => {
		const result = await lintSource({
			source: { filePath: 'src/pay.ts', content, ext: '.ts', contentType: 'text' },
			options: { config: { rules: [{ id: rule.id, rule: creator, options: rule.options }] } },
		});
		return result.messages.map(message => /yativo(?:-[a-z]+)+/.exec(message.message)?.[0] ?? message.message);
	};
}

interface GithubPattern {
	readonly name: string;
	readonly secretFormat: string;
	readonly beforeSecret: string;
	readonly afterSecret: string;
	readonly secretMustNotMatch: readonly string[];
}

/** What GitHub does with a custom pattern: Hyperscan reads the same syntax as RE2 here. */
function github(): Tool {
	const compiled = (JSON.parse(exportForGithub()) as GithubPattern[]).map(pattern => ({
		id: /\((yativo-[a-z-]+)\)$/.exec(pattern.name)?.[1] ?? '',
		whole: RE2JS.compile(`(?:${pattern.beforeSecret})(${pattern.secretFormat})(?:${pattern.afterSecret})`),
		not: pattern.secretMustNotMatch.map(regex => RE2JS.compile(regex)),
	}));
	return async text =>
		compiled
			.filter(({ whole, not }) => {
				const matcher = whole.matcher(text);
				return matcher.find() && !not.some(regex => regex.matcher(matcher.group(1) ?? '').find());
			})
			.map(({ id }) => id);
}

const random = randomFrom(7);

/** The rule's examples that a tool judges as our engine does, and those that it does not. */
async function compare(tool: Tool) {
	const missed: string[] = [];
	const wrong: string[] = [];
	for (const { id, examples } of rules) {
		for (const example of examples.leaks) {
			if (!(await tool(expand(example, random))).includes(id)) {
				missed.push(`${id}: ${example}`);
			}
		}
		for (const example of examples.safe) {
			if ((await tool(expand(example, random))).includes(id)) {
				wrong.push(`${id}: ${example}`);
			}
		}
	}
	return { missed, wrong };
}

/** Leaks that no tool can be told of: a value beside a key, a value that needs nothing but the file's subject. */
const byPlaceAlone = [
	"yativo-crypto-secret: new YativoCrypto('yativo_{hex48}', '{hex64}') // yativo-crypto-key",
	"yativo-webhook-secret: // Yativo\nverify(body, 'whsec_{alnum40}')",
];

/** Leaks that need to know what the file speaks of, because the name of the value does not say Yativo. */
const byFile = [
	"yativo-crypto-secret: import { YativoCrypto } from '@yativo/sdk';\nconst apiSecret = '{hex64}';",
	'yativo-crypto-secret: curl https://crypto-api.yativo.com -H "X-API-Secret: {hex64}"',
	'yativo-app-secret: fetch("https://api.yativo.com/api/v1/auth/login", { body: { account_id: id, app_secret: "{alnum32}" } })',
	'yativo-access-token: curl https://crypto-api.yativo.com/api/v1/wallets -H "Authorization: Bearer {token}"',
	'yativo-chosen-webhook-secret: yativo.webhooks.create({ webhook_secret: "{hex64}" })',
];

suite('exported rules judge the examples of the rules as our engine does', () => {
	const cases: readonly [tool: string, Tool, missed: readonly string[]][] = [
		['gitleaks', gitleaks(), byPlaceAlone],
		['secretlint', secretlint(), [...byPlaceAlone, ...byFile]],
		['github', github(), [...byPlaceAlone, ...byFile]],
	];
	for (const [name, tool, missed] of cases) {
		test(`in ${name}, but for ${missed.length} that it cannot be told`, async () => {
			const { missed: seen, wrong } = await compare(tool);
			assert.deepEqual({ missed: seen.toSorted(), wrong }, { missed: missed.toSorted(), wrong: [] });
		});
	}
});
