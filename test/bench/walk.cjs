// Walks a folder on one thread, for programs that are measured: as little of our own as there can be.
const { readdirSync } = require('node:fs');

exports.eachFile = (root, visit) => {
	for (const waiting = [root]; waiting.length > 0; ) {
		const folder = waiting.pop();
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = `${folder}/${entry.name}`;
			if (entry.isDirectory()) {
				waiting.push(path);
			} else if (entry.isFile()) {
				visit(path);
			}
		}
	}
};
