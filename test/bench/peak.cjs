// Writes the peak memory of a process, in kilobytes, to the file that PEAK_OUT names. For `node --require`.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.PEAK_OUT) {
	process.on('exit', () => writeFileSync(process.env.PEAK_OUT, String(process.resourceUsage().maxRSS)));
}
