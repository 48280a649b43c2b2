/** A date as the documented answers print it: no fraction, milliseconds or microseconds. */
export function printDate(ms: number, format: 'seconds' | 'milliseconds' | 'microseconds' = 'seconds'): string {
	const iso = new Date(ms).toISOString();
	switch (format) {
		case 'seconds':
			return iso.replace(/\.\d+/, '');
		case 'milliseconds':
			return iso;
		case 'microseconds':
			return iso.replace('Z', '000Z');
	}
}

/** `printDate`, or `null` for a date that there is not. */
export function printDateOrNull(ms: number | undefined, format?: 'seconds' | 'milliseconds' | 'microseconds') {
	return ms === undefined ? null : printDate(ms, format);
}
