import Mocha from 'mocha';

/** Runs the suites that `load` defines; throws when a test fails. */
export async function runSuites(load: () => void): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, color: false, forbidOnly: true, forbidPending: true });
	// Mocha does this before each file it loads itself; it makes `suite` and `test` work.
	mocha.suite.emit('pre-require', globalThis, 'bundle', mocha);
	load();
	const failures = await new Promise<number>(done => mocha.run(done));
	if (failures > 0) {
		throw new Error(`${failures} of the tests in VS Code failed.`);
	}
}
