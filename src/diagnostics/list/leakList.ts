import * as vscode from 'vscode';
import type { FoundLeaks } from '../foundLeaks.ts';
import type { KnownKeys } from '../knownKeys.ts';
import { leakSettings, leaksSection } from '../leakSettings.ts';
import type { LeakSettings } from '../settingsFrom.ts';
import type { WatchedTexts } from '../watchedTexts.ts';
import { filterLeaks, type LeakFilter, parseFilter } from './filter.ts';
import { type Grouping, groupLeaks } from './groups.ts';
import { type GroupNode, toGroupNode } from './leakNodes.ts';
import type { LeakScans } from './leakScans.ts';
import { type LeakyPast, type ListedLeak, listLeaks } from './listedLeak.ts';
import { type LeftOut, leftOutBy, type NotScannedReason } from './notScanned.ts';
import { pastUri } from './pastDocuments.ts';

/** What the list of leaks is made of. */
export interface LeakListSources {
	readonly texts: WatchedTexts;
	readonly scans: LeakScans;
	readonly found: FoundLeaks;
	readonly known: KnownKeys;
	/** Remembers how the user arranged the list. */
	readonly memento: vscode.Memento;
	readonly now: () => Date;
}

/** Somebody who types moves every leak below; the list follows when there is a pause. In milliseconds. */
const quietMs = 50;

const scanKinds = ['tree', 'staged', 'history'] as const;

const groupingKey = 'leaks.grouping';
const filterKey = 'leaks.hidden';

/** All leaks that are known, as the view lists them and a report tells them. */
export class LeakList implements vscode.Disposable {
	readonly #sources: LeakListSources;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #subscription: vscode.Disposable;
	#timer: NodeJS.Timeout | undefined;
	#rows: readonly ListedLeak[] | undefined;
	#leftOut: { readonly key: readonly unknown[]; readonly value: readonly LeftOut[] } = { key: [], value: [] };
	readonly onDidChange = this.#changed.event;

	constructor(sources: LeakListSources) {
		this.#sources = sources;
		const { found, known, scans, texts } = sources;
		const soon = () => {
			this.#rows = undefined;
			this.#timer ??= setTimeout(() => this.#tell(), quietMs);
		};
		this.#subscription = vscode.Disposable.from(
			texts.onDidChange(soon),
			found.onDidChange(soon),
			known.onDidChange(soon),
			scans.onDidChange(soon),
			vscode.workspace.onDidChangeWorkspaceFolders(soon),
			vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration(leaksSection) && soon()),
		);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	/** Every leak, also those that the filter hides. */
	get rows(): readonly ListedLeak[] {
		this.#rows ??= this.#list();
		return this.#rows;
	}

	get shown(): readonly ListedLeak[] {
		return filterLeaks(this.rows, this.filter);
	}

	/** What no scan has looked into, and which open documents nobody watches. The same object as long as nothing changed. */
	get leftOut(): readonly LeftOut[] {
		const { texts, scans } = this.#sources;
		const summaries = scanKinds.map(kind => scans.summary(kind));
		const unwatched = texts.tooLarge.map(uri => uri.toString());
		const foreign = (scans.summary('tree') ? (vscode.workspace.workspaceFolders ?? []) : [])
			.filter(({ uri }) => uri.scheme !== 'file')
			.map(({ uri }) => uri.toString());
		const key = [...summaries, unwatched.join(' '), foreign.join(' ')];
		if (this.#leftOut.key.length !== key.length || key.some((part, index) => part !== this.#leftOut.key[index])) {
			const all: { readonly uri: string; readonly reason: NotScannedReason }[] = [
				...unwatched.map(uri => ({ uri, reason: 'too long to watch' }) as const),
				...foreign.map(uri => ({ uri, reason: 'folder of another machine' }) as const),
				...summaries
					.flatMap(summary => summary?.skipped ?? [])
					.map(({ path, reason }) => ({ uri: vscode.Uri.file(path).toString(), reason })),
			];
			this.#leftOut = { key, value: leftOutBy(all) };
		}
		return this.#leftOut.value;
	}

	/** The rows of the first level, but for what was left out. */
	get groups(): readonly GroupNode[] {
		return groupLeaks(this.shown, this.grouping).map(toGroupNode);
	}

	get grouping(): Grouping {
		return this.#sources.memento.get(groupingKey) === 'key' ? 'key' : 'file';
	}

	async groupBy(grouping: Grouping): Promise<void> {
		await this.#sources.memento.update(groupingKey, grouping);
		this.#tell();
	}

	get filter(): LeakFilter {
		return parseFilter(this.#sources.memento.get(filterKey));
	}

	async filterBy({ hidden }: LeakFilter): Promise<void> {
		await this.#sources.memento.update(filterKey, hidden);
		this.#tell();
	}

	#tell(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#changed.fire();
	}

	#list(): readonly ListedLeak[] {
		const { found, known, scans, now } = this.#sources;
		const settings = new Map<string, LeakSettings>();
		const settingsOf = (uri: vscode.Uri | undefined) => {
			const folder = uri && vscode.workspace.getWorkspaceFolder(uri)?.uri;
			const name = folder?.toString() ?? '';
			const own = settings.get(name) ?? leakSettings(folder);
			settings.set(name, own);
			return own;
		};
		const texts = found.all.map(({ uri, cell, ...found }) => ({
			...found,
			uri: uri.toString(),
			path: pathOf(cell ? vscode.Uri.parse(cell.notebook, true) : uri),
			...(cell && { cell }),
		}));
		const pasts = (['staged', 'history'] as const).map(source => pastOf(scans, source));
		return listLeaks(texts, pasts, {
			now: now(),
			find: digest => known.find(digest),
			choiceFor: (tier, uri) => settingsOf(uri === undefined ? undefined : vscode.Uri.parse(uri, true)).severity[tier],
		});
	}
}

function pastOf(scans: LeakScans, source: 'staged' | 'history'): LeakyPast {
	const leaks = scans.past(source).map(leak => {
		const displayPath = pathOf(vscode.Uri.joinPath(vscode.Uri.file(leak.base), leak.path));
		const isKept = source === 'staged' || leak.commit !== undefined;
		return { ...leak, displayPath, ...(isKept && { uri: pastUri(leak).toString() }) };
	});
	return { source, leaks };
}

/** What people call a document: relative to its workspace folder, with the folder's name where there are several. */
function pathOf(uri: vscode.Uri): string {
	return uri.scheme === 'untitled' ? uri.path : vscode.workspace.asRelativePath(uri).replaceAll('\\', '/');
}
