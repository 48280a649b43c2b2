import { scan } from '../../detect/scan.ts';
import type { Answer, Asked } from './messages.ts';

/** Whether a text of any file, open or not, holds a credential that no comment allows. */
export function holdsCredential({ text, path }: Asked['holds']['question']): Answer<'holds'> {
	return scan(text, { path }).some(({ suppressed }) => !suppressed);
}
