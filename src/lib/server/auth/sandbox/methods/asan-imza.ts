import { normalizePhone } from '../../../../domain/people/phone.ts';
import { html, type Html } from '../html.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from '../people.ts';
import type { PhoneRequest, PhoneRequests } from '../phone-requests.ts';
import { field, form } from './form.ts';
import type { Method, Step } from './method.ts';

const MESSAGES = {
	nobody:
		'Bu telefon nömrəsi və istifadəçi ID ilə nümunə şəxs yoxdur. Hər ikisini yoxlayıb yenidən daxil edin.',
	cancelled: 'Sorğu telefonda ləğv edildi. Davam etmək üçün yenidən daxil edin.',
	expired: 'Sorğu telefonda vaxtında təsdiqlənmədi. Davam etmək üçün yenidən daxil edin.'
};

interface Typed {
	phone: string;
	user: string;
}

/** Mobile ID: phone and user id here, then the same control code on both screens, agreed to on the phone. */
export function asanImza(phones: PhoneRequests): Method {
	return {
		key: 'asan-imza',
		name: 'Asan İmza ilə',
		assurance: 'high',
		open: (signIn) => standing(phones, signIn),
		answer: (signIn, given) => {
			const typed = { phone: given.get('phone') ?? '', user: given.get('user') ?? '' };
			const person = findOwner(typed);
			if (!person) return { kind: 'fault', content: ask(MESSAGES.nobody, typed) };
			return { kind: 'wait', content: wait(phones.ask(signIn, person)) };
		}
	};
}

/** A sample person without a phone has no user id either, and is found by nothing. */
function findOwner(typed: Typed): SamplePerson | undefined {
	const phone = normalizePhone(typed.phone);
	const owners = SAMPLE_PEOPLE.filter(({ asanUserId }) => asanUserId !== '');
	return owners.find((owner) => owner.phone === phone && owner.asanUserId === typed.user.trim());
}

function standing(phones: PhoneRequests, signIn: string): Step {
	const request = phones.find(signIn);
	if (request?.state === 'waiting') return { kind: 'wait', content: wait(request) };
	phones.forget(signIn);
	if (!request) return { kind: 'ask', content: ask() };
	if (request.state === 'confirmed') return { kind: 'identified', person: request.person };
	return { kind: 'fault', content: ask(MESSAGES[request.state]) };
}

function ask(error = '', { phone, user }: Typed = { phone: '', user: '' }): Html {
	const label = 'Telefon nömrəsi';
	const fields = [
		field({ name: 'phone', label, autocomplete: 'tel', keyboard: 'tel', value: phone }),
		field({ name: 'user', label: 'İstifadəçi ID', keyboard: 'numeric', value: user })
	];
	return form(fields, error);
}

function wait({ controlCode }: PhoneRequest): Html {
	return html`<p>Telefona sorğu göndərildi. Yoxlama kodu hər iki ekranda eyni olmalıdır:</p>
		<p class="code" role="status">${controlCode}</p>
		<p>
			Sorğunu <a href="/phone" target="_blank">sınaq telefonunda</a> (yeni pəncərə) təsdiq edin. Bu
			səhifə özü yenilənir.
		</p>
		<p><a class="choice" href="">Yoxla</a></p>`;
}
