// Loaded with `node --require` into VS Code's server and, by inheritance, into every Node process it starts; also into
// the processes of stories. Plain JavaScript, so that none of them spends time on removing types.

// Die when the parent dies, however it died: no orphans.
const parent = process.ppid;
setInterval(() => {
	if (process.ppid !== parent) {
		process.kill(process.pid, 'SIGKILL');
	}
}, 1000).unref();

// VS Code makes `write` of the extension host's streams unchangeable, unless they have a changeable one of their own.
// testsInHost.ts needs to change it.
if (process.argv.includes('--type=extensionHost')) {
	for (const stream of [process.stdout, process.stderr]) {
		Object.defineProperty(stream, 'write', { configurable: true, writable: true, value: stream.write });
	}
}
