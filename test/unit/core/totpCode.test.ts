import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseTotpCode } from '../../../src/core/totpCode.ts';

suite('parseTotpCode', () => {
	const cases = [
		{ why: 'six digits', text: '123456', code: '123456' },
		{ why: 'leading zeros', text: '000042', code: '000042' },
		{ why: 'blanks and line ends around a paste', text: ' 123 456\r\n', code: '123456' },
		{ why: 'a no-break space', text: '123\u00a0456', code: '123456' },
		{ why: 'dashes', text: '123-456', code: '123456' },
		{ why: 'five digits', text: '12345', code: undefined },
		{ why: 'seven digits', text: '1234567', code: undefined },
		{ why: 'digits of another script', text: '١٢٣٤٥٦', code: undefined },
		{ why: 'letters', text: '12a456', code: undefined },
		{ why: 'nothing', text: '', code: undefined },
	];
	for (const { why, text, code } of cases) {
		test(`reads ${why}`, () => assert.equal(parseTotpCode(text)?.reveal(), code));
	}
});
