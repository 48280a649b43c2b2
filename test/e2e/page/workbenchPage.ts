import type { Page } from 'playwright-core';
import { createAccounts } from './accounts.ts';
import { createClipboard } from './clipboard.ts';
import { createContextMenu } from './contextMenu.ts';
import { createDialog } from './dialog.ts';
import { createEditor } from './editor.ts';
import { createInputBox } from './inputBox.ts';
import { createNotifications } from './notifications.ts';
import { createPalette } from './palette.ts';
import { createProblems } from './problems.ts';
import { createQuickFix } from './quickFix.ts';
import { createQuickPick } from './quickPick.ts';
import { createSecretStorage } from './secretStorage.ts';
import { createStatusBar } from './statusBar.ts';
import { createTree } from './tree.ts';

/** The parts of the workbench, each with what a person sees and does there. Every wait is for a state of the page. */
export function createWorkbenchPage(page: Page) {
	return {
		accounts: createAccounts(page),
		clipboard: createClipboard(page),
		contextMenu: createContextMenu(page),
		dialog: createDialog(page),
		editor: createEditor(page),
		inputBox: createInputBox(page),
		notifications: createNotifications(page),
		palette: createPalette(page),
		problems: createProblems(page),
		quickFix: createQuickFix(page),
		quickPick: createQuickPick(page),
		secretStorage: createSecretStorage(page),
		statusBar: createStatusBar(page),
		tree: createTree(page, 'Keys'),
		leaks: createTree(page, 'Leaks'),
	};
}

export type WorkbenchPage = ReturnType<typeof createWorkbenchPage>;
