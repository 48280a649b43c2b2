import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { describe } from '../../src/core/describe.ts';
import { escapeMarkdown } from '../../src/core/displayText.ts';
import type { Failure } from '../../src/core/failure.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { LeakNode } from '../../src/diagnostics/list/leakNodes.ts';
import { leakTooltip } from '../../src/diagnostics/list/leakTreeItem.ts';
import type { ActiveProfile } from '../../src/views/activeProfile.ts';
import type { Sessions } from '../../src/views/sessions.ts';
import { showStatusBar } from '../../src/views/statusBar.ts';

const now = new Date('2026-11-21T10:00:00Z');
const listen: vscode.Event<void> = () => ({ dispose: () => {} });
const profile: Profile = {
	id: 'p1',
	name: 'Treasury',
	product: 'crypto',
	environment: 'sandbox',
	origin: 'https://crypto-sandbox.yativo.com',
	method: 'apiKey',
};

/** The tooltip of the status bar item after a failure. */
function statusTooltip(failure: Failure): string {
	const { createStatusBarItem } = vscode.window;
	const item = { hide: () => {}, show: () => {}, dispose: () => {} } as unknown as vscode.StatusBarItem;
	Object.assign(vscode.window, { createStatusBarItem: () => item });
	try {
		const all = [{ profile, state: { kind: 'failed', failure, failedAt: now } }];
		const sessions = { all, onDidChange: listen } as unknown as Sessions;
		const active = { profile, onDidChange: listen } as unknown as ActiveProfile;
		showStatusBar(sessions, active, () => now).dispose();
		return (item.tooltip as vscode.MarkdownString).value;
	} finally {
		Object.assign(vscode.window, { createStatusBarItem });
	}
}

suite('tooltips of whole sentences', () => {
	const failures: readonly Failure[] = [
		{ kind: 'forbidden', detail: `Ask the owner of the account: ${'they know. '.repeat(20)}[a](command:b)` },
		{ kind: 'untrustedCertificate', host: 'crypto-sandbox.yativo.com', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
		{ kind: 'unexpectedAnswer', host: 'crypto-sandbox.yativo.com', field: 'data.keys.created_at' },
	];
	for (const failure of failures) {
		test(`say in the status bar all of why: ${failure.kind}`, () => {
			const { message } = describe(failure);
			assert.ok(message.length > 80);
			assert.ok(statusTooltip(failure).endsWith(escapeMarkdown(message)));
		});
	}

	test('say in the Leaks view where a leak is, why it is allowed, and what its key may do', () => {
		const path = `${'very/'.repeat(25)}deep/server.js`;
		const reason = `It ended ${'long '.repeat(20)}ago`;
		const node = {
			row: {
				path,
				state: 'allowed',
				severity: 'information',
				leak: {
					rule: 'yativo-crypto-key',
					masked: 'yativo_…d1',
					range: { line: 41, character: 0, endLine: 41, endCharacter: 55 },
					suppressed: { by: 'comment', reason },
				},
				owner: {
					profile,
					isListed: true,
					part: 'apiKey',
					key: {
						id: 'k1',
						name: 'Backend',
						status: 'active',
						scopes: ['transactions:read', 'transactions:write', 'wallets:read', 'webhooks:read', 'webhooks:write'],
						lastUsedAt: now,
					},
				},
			},
		} as unknown as LeakNode;
		const { value } = leakTooltip(node, now);
		const told = [`${path}:42`, reason, 'webhooks:write', 'Last used now'];
		assert.deepEqual(
			told.filter(text => !value.includes(escapeMarkdown(text))),
			[],
		);
	});
});
