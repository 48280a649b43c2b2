/** Runs the local Yativo API until it is stopped: `npm run simulator -- --help`. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { announce } from './announce.ts';
import { allSurfaces, type Surface } from './scopes.ts';
import { startSimulator } from './simulator.ts';
import { type Switches, type SwitchName, switches, switchNames } from './switches.ts';

/** Lists of the demo tell the rate limit too, which no source documents. */
const demoSwitches: Partial<Switches> = { extraFields: 'present' };

try {
	await main(readArguments());
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

function readArguments() {
	return parseArgs({
		options: {
			help: { type: 'boolean', short: 'h' },
			port: { type: 'string', default: '4010' },
			seed: { type: 'string', default: 'demo' },
			surfaces: { type: 'string' },
			...(Object.fromEntries(switchNames.map(name => [name, { type: 'string' }])) as Record<
				SwitchName,
				{ type: 'string' }
			>),
		},
	}).values;
}

async function main(values: ReturnType<typeof readArguments>): Promise<void> {
	if (values.help) {
		console.log(help());
		return;
	}
	const simulator = await startSimulator({
		port: number('port', values.port),
		keys: oneOf('seed', values.seed, ['demo', 'many', 'none']),
		surfaces: values.surfaces?.split(',').map(name => oneOf<Surface>('surfaces', name, allSurfaces)) ?? allSurfaces,
		switches: { ...(values.seed === 'demo' && demoSwitches), ...chosenSwitches(values) },
		onEmailCode: (email, code) => console.log(`E-mail to ${email}: your code is ${code}`),
	});
	console.log(`${announce(simulator)}\n\nPress Enter for a fresh code, Ctrl+C to stop.`);
	const input = createInterface({ input: process.stdin });
	input.on('line', () => console.log(`TOTP code ${simulator.account.totp()}`));
	process.once('SIGINT', () => {
		input.close();
		simulator.close();
	});
}

function chosenSwitches(values: Partial<Record<SwitchName, string>>): Partial<Switches> {
	const chosen = switchNames.flatMap(name => {
		const value = values[name];
		if (value === undefined) {
			return [];
		}
		const known: readonly (string | number)[] = switches[name].values;
		return [
			[name, typeof known[0] === 'number' ? number(name, value) : oneOf(name, value, known as readonly string[])],
		];
	});
	return Object.fromEntries(chosen);
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
	const found = known.find(candidate => candidate === value);
	if (found === undefined) {
		throw new Error(`--${name} takes ${known.join(', ')}, not "${value}".`);
	}
	return found;
}

function number(name: string, value: string): number {
	if (!/^\d+$/.test(value)) {
		throw new Error(`--${name} takes a number, not "${value}".`);
	}
	return Number(value);
}

function help(): string {
	const lines = switchNames.map(
		name => `  --${name} ${switches[name].values.join('|')}\n      ${switches[name].about}`,
	);
	return [
		'npm run simulator -- [--port 4010] [--seed demo|many|none] [--surfaces a,b] [switches]',
		'',
		`Surfaces: ${allSurfaces.join(', ')}`,
		'',
		'Switches, the default first (the demo has extraFields present):',
		...lines,
	].join('\n');
}
