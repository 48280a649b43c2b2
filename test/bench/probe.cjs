// An extension that measures, in a fresh extension host, how long the activation of others takes. Plain JavaScript:
// VS Code loads it as it is.
const { appendFileSync, readFileSync } = require('node:fs');
const { setTimeout: delay } = require('node:timers/promises');
const vscode = require('vscode');

exports.activate = () => {
	measure(); // not awaited: the probe's own activation must be over
};

async function measure() {
	await delay(1500); // until VS Code's own start-up work has settled
	await vscode.extensions.getExtension('bench.warm').activate(); // pays for what the first activation costs
	const samples = readFileSync(process.env.BENCH_OUT, 'utf8').split('\n').length; // either order equally often
	const order = samples % 2 ? ['bench.control', 'yativo.yativo-vscode'] : ['yativo.yativo-vscode', 'bench.control'];
	const sample = {};
	for (const id of order) {
		globalThis.gc();
		await delay(100);
		const cpu = process.cpuUsage();
		const start = performance.now();
		await vscode.extensions.getExtension(id).activate();
		const ms = performance.now() - start;
		const { user, system } = process.cpuUsage(cpu);
		sample[id === 'bench.control' ? 'control' : 'target'] = { ms, cpuMs: (user + system) / 1000 };
	}
	appendFileSync(process.env.BENCH_OUT, `${JSON.stringify(sample)}\n`);
}
