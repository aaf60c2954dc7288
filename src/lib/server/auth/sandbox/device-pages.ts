import { html, type Html } from '../../html.ts';
import { layout } from './layout.ts';
import type { SentCode } from './one-time-codes.ts';
import { fullName } from './people.ts';
import type { PhoneRequest } from './phone-requests.ts';
import type { Words } from './words/az.ts';

/** The text messages the sandbox "sent". */
export function outboxPage(words: Words, sent: SentCode[]): Html {
	const messages = sent.map(
		({ person, code, expiresAt }) =>
			html`<li>
				<p><strong>${fullName(person)}</strong>, ${person.phone || words.noPhone}</p>
				<p class="code">${code}</p>
				<p class="hint">${words.validUntil} ${timeOfDay(expiresAt)}</p>
			</li>`
	);
	return layout(words, words.outbox, list(messages, words.outboxEmpty));
}

/** All the sample people's phones in one: what they are asked to agree to. */
export function phonePage(words: Words, requests: PhoneRequest[]): Html {
	const questions = requests.map(
		({ id, asked: { person, controlCode }, expiresAt }) =>
			html`<li>
				<p><strong>${fullName(person)}</strong>, ${person.phone}</p>
				<p>${words.phoneQuestion}</p>
				<p class="code">${controlCode}</p>
				<form method="post">
					<input type="hidden" name="request" value="${id}" />
					<button class="main" name="answer" value="confirm">${words.confirm}</button>
					<button name="answer" value="cancel">${words.refuse}</button>
				</form>
				<p class="hint">${words.validUntil} ${timeOfDay(expiresAt)}</p>
			</li>`
	);
	return layout(words, words.phone, list(questions, words.phoneEmpty));
}

function list(items: Html[], none: string): Html {
	if (items.length === 0) return html`<p>${none}</p>`;
	return html`<ul>
		${items}
	</ul>`;
}

function timeOfDay(millis: number): string {
	return new Date(millis).toLocaleTimeString('az', { timeZone: 'Asia/Baku' });
}
