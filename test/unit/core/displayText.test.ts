import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
	displayText,
	inertText,
	markdownSentence,
	markdownText,
	quickPickText,
} from '../../../src/core/displayText.ts';

suite('displayText', () => {
	const cases = [
		{ why: 'a plain name', text: 'Production Backend', shown: 'Production Backend' },
		{ why: 'line breaks and tabs', text: 'a\nb\t\tc\r\n', shown: 'a b c' },
		{ why: 'direction overrides', text: 'safe\u202Egnp.exe', shown: 'safe gnp.exe' },
		{ why: 'zero-width characters', text: 'a\u200Bb', shown: 'a b' },
		{ why: 'a lone surrogate', text: 'a\uD83Db', shown: 'a b' },
		{ why: 'a path-like name', text: '../../x?y#', shown: '../../x?y#' },
		{ why: 'emoji beyond the limit, never cut in half', text: '🔑'.repeat(1000), shown: `${'🔑'.repeat(79)}…` },
		{ why: 'text beyond the limit', text: 'x'.repeat(81), shown: `${'x'.repeat(79)}…` },
		{ why: 'nothing but blanks', text: ' \u0000 ', shown: '' },
	];
	for (const { why, text, shown } of cases) {
		test(`handles ${why}`, () => assert.equal(displayText(text), shown));
	}

	test('keeps icons out of quick picks', () => {
		assert.equal(quickPickText('$(key) mine'), '$\u200b(key) mine');
	});

	test('is as short as a quick pick has room for', () => {
		assert.equal(quickPickText('Payments of the northern region', 12), 'Payments of…');
	});

	test('makes no links to commands and no icons in notifications and prompts', () => {
		assert.equal(
			inertText('“[Free money](command:evil "x") $(key)” was created.'),
			'“[Free money]\u200b(command:evil "x") $\u200b(key)” was created.',
		);
	});

	test('leaves no markup in Markdown', () => {
		assert.equal(
			markdownText('[x](command:a) <b> $(key)'),
			'&#91;x&#93;&#40;command&#58;a&#41; &#60;b&#62; &#36;&#40;key&#41;',
		);
	});

	test('leaves sentences whole in Markdown, as one line without markup, up to a limit', () => {
		const long = 'word '.repeat(100);
		assert.equal(markdownSentence(`${long}\n[x](y)`), `${long}&#91;x&#93;&#40;y&#41;`);
		assert.equal(markdownSentence('x'.repeat(5000)), `${'x'.repeat(999)}…`);
	});
});
