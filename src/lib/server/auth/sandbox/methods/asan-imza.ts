import type { RandomBytes } from '../../../../domain/ids.ts';
import { normalizePhone } from '../../../../domain/people/phone.ts';
import { makeDigits } from '../digits.ts';
import { html, type Html } from '../../../html.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from '../people.ts';
import type { PhoneRequest, PhoneRequests } from '../phone-requests.ts';
import type { Words } from '../words/az.ts';
import { field, form } from './form.ts';
import type { Method, Step, Visitor } from './method.ts';

const CONTROL_DIGITS = 4;

interface Typed {
	phone: string;
	user: string;
}

/** Mobile ID: phone and user id here, then the same control code on both screens, agreed to on the phone. */
export function asanImza(phones: PhoneRequests, random: RandomBytes): Method {
	return {
		key: 'asan-imza',
		name: 'Asan İmza ilə',
		assurance: 'high',
		open: (visitor) => standing(phones, visitor),
		answer: ({ signIn, words }, given) => {
			const typed = { phone: given.get('phone') ?? '', user: given.get('user') ?? '' };
			const person = findOwner(typed);
			if (!person) return { kind: 'fault', content: ask(words, words.phoneNobody, typed) };
			const controlCode = makeDigits(random, CONTROL_DIGITS);
			const request = phones.ask(signIn, { person, controlCode });
			return { kind: 'wait', content: wait(words, request) };
		}
	};
}

/** A sample person without a phone has no user id either, and is found by nothing. */
function findOwner(typed: Typed): SamplePerson | undefined {
	const phone = normalizePhone(typed.phone);
	const owners = SAMPLE_PEOPLE.filter(({ asanUserId }) => asanUserId !== '');
	return owners.find((owner) => owner.phone === phone && owner.asanUserId === typed.user.trim());
}

function standing(phones: PhoneRequests, { signIn, words }: Visitor): Step {
	const request = phones.find(signIn);
	if (request?.state.kind === 'waiting') return { kind: 'wait', content: wait(words, request) };
	phones.forget(signIn);
	if (!request) return { kind: 'ask', content: ask(words) };
	if (request.state.kind === 'answered')
		return { kind: 'identified', person: request.asked.person };
	const isRefused = request.state.kind === 'cancelled';
	const error = isRefused ? words.phoneCancelled : words.phoneExpired;
	return { kind: 'fault', content: ask(words, error) };
}

function ask(words: Words, error = '', { phone, user }: Typed = { phone: '', user: '' }): Html {
	const label = words.phoneLabel;
	const fields = [
		field({ name: 'phone', label, autocomplete: 'tel', keyboard: 'tel', value: phone }),
		field({ name: 'user', label: words.userLabel, keyboard: 'numeric', value: user })
	];
	return form(words, { fields, error });
}

function wait(words: Words, { asked }: PhoneRequest): Html {
	return html`<p>${words.phoneAsked}</p>
		<p class="code" role="status">${asked.controlCode}</p>
		<p>
			${words.confirmOn}
			<a href="/phone" target="_blank">${words.samplePhone}</a> (${words.newWindow}).
			${words.refreshes}
		</p>
		<p><a class="choice" href="">${words.checkNow}</a></p>`;
}
