import { checkFields, type Field } from '$lib/domain/application-types/application-type.ts';
import { applicationType } from '$lib/domain/application-types/registry.ts';
import type { FieldValues } from '$lib/domain/application/fields.ts';
import { CONSENT_VERSION } from '$lib/domain/consent.ts';
import { type ApplicationId, makeId } from '$lib/domain/ids.ts';
import type { Problem } from '$lib/domain/problem.ts';
import type { EnterRequest } from '$lib/domain/wire/desk.ts';
import { m } from '$lib/i18n/compiled/messages.js';
import { askDesk, type DeskFault } from '$lib/sync/desk-client.ts';
import { controlId } from '$lib/ui/form/control-id.ts';
import { problemMessage } from '$lib/ui/form/problem-messages.ts';

const TYPE = 'newConsumer';

/** What is wrong, where. */
interface Wrong {
	at: string;
	text: string;
}

/** An application as the operator types it in. It is on this page alone: a counter's computer keeps nobody's data. */
export class EntryForm {
	values = $state<FieldValues>({});
	givenName = $state('');
	familyName = $state('');
	source = $state<EnterRequest['source']>('waterOffice');
	hasConsent = $state(false);
	wrong = $state.raw<Wrong[]>([]);
	fault = $state<DeskFault | null>(null);
	number = $state<string | null>(null);
	isBusy = $state(false);
	/** One for each application: sent twice on a poor link, it is registered once. */
	readonly id: ApplicationId = makeId(Date.now, (target) => crypto.getRandomValues(target));

	get fields(): readonly Field[] {
		return applicationType(TYPE).fields.filter((field) => field.isAsked(this.values));
	}

	get summary(): { text: string; href: string }[] {
		return this.wrong.map(({ at, text }) => ({ text, href: `#${controlId(at)}` }));
	}

	get(name: string): string {
		return this.values[name] ?? '';
	}

	set(field: Field, value: string): void {
		const isMoving = field.control === 'district' && value !== this.get('district');
		this.values = { ...this.values, [field.name]: value, ...(isMoving && { place: '' }) };
	}

	errorAt(at: string): string {
		return this.wrong.find((wrong) => wrong.at === at)?.text ?? '';
	}

	async submit(): Promise<void> {
		if (this.isBusy) return;
		const wrongFields = tell(checkFields(applicationType(TYPE), this.values));
		this.wrong = [...this.#checkName(), ...wrongFields, ...this.#checkConsent()];
		if (this.wrong.length > 0) return;
		this.isBusy = true;
		await this.#send();
		this.isBusy = false;
	}

	async #send(): Promise<void> {
		const { id, source, givenName, familyName } = this;
		const fields = $state.snapshot(this.values);
		const asked = { id, type: TYPE, source, givenName, familyName, fields } as const;
		const reply = await askDesk((desk, options) =>
			desk.enter.mutate({ ...asked, consent: CONSENT_VERSION }, options)
		);
		this.fault = reply.ok ? null : reply.fault;
		if (!reply.ok) return;
		const { answer } = reply;
		if (answer.kind === 'entered') this.number = answer.number;
		if (answer.kind === 'refused') this.wrong = tell(answer.problems);
		if (answer.kind === 'nameDiffers') {
			this.wrong = [{ at: 'familyName', text: m.desk_enter_name_differs() }];
		}
	}

	#checkName(): Wrong[] {
		const names = [
			{ at: 'familyName', typed: this.familyName, text: m.desk_enter_family_required() },
			{ at: 'givenName', typed: this.givenName, text: m.desk_enter_given_required() }
		];
		return names.filter(({ typed }) => typed.trim() === '').map(({ at, text }) => ({ at, text }));
	}

	#checkConsent(): Wrong[] {
		return this.hasConsent ? [] : [{ at: 'consent', text: m.desk_enter_consent_required() }];
	}
}

function tell(problems: readonly Problem[]): Wrong[] {
	return problems.map((problem) => ({ at: problem.at ?? '', text: problemMessage(problem) }));
}
