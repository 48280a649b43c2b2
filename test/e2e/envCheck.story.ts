import { suite } from 'node:test';
import { story } from './story.ts';

const files = {
	'src/pay.js': "const key = process.env.YATIVO_API_KEY;\nconst other = process.env['YATIVO_OTHER'];\n",
	'.env.example': 'YATIVO_API_KEY=\nYATIVO_OLD=\n',
};

suite('drift of variables', () => {
	story('is listed, and each place is a choice away', { files }, async ({ palette, quickPick, editor, screenshot }) => {
		await palette.run('Yativo: Check Environment Variables');
		await quickPick.row('YATIVO_OTHER').filter({ hasText: 'used, but not in .env.example' }).waitFor();
		await quickPick.row('YATIVO_OLD').filter({ hasText: 'documented, but not used' }).waitFor();
		await screenshot('drift');
		await quickPick.choose('YATIVO_OTHER');
		await editor.shows('YATIVO_OTHER');
		await screenshot('place');
	});
});
