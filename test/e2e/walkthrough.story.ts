import { suite } from 'node:test';
import { connected, fill, named, signIn } from './connecting.ts';
import { type Scene, story } from './story.ts';

/** The walkthrough, as the page shows it. */
function createWalkthrough({ page }: Pick<Scene, 'page'>) {
	const step = (title: string) => page.locator('.getting-started-step', { hasText: title });
	const picture = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('svg');
	return {
		/** Opens a step, and waits for its picture. */
		open: async (title: string, pictured: string): Promise<void> => {
			await step(title).click();
			await picture.filter({ hasText: pictured }).waitFor();
		},

		/** Presses the button of the open step. */
		press: (title: string, button: string): Promise<void> =>
			step(title).locator('.monaco-button', { hasText: button }).click(),

		/** Waits until a step is ticked off. */
		done: (title: string): Promise<void> => step(title).locator('.codicon-getting-started-step-checked').waitFor(),
	};
}

suite('the walkthrough', () => {
	story('takes a newcomer from connecting to the first key', {}, async scene => {
		const { api, tree, page, screenshot } = scene;
		await page.setViewportSize({ width: 1600, height: 900 }); // in a narrow editor, steps have no pictures
		const walkthrough = createWalkthrough(scene);
		await tree.open('Yativo');
		await tree.welcome('New here?');
		await tree.pressInWelcome('Take the tour');
		await walkthrough.open('Connect to Yativo', 'A side bar with a button');
		await screenshot('connect');
		await walkthrough.open('See Your Keys', 'A list of keys');
		await screenshot('keys');
		await walkthrough.open('Create a Sandbox Key', 'six digits');
		await screenshot('create');
		await walkthrough.open('Use It in Your Code', 'A file names variables');
		await screenshot('use');
		await walkthrough.open('Fix a Leak', 'An underlined credential');
		await screenshot('fix');
		await walkthrough.open('Connect to Yativo', 'A side bar with a button');
		await walkthrough.press('Connect to Yativo', 'Connect…');
		const address = { type: api.origin, at: /^Address of the Yativo API/ };
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Local')];
		await fill([{ choose: 'Crypto' }, { choose: 'Custom address…' }, address, ...answers], scene);
		await connected(scene, 'Local');
		await walkthrough.done('Connect to Yativo');
		await walkthrough.done('See Your Keys');
		await screenshot('connected');
	});
});
