import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { commandIds, contextKeys, leaksContextKeys } from '../../src/ids.ts';

interface Menu {
	readonly command?: string;
	readonly submenu?: string;
	readonly when?: string;
}

interface Walkthrough {
	readonly steps: readonly {
		readonly description: string;
		readonly media: { readonly svg: string; readonly altText: string };
		readonly completionEvents: readonly string[];
	}[];
}

const text = readFileSync('package.json', 'utf8');
const { contributes, ...manifest } = JSON.parse(text);
const titles: Record<string, string> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const commands: { command: string; title: string; category?: string; icon?: string }[] = contributes.commands;
const menus = Object.values<Menu[]>(contributes.menus ?? {}).flat();
const whens: string[] = [...text.matchAll(/"(?:when|enablement)": "((?:[^"\\]|\\.)*)"/g)].map(match => match[1] ?? '');

/** Whether something can complete a step: a command of ours, or one of our context keys. */
function isKnownEvent(event: string): boolean {
	const [kind, what = ''] = event.split(/:(.*)/);
	return kind === 'onCommand'
		? commandIds.some(id => id === what)
		: kind === 'onContext' && what.startsWith(contextKeys.keysState);
}

suite('package.json', () => {
	test('contributes exactly the commands that the code registers', () => {
		assert.deepEqual(commands.map(({ command }) => command).sort(), [...commandIds].sort());
	});

	test('gives every command a title and the category by which the palette groups them', () => {
		const bad = commands.filter(({ title, category }) => !/^%.+%$/.test(title) || category !== 'Yativo');
		assert.deepEqual(bad, []);
	});

	test('takes every text from package.nls.json, which holds no others', () => {
		const used = [...text.matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
		assert.deepEqual([...new Set(used)].sort(), Object.keys(titles).sort());
	});

	test('names only commands of its own in menus and key bindings', () => {
		const bindings: Menu[] = contributes.keybindings ?? [];
		const used = [...menus, ...bindings].flatMap(({ command }) => command ?? []);
		assert.deepEqual(
			used.filter(command => !commandIds.some(id => id === command)),
			[],
		);
	});

	test('links only to commands that exist', () => {
		const links = Object.values(titles).flatMap(title =>
			[...title.matchAll(/\(command:([\w.-]+)/g)].flatMap(match => match[1] ?? []),
		);
		const unknown = links.filter(link => link.startsWith('yativo.') && !commandIds.some(id => id === link));
		assert.deepEqual(unknown, []);
	});

	test('asks only for context keys that the code sets', () => {
		const clauses = whens.flatMap(when => when.split(/&&|\|\||[!()]/));
		const asked = clauses.map(clause => clause.split(/[=<>]|\bin\b/)[0]?.trim() ?? '');
		const known: readonly string[] = [...Object.values(contextKeys), ...Object.values(leaksContextKeys)];
		assert.deepEqual(
			asked.filter(key => key.startsWith('yativo.') && !known.includes(key)),
			[],
		);
	});

	test('has one walkthrough, each step with an action, a picture in the colours of the theme, and an end', () => {
		const [walkthrough, ...more]: Walkthrough[] = contributes.walkthroughs;
		assert.deepEqual(more, []);
		const textOf = (key: string) => titles[key.replaceAll('%', '')] ?? '';
		const steps = walkthrough?.steps.map(({ description, media, completionEvents }) => {
			const svg = readFileSync(media.svg, 'utf8');
			return {
				leads: /\n\[[^\]]+\]\(command:[\w.-]+\)$/.test(textOf(description)),
				themed: !/ (?:fill|stroke)="(?!none|var\(--vscode-)/.test(svg),
				told: svg.includes(`<title>${textOf(media.altText)}</title>`),
				ends: completionEvents.length > 0 && completionEvents.every(isKnownEvent),
			};
		});
		assert.deepEqual(steps, Array(5).fill({ leads: true, themed: true, told: true, ends: true }));
	});

	test('names views that exist, each in a container with an icon', () => {
		const containers: { id: string; icon: string }[] = contributes.viewsContainers.activitybar;
		assert.deepEqual(
			containers.map(({ id }) => id),
			Object.keys(contributes.views),
		);
		const icons = [manifest.icon, ...containers.map(({ icon }) => icon)];
		assert.deepEqual(
			icons.filter(icon => !existsSync(icon)),
			[],
		);
	});

	test('describes every setting, and keeps settings that steer requests out of reach of a workspace', () => {
		const settings: [string, { scope?: string; markdownDescription?: string; description?: string }][] = [
			contributes.configuration ?? [],
		]
			.flat()
			.flatMap(({ properties }) => Object.entries(properties));
		const bad = settings.filter(
			([id, { scope, markdownDescription, description }]) =>
				(markdownDescription ?? description) === undefined ||
				!id.startsWith('yativo.') ||
				(/url|host|origin|endpoint|proxy|environment/i.test(id) && scope !== 'application'),
		);
		assert.deepEqual(bad, []);
	});

	test('lets a workspace that is not trusted neither switch off nor narrow the search for leaks', () => {
		const restricted: readonly string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
		const settings = [contributes.configuration].flat().flatMap(({ properties }) => Object.keys(properties));
		const open = settings.filter(id => id.startsWith('yativo.leaks.') && !restricted.includes(id));
		assert.deepEqual(open, []);
	});
});
