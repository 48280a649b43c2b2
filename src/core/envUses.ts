import { terraformPrefix } from './envNames.ts';

/** A place where code reads an environment variable. The span is that of the name, in UTF-16 code units. */
export interface EnvUse {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** The ways in which languages read a variable whose name stands in the code. */
const reads: readonly RegExp[] = [
	// process.env.X, import.meta.env.X, Bun.env?.X, env.X, secrets.X, vars.X
	/\b(?:env|secrets|vars)\??\.(?<name>[A-Za-z_]\w{0,127})\b(?!\()/dg,
	// process.env['X'], os.environ["X"], ENV['X'], $_ENV['X'], $_SERVER['X'], environment["X"], secrets['X']
	/(?:\b|_)(?:env|ENV|SERVER|environb?|environment|secrets)(?:\?\.)?\[\s{0,20}b?["'`](?<name>[A-Za-z_]\w{0,127})["'`]/dg,
	// getenv("X"), LookupEnv("X"), env('X'), env!("X"), env::var("X"), environ.get("X"), fromEnvironment("X"), get_env("X")
	/(?:[Ee]nvy?(?:iron(?:ment)?)?|ENV)(?:Variable)?[b!]?(?:(?:\??\.|::)\w{1,12}!?)?\(\s{0,20}b?["'`](?<name>[A-Za-z_]\w{0,127})["'`]/dg,
	// (getenv "X"), lookupEnv "X", env = "X"
	/\b(?:[gG]et_?|lookup)?[Ee]nv(?:\s{1,4}|\s{0,4}[:=]\s{0,4})["'](?<name>[A-Za-z_]\w{0,127})["']/dg,
	// lookup('env', 'X')
	/\blookup\(\s{0,4}["'](?:ansible\.builtin\.)?env["'],\s{0,4}["'](?<name>[A-Za-z_]\w{0,127})["']/dg,
	// $ENV{X}, $ENV{'X'}
	/\bENV\{\s{0,4}["']?(?<name>[A-Za-z_]\w{0,127})["']?\s{0,4}\}/dg,
	// @Value("${X}"), @Value("${X:default}")
	/@Value\(\s{0,20}"[^"\n$]{0,80}\$\{(?<name>[A-Za-z_]\w{0,127})\b/dg,
	// $env:X, ${env:X}
	/\$\{?[Ee]nv:(?<name>[A-Za-z_]\w{0,127})\b/dg,
	// {{$processEnv X}}, {{$dotenv X}}
	/\{\{\s{0,4}\$(?:processEnv|dotenv)\s{1,4}%?(?<name>[A-Za-z_]\w{0,127})\b/dg,
];

/** $X, ${X}, ${X:-default}: a variable of the environment only where no program's own variables look the same. */
const expansion = /\$\{?(?<name>[A-Za-z_]\w{0,127})\b/dg;

/** Files in which `$X` is the environment's, unless they give it a value themselves. */
const expanding =
	/\.(?:ba|z|k|fi)?sh$|\.(?:ya?ml|conf|toml|properties|xml|mk|dockerfile)$|(?:^|[\\/])(?:(?:Docker|Container|Make)file|\.env)[^\\/]*$/i;

/** var.x, variable "x" { */
const ofTerraform = /\b(?:var\.|variable[ \t]{1,8}"?)(?<name>[A-Za-z_]\w{0,120})\b/dg;

/** X=1, export X=1, X := 1 */
const assignment = /(?<![^\s;&(])(?<name>[A-Za-z_]\w{0,127})[^\S\n]{0,4}:?=(?!=)(?<value>.*)/g;

/** const { X, Y: y = '' } = process.env */
const destructuring = /\{(?<names>[^{}]{1,1000})\}\s{0,20}=\s{0,20}(?:process|import\.meta|Bun)\.env\b/dg;

/** Where a text reads environment variables by name, in the order of the text. */
export function envUses(text: string, path: string): readonly EnvUse[] {
	const expanded = expanding.test(path) ? expandedNames(text) : [];
	const terraform = /\.tf$/.test(path) ? named(text, ofTerraform) : [];
	const uses = [
		...reads.flatMap(pattern => named(text, pattern)),
		...expanded,
		...destructuredNames(text),
		...terraform.map(use => ({ ...use, name: terraformPrefix + use.name })),
	];
	return uses.sort((a, b) => a.start - b.start).filter((use, index) => use.start !== uses[index - 1]?.start);
}

function named(text: string, pattern: RegExp): EnvUse[] {
	return [...text.matchAll(pattern)].map(match => {
		const [start, end] = match.indices?.groups?.name ?? [0, 0];
		return { name: text.slice(start, end), start, end };
	});
}

/** A variable that is given a value here is the file's own, unless the value is made of what it was before. */
function expandedNames(text: string): EnvUse[] {
	const assigned = [...text.matchAll(assignment)].map(({ groups }) => ({ name: '', value: '', ...groups }));
	const own = new Set(assigned.filter(({ name, value }) => !value.includes(name)).map(({ name }) => name));
	return named(text, expansion).filter(({ name }) => !own.has(name));
}

function destructuredNames(text: string): EnvUse[] {
	return [...text.matchAll(destructuring)].flatMap(match => {
		const [offset] = match.indices?.groups?.names ?? [0];
		const names = match.groups?.names ?? '';
		return [...names.matchAll(/(?<=^|,)\s*([A-Za-z_]\w{0,127})/g)].map(item => {
			const start = offset + item.index + item[0].length - (item[1]?.length ?? 0);
			return { name: item[1] ?? '', start, end: offset + item.index + item[0].length };
		});
	});
}
