import type { Memento } from './profileStore.ts';
import { isText } from './shape.ts';

const storageKey = 'yativo.toldRecords';

/** What happens to the name of a record that could not be understood. */
export interface RecordListeners {
	/** Called each time. */
	readonly log: (name: string) => void;
	/** Called once for each record, in whichever window: it stays where it is, and would be told at every start. */
	readonly tell: () => void;
}

/** Takes the names of records that could not be understood. They are random, and hold nothing of a secret. */
export function createRecordReporter(memento: Memento, { log, tell }: RecordListeners): (name: string) => void {
	return name => {
		log(name);
		const stored = memento.get<unknown>(storageKey);
		const told = Array.isArray(stored) ? stored.filter(isText) : [];
		if (!told.includes(name)) {
			void memento.update(storageKey, [...told, name]);
			tell();
		}
	};
}
