import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { apiForCreating, createKey } from './creatingKey.ts';
import { pressUntil } from './page/keyboard.ts';
import { story } from './story.ts';

const launch = `{
	"version": "0.2.0",
	"configurations": [
		{
			"type": "node",
			"request": "launch",
			"name": "Main",
			"program": "main.js",
			"yativo": "Staging Backend"
		},
		{
			"type": "chrome",
			"request": "launch",
			"name": "All variables",
			"url": "http://localhost",
			"yativo": true
		},
		{
			"type": "node",
			"request": "launch",
			"name": "Wrong",
			"program": "main.js",
			"unheardOf": true,
			"yativo": 
		}
	]
}
`;

suite('launch.json', () => {
	story(
		'knows "yativo" in every launch configuration, and the names of keys',
		{ api: apiForCreating, files: { '.vscode/launch.json': launch, 'main.js': '' } },
		async scene => {
			const { editor, problems, page, screenshot } = scene;
			await createKey(scene, 'Staging Backend');
			await editor.open('launch.json');
			await problems.open();
			await problems.has('Property unheardOf is not allowed');
			await screenshot('problems');
			assert.deepEqual(
				(await problems.rows()).filter(row => /yativo/.test(row)),
				[],
			);
			await editor.goTo(24, 23);
			const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
			const suggestion = suggestions.filter({ hasText: '"Staging Backend"' }).first();
			await pressUntil(page, 'Control+Space', suggestion);
			await screenshot('completion');
			await suggestion.click();
			await editor.shows('"yativo": "Staging Backend"');
			await problems.open();
			await problems.hasNot('Value expected');
			await editor.hover('warning', 'unheardOf');
		},
	);
});
