import * as vscode from 'vscode';
import { describe, type Remedy } from '../core/describe.ts';
import { inertText } from '../core/displayText.ts';
import { YativoError } from '../core/failure.ts';
import type { Complaint, Flow, PickManyQuestion, PickQuestion, TextQuestion } from '../core/flow.ts';
import { Secret } from '../core/secret.ts';
import type { CommandId } from '../ids.ts';
import { notify } from './notify.ts';
import { type Outcome, type Page, present } from './present.ts';

/** How a conversation starts, and what its answers set off. */
export interface Run<Id extends string, Draft> {
	readonly draft: Draft;
	/** The first step, when it is not the first of the flow. */
	readonly step?: Id;
	/**
	 * Called with each answer before the next step is shown.
	 *
	 * @throws YativoError to go on at the step that can mend it.
	 */
	readonly commit: (step: Id, draft: Draft, signal: AbortSignal) => Promise<Draft>;
}

/**
 * Leads through a conversation, one quick input a step. Going back and failing keep what was entered.
 *
 * @returns the last draft, or `undefined` when the user dismissed a step.
 * @throws what no step can mend.
 */
export async function runFlow<Id extends string, Draft>(
	flow: Flow<Id, Draft>,
	{ commit, ...run }: Run<Id, Draft>,
): Promise<Draft | undefined> {
	let draft = run.draft;
	let problem: string | undefined;
	let step: Id | undefined = run.step ?? flow.steps(draft)[0];
	while (step !== undefined) {
		const current: Id = step;
		let answered = draft;
		const take = (value: Secret) => {
			answered = flow.answer(current, draft, value);
			return answered;
		};
		try {
			const outcome: Outcome<Draft> = await ask(flow, {
				draft,
				step: current,
				problem,
				take,
				accept: signal => commit(current, answered, signal),
			});
			if (!outcome) {
				return undefined;
			}
			problem = undefined;
			draft = outcome.kind === 'done' ? outcome.value : answered;
			const steps = flow.steps(draft);
			step = steps[steps.indexOf(current) + (outcome.kind === 'done' ? 1 : -1)];
		} catch (error) {
			if (!(error instanceof YativoError)) {
				throw error;
			}
			const mending = flow.mend(error.failure, current, answered);
			if (!mending) {
				throw error;
			}
			({ step, draft } = mending);
			const { message, remedy } = describe(error.failure);
			const question = flow.question(mending.step, draft);
			const isFilledIn = question.kind !== 'text' || question.value !== undefined;
			problem =
				step === current && isFilledIn && isMendedElsewhere(remedy)
					? vscode.l10n.t('{0} Press Enter to try again.', message)
					: message;
		}
	}
	return draft;
}

/** Whether the same answers may do once something outside of the conversation has changed: the network, a setting, the server. */
function isMendedElsewhere(remedy: Remedy): boolean {
	return remedy === 'retry' || remedy === 'openSettings' || remedy === 'showLog';
}

interface Ask<Id, Draft> {
	readonly draft: Draft;
	readonly step: Id;
	readonly problem: string | undefined;
	/** Notes an answer, whether or not it is accepted in the end. */
	readonly take: (value: Secret) => void;
	readonly accept: (signal: AbortSignal) => Promise<Draft>;
}

function ask<Id extends string, Draft>(flow: Flow<Id, Draft>, asked: Ask<Id, Draft>): Promise<Outcome<Draft>> {
	const steps = flow.steps(asked.draft);
	const page: Page = {
		title: flow.title(asked.draft),
		step: steps.indexOf(asked.step) + 1,
		totalSteps: steps.length,
	};
	const question = flow.question(asked.step, asked.draft);
	switch (question.kind) {
		case 'pick':
			return askPick(question, page, asked);
		case 'pickMany':
			return askPickMany(question, page, asked);
		case 'text':
			return askText(question, page, asked);
	}
}

type Taker<Draft> = Pick<Ask<never, Draft>, 'problem' | 'take' | 'accept'>;
type Row = vscode.QuickPickItem & { readonly id: string };

function askPick<Draft>(question: PickQuestion, page: Page, taker: Taker<Draft>): Promise<Outcome<Draft>> {
	const input = createList(question, taker.problem);
	const chosen = input.items.find(({ id }) => id === question.chosen);
	if (chosen) {
		input.activeItems = [chosen]; // an empty list here would take the cursor from the first row
	}
	return present(input, page, signal => {
		const [picked] = input.selectedItems;
		if (!picked) {
			return undefined;
		}
		taker.take(new Secret(picked.id));
		return taker.accept(signal);
	});
}

