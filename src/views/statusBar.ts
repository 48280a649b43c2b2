import * as vscode from 'vscode';
import { connectionStatus, msUntilNews } from '../core/connectionStatus.ts';
import { markdownSentence } from '../core/displayText.ts';
import type { CommandId } from '../ids.ts';
import type { ActiveProfile } from './activeProfile.ts';
import { environmentIcon } from './pickProfile.ts';
import { statusOf } from './session.ts';
import type { Sessions } from './sessions.ts';

/** The command behind the item. */
const command: CommandId = 'yativo.showConnections';

/** The longest that a timer can wait; what comes later is looked at again then. */
const longestMs = 2 ** 31 - 1;

/** Shows which environment the user works with. Without any connection there is nothing to tell, and no item. */
export function showStatusBar(sessions: Sessions, active: ActiveProfile, now: () => Date): vscode.Disposable {
	const item = vscode.window.createStatusBarItem('connection', vscode.StatusBarAlignment.Left, 0);
	item.name = vscode.l10n.t('Yativo Connection');
	item.command = command;

	let timer: NodeJS.Timeout | undefined;

	function update(): void {
		const { profile } = active;
		const all = sessions.all.map(statusOf);
		const waits = all.flatMap(status => msUntilNews(status, now()) ?? []);
		clearTimeout(timer);
		timer = waits.length > 0 ? setTimeout(update, Math.min(...waits, longestMs)) : undefined;
		const current = all.find(other => other.profile.id === profile?.id);
		if (!current) {
			item.hide();
			return;
		}
		const { text, level, details } = connectionStatus(current, all, now());
		const icon =
			level === 'fine'
				? environmentIcon(current.profile.environment)
				: level === 'trouble'
					? 'debug-disconnect'
					: 'warning';
		// A name must not be read as an icon.
		item.text = `$(${icon}) ${text.replaceAll('$(', '$\u200b(')}`;
		item.tooltip = new vscode.MarkdownString(details.map(markdownSentence).join('\n\n'));
		item.accessibilityInformation = { label: [text, ...details].join(', '), role: 'button' };
		item.backgroundColor = level === 'attention' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
		item.show();
	}

	update();
	return vscode.Disposable.from(
		item,
		{ dispose: () => clearTimeout(timer) },
		sessions.onDidChange(update),
		active.onDidChange(update),
	);
}
