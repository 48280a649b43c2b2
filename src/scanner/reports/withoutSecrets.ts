import { redact } from '../../core/redact.ts';
import { scan } from '../../detect/scan.ts';
import type { Hit, Scanned } from '../report.ts';

/** A file name with the credentials in it masked: people put them there as well. */
function maskPath(path: string): string {
	return scan(path, { path: '' })
		.toReversed()
		.reduce((rest, { start, end, masked }) => rest.slice(0, start) + masked + rest.slice(end), path);
}

function cleanHit(hit: Hit): Hit {
	const { suppressed } = hit;
	const reason = suppressed?.reason;
	return {
		...hit,
		path: maskPath(hit.path),
		...(suppressed && reason !== undefined ? { suppressed: { ...suppressed, reason: redact(reason) } } : {}),
	};
}

/**
 * The same scan with nothing in it that was written by others and may hold a credential: names of files, and reasons of
 * suppressions, which are whatever stands behind the comment; and of what a scan was asked for and could not do.
 */
export function withoutSecrets<S extends Pick<Scanned, 'hits' | 'skipped' | 'incomplete'>>(scanned: S): S {
	const { incomplete } = scanned;
	return {
		...scanned,
		...(incomplete === undefined ? {} : { incomplete: redact(incomplete) }),
		hits: scanned.hits.map(cleanHit),
		skipped: scanned.skipped.map(({ path, reason }) => ({ path: maskPath(path), reason })),
	};
}
