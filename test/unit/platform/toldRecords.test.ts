import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createRecordReporter } from '../../../src/platform/toldRecords.ts';

suite('records that could not be understood', () => {
	test('are logged each time, and told once each, whatever window finds them', () => {
		const stored = new Map<string, unknown>();
		const memento = {
			get: <T>(key: string) => stored.get(key) as T | undefined,
			update: async (key: string, value: unknown) => void stored.set(key, value),
		};
		const heard: string[] = [];
		const window = (id: string) =>
			createRecordReporter(memento, {
				log: name => heard.push(`${id} logs ${name}`),
				tell: () => heard.push(`${id} tells`),
			});
		const [one, two] = [window('one'), window('two')];
		one('a');
		two('a');
		two('b');
		one('a');
		assert.deepEqual(heard, ['one logs a', 'one tells', 'two logs a', 'two logs b', 'two tells', 'one logs a']);
	});
});
