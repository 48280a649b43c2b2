import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { rules } from '../../../src/detect/rules.ts';
import { scan } from '../../../src/detect/scan.ts';
import { expand, randomFrom } from './samples.ts';

const random = randomFrom(20261121);

for (const rule of rules) {
	suite(rule.id, () => {
		for (const example of rule.examples.leaks) {
			test(`finds ${example}`, () => {
				const found = scan(expand(example, random), { path: 'src/pay.ts' });
				assert.ok(
					found.some(finding => finding.rule === rule.id),
					JSON.stringify(found),
				);
			});
		}
		for (const example of rule.examples.safe) {
			test(`leaves ${example}`, () => {
				const found = scan(expand(example, random), { path: 'src/pay.ts' });
				assert.deepEqual(
					found.filter(finding => finding.rule === rule.id),
					[],
				);
			});
		}
	});
}
