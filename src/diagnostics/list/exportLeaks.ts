import * as vscode from 'vscode';
import type { ReportedLeak, ReportQuestion } from '../../scanner/editor/messages.ts';
import { notify } from '../../ui/notify.ts';
import { settingsOfFolders } from '../leakSettings.ts';
import type { FolderScanner } from '../scanner.ts';
import { hiddenTiers } from '../settingsFrom.ts';
import type { LeakList } from './leakList.ts';
import type { LeakScans } from './leakScans.ts';
import { tierText } from './leakWords.ts';
import type { ListedLeak } from './listedLeak.ts';

/** What a report is made of. */
export interface ExportSources {
	readonly list: LeakList;
	readonly scans: LeakScans;
	readonly scanner: Pick<FolderScanner, 'ask'>;
	/** Version of the extension. */
	readonly version: string;
	readonly now: () => Date;
}

/** Writes everything that is listed, also what the filter hides, into a file that the user chooses. Values are masked. */
export function exportLeaks({ list, scans, scanner, version, now }: ExportSources) {
	return async (): Promise<void> => {
		const format = await vscode.window.showQuickPick(formats(), { title: vscode.l10n.t('Kind of Report') });
		const target = format && (await chooseFile(format));
		if (!target) {
			return;
		}
		const tree = scans.summary('tree');
		const kinds = ['tree', 'staged', 'history'] as const;
		const isIncomplete = kinds.some(kind => scans.summary(kind)?.isIncomplete);
		const off = hiddenTiers(settingsOfFolders());
		const notes = [
			...(scans.summary('history')?.isShallow ? ['This clone is shallow: older history was not scanned.'] : []),
			...(off.length > 0 ? [`The settings hide ${off.map(tierText).join(', ')}.`] : []),
		];
		const text = await scanner.ask('report', {
			format: format.id,
			version,
			now: now().getTime(),
			folders: (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
				uri.scheme === 'file' ? [uri.fsPath] : [],
			),
			leaks: list.rows.map(toReported),
			skipped: kinds.flatMap(kind => scans.summary(kind)?.skipped ?? []),
			...(tree && { files: tree.files }),
			...(isIncomplete && { incomplete: 'a scan was stopped' }),
			...(notes.length > 0 && { notes }),
		});
		await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
		await tellWritten(target);
	};
}

interface Format extends vscode.QuickPickItem {
	readonly id: ReportQuestion['format'];
	readonly extension: string;
}

function formats(): readonly Format[] {
	return [
		{
			id: 'markdown',
			extension: 'md',
			label: 'Markdown',
			detail: vscode.l10n.t('For people: a page to read or to send'),
		},
		{ id: 'sarif', extension: 'sarif', label: 'SARIF', detail: vscode.l10n.t('For code scanning and other tools') },
	];
}

function chooseFile({ label, extension }: Format): Thenable<vscode.Uri | undefined> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t('Export Report'),
		filters: { [label]: [extension] },
		...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `yativo-leaks.${extension}`) }),
	});
}

async function tellWritten(target: vscode.Uri): Promise<void> {
	const open = vscode.l10n.t('Open');
	const name = target.path.split('/').at(-1) ?? '';
	const message = vscode.l10n.t('The report is in {0}. It holds no values.', name);
	if ((await notify('information', message, open)) === open) {
		await vscode.commands.executeCommand('vscode.open', target);
	}
}

function toReported({ leak, uri, path, cell, source, state, severity, past }: ListedLeak): ReportedLeak {
	const { digest: _, ...told } = leak;
	const location = past
		? vscode.Uri.joinPath(vscode.Uri.file(past.base), past.path)
		: uri === undefined
			? undefined
			: vscode.Uri.parse(uri, true);
	return {
		rule: told.rule,
		tier: told.tier,
		masked: told.masked,
		fingerprint: told.fingerprint,
		range: told.range,
		severity: state === 'allowed' ? told.severity : severity,
		path: cell ? `${path}, cell ${cell.number}` : path,
		...(told.suppressed && { suppressed: told.suppressed }),
		...(told.decodedFrom !== undefined && { decodedFrom: told.decodedFrom }),
		...(location?.scheme === 'file' && { file: location.fsPath }),
		...(past?.commit !== undefined && { commit: past.commit }),
		...(source === 'staged' && { isStaged: true }),
		...(state === 'pushed' && { isPushed: true }),
	};
}
