/** How a value differs from a sample; empty when it does not. `formats` gives meaning to values like `<access token>`. */
export function differences(
	sample: unknown,
	actual: unknown,
	{ formats, partial = false }: { formats: Readonly<Record<string, string>>; partial?: boolean },
	path = '',
): string[] {
	if (Array.isArray(sample) && Array.isArray(actual)) {
		return sample.length === actual.length
			? sample.flatMap((part, index) => differences(part, actual[index], { formats, partial }, `${path}[${index}]`))
			: [`${path}: ${actual.length} elements instead of ${sample.length}`];
	}
	if (isObject(sample) && isObject(actual)) {
		const names = partial ? Object.keys(sample) : [...new Set([...Object.keys(sample), ...Object.keys(actual)])];
		return names.flatMap(name =>
			name in sample === name in actual
				? differences(sample[name], actual[name], { formats, partial }, `${path}.${name}`)
				: [`${path}.${name}: ${name in sample ? 'missing' : 'not documented'}`],
		);
	}
	return same(sample, actual, { formats, name: path.split('.').at(-1) ?? '' })
		? []
		: [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(sample)}`];
}

function same(
	sample: unknown,
	actual: unknown,
	{ formats, name }: { formats: Readonly<Record<string, string>>; name: string },
): boolean {
	if (typeof sample !== 'string' || typeof actual !== 'string') {
		return sample === actual;
	}
	const format = formats[/^<(.*)>$/.exec(sample)?.[1] ?? ''];
	if (format !== undefined) {
		return new RegExp(format).test(actual);
	}
	// Texts for people differ from page to page.
	return (
		name === 'message' ||
		sample === '<text>' ||
		sample === actual ||
		(isDate(sample) && dateForm(sample) === dateForm(actual))
	);
}

function isDate(text: string): boolean {
	return /^\d{4}-\d\d-\d\dT/.test(text);
}

function dateForm(date: string): string {
	return date.replaceAll(/\d/g, '0');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
