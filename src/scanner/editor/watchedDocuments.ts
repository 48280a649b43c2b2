import { allowEdit } from '../../core/references/allow.ts';
import { replaceAllWithReferences } from '../../core/references/replaceAll.ts';
import type { Hints } from '../../core/references/request.ts';
import type { Answer, DocumentQuestion, ToScanner } from './messages.ts';
import { pastedLeaks, pastedReferences } from './pasting.ts';
import { projectHints } from './projectHints.ts';
import { declaredBeside } from './terraformModule.ts';
import { type DocumentSources, WatchedDocument } from './watchedDocument.ts';

/** The documents that the editor has open. */
export class WatchedDocuments {
	readonly #documents = new Map<string, WatchedDocument>();
	readonly #sources: DocumentSources;

	constructor(sources: DocumentSources) {
		this.#sources = sources;
	}

	/** Follows the editor. What is no news about documents is left alone. */
	hear(message: ToScanner): void {
		switch (message.kind) {
			case 'open':
				this.#close(message.id);
				this.#documents.set(message.id, new WatchedDocument(message, this.#sources));
				break;
			case 'change':
				this.#documents.get(message.id)?.change(message.version, message.edits);
				break;
			case 'close':
				this.#close(message.id);
				break;
			case 'refresh':
				for (const document of this.#documents.values()) {
					document.refresh();
				}
				break;
		}
	}

	answer(question: DocumentQuestion): Answer<DocumentQuestion['kind']> {
		const document = this.#documents.get(question.id);
		if (!document) {
			return question.kind === 'pasted' ? [] : undefined;
		}
		const { version, file, ...text } = document.text;
		const hints = () => (file === undefined ? {} : { hints: this.#hintsFor(file) });
		switch (question.kind) {
			case 'current':
				return document.current;
			case 'ignoreFile':
				return document.ignoreFile;
			case 'value':
				return document.valueOf(question)?.reveal();
			case 'references': {
				const { languageId, places } = question;
				return { version, ...replaceAllWithReferences({ ...text, ...hints(), languageId }, places) };
			}
			case 'allow':
				return { version, edit: allowEdit({ ...text, ...question }) };
			case 'pasted':
				return pastedLeaks({ ...text, version }, question);
			case 'pastedReferences':
				return pastedReferences({ ...text, ...hints(), version }, question, question.places);
		}
	}

	/** A file of Terraform is told of the other files of its module, everything else of what runs it. */
	#hintsFor(file: string): Hints {
		const openText = (other: string) =>
			[...this.#documents.values()].find(({ text }) => text.file === other)?.text.text;
		return file.endsWith('.tf') ? { declared: declaredBeside(file, openText) } : projectHints(file);
	}

	#close(id: string): void {
		this.#documents.get(id)?.close();
		this.#documents.delete(id);
	}
}
