// What a scanner without any care would cost: reads every file as text and runs one regular expression over it.
const { readdirSync, readFileSync } = require('node:fs');

const pattern = /yativo_[0-9a-f]{48}|y(?:vk|vs|k|s|at)_(?:live|test|sandbox)_[A-Za-z0-9]{16,}/;
const folders = [process.argv[2]];
let found = 0;
while (folders.length > 0) {
	const folder = folders.pop();
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) {
			folders.push(path);
		} else if (entry.isFile()) {
			found += pattern.test(readFileSync(path, 'utf8')) ? 1 : 0;
		}
	}
}
console.log(found);