function askPickMany<Draft>(question: PickManyQuestion, page: Page, taker: Taker<Draft>): Promise<Outcome<Draft>> {
	const input = createList(question, taker.problem);
	const chosenIds = () => input.selectedItems.map(({ id }) => id);
	input.canSelectMany = true;
	input.selectedItems = input.items.filter(({ id }) => question.chosen.includes(id));
	input.onDidChangeSelection(() => {
		input.title = page.title;
		taker.take(new Secret(JSON.stringify(chosenIds())));
	});
	return present(input, page, signal => {
		const complaint = question.check(chosenIds());
		if (complaint?.severity === 'error') {
			input.title = `⚠ ${complaint.message}`; // a placeholder is pale, cut off, and hidden by a filter
			input.value = ''; // that may hide what is to be checked
			return undefined;
		}
		taker.take(new Secret(JSON.stringify(chosenIds())));
		return taker.accept(signal);
	});
}

function createList(question: PickQuestion | PickManyQuestion, problem: string | undefined): vscode.QuickPick<Row> {
	const input = vscode.window.createQuickPick<Row>();
	input.placeholder = question.prompt;
	input.matchOnDescription = true;
	input.matchOnDetail = true;
	input.items = question.choices.map(({ icon, ...choice }) => ({ ...choice, iconPath: new vscode.ThemeIcon(icon) }));
	if (problem !== undefined) {
		void tell(problem);
	}
	return input;
}

/** A list has no place for a message of several sentences. A notification has, if there is a button below. */
async function tell(problem: string): Promise<void> {
	const showLog = vscode.l10n.t('Show Log');
	if ((await notify('error', problem, showLog)) === showLog) {
		await vscode.commands.executeCommand('yativo.showLog' satisfies CommandId);
	}
}

function askText<Draft>(question: TextQuestion, page: Page, taker: Taker<Draft>): Promise<Outcome<Draft>> {
	const input = vscode.window.createInputBox();
	input.prompt = inertText(question.prompt);
	input.placeholder = question.placeholder ?? '';
	input.password = question.masked;
	input.value = question.value?.reveal() ?? '';
	input.validationMessage = taker.problem && inertText(taker.problem);
	let before = input.value;
	/** A doubtful value that the user was told about: Enter takes it now. */
	let doubted: string | undefined;
	input.onDidChangeValue(value => {
		const isPaste = value.length > before.length + 1;
		before = value;
		// Half a word is always wrong: what is typed is judged when it is accepted, what is pasted at once.
		const complaint = isPaste ? question.check(value) : undefined;
		input.validationMessage = complaint && messageOf(complaint.severity, complaint.message);
		if (value.trim() !== '') {
			taker.take(new Secret(value));
		}
	});
	return present(input, page, signal => {
		const { value } = input;
		const complaint = question.check(value);
		if (complaint?.severity === 'error') {
			input.validationMessage = inertText(complaint.message);
			return undefined;
		}
		if (complaint && doubted !== value) {
			doubted = value;
			const message =
				complaint.asksAgain ?? vscode.l10n.t('{0} Press Enter again to use it anyway.', complaint.message);
			input.validationMessage = messageOf('warning', message);
			return undefined;
		}
		taker.take(new Secret(value));
		if (question.waiting !== undefined) {
			input.buttons = []; // what has been sent cannot be gone back from
		}
		const hint = setTimeout(() => {
			const waiting = question.waiting ?? vscode.l10n.t('Waiting for the answer. Escape cancels.');
			input.validationMessage = messageOf('info', waiting);
		}, waitHintAfterMs);
		return taker.accept(signal).finally(() => clearTimeout(hint));
	});
}

/** What takes longer is worth a word. */
const waitHintAfterMs = 600;

function messageOf(severity: Complaint['severity'] | 'info', message: string): vscode.InputBoxValidationMessage {
	return { message: inertText(message), severity: severities[severity] };
}

const severities = {
	error: vscode.InputBoxValidationSeverity.Error,
	warning: vscode.InputBoxValidationSeverity.Warning,
	info: vscode.InputBoxValidationSeverity.Info,
};
