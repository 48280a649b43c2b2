import { parentPort, workerData } from 'node:worker_threads';
import { type FromWorker, flag, type WorkerStart } from './crew.ts';
import { type Share, TreeScanner } from './treeScanner.ts';

/** What a thread does that helps with a scan: takes shares, scans them, gives half away when the main thread is idle. */
export function runWorker(): void {
	const { tree, now, flags, index } = workerData as WorkerStart;
	const port = parentPort;
	const shared = new Int32Array(flags);
	const scanner = new TreeScanner(tree, now);
	const say = (message: FromWorker) => port?.postMessage(message);
	const isStopped = () => Atomics.load(shared, flag.stop) === 1;
	const beHungry = () => Atomics.store(shared, flag.firstWorker + index, 1);
	let received = 0;
	beHungry(); // and not before: what a thread is given while it starts, nobody scans
	port?.on('message', (shares: readonly Share[]) => {
		received++;
		scanner.add(shares);
		let files = 0;
		let bytes = 0;
		while (!scanner.isDone && !isStopped()) {
			scanner.step(isStopped);
			Atomics.add(shared, flag.files, scanner.fileCount - files);
			Atomics.add(shared, flag.kilobytes, (scanner.byteCount - bytes) >> 10);
			files = scanner.fileCount;
			bytes = scanner.byteCount;
			if (scanner.waiting > 1 && Atomics.compareExchange(shared, flag.mainHungry, 1, 0) === 1) {
				say({ kind: 'share', shares: scanner.giveHalf() });
			}
		}
		beHungry();
		say({ kind: 'done', received, batch: scanner.take() });
	});
}
