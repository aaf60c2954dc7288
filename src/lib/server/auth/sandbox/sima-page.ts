import type { Centres } from './certificates/centres.ts';
import { type SampleCertificate, signChallenge } from './certificates/wallet.ts';
import type { Challenges } from './challenges.ts';
import { type Exchange, readForm, sendOn, sendPage } from './exchange.ts';
import { html, type Html } from '../../html.ts';
import { layout } from './layout.ts';
import { fullName } from './people.ts';
import type { Words } from './words/az.ts';

export interface SimaApp {
	sima: Challenges;
	centres: Centres;
}

const ADDRESS = /^\/sima\/([\w-]+)$/;

/** Answers the page that plays the SİMA app on somebody's phone; false when another page is asked for. */
export async function answerSima(app: SimaApp, exchange: Exchange): Promise<boolean> {
	const [, signIn] = ADDRESS.exec(exchange.pathname) ?? [];
	if (!signIn) return false;
	if (exchange.request.method === 'POST') await takeAnswer(app, exchange, signIn);
	else sendPage(exchange, { page: await appPage(app, exchange, signIn) });
	return true;
}

/** The phone knows the challenge and its own key; the sign-in is told the signature alone. */
async function takeAnswer(app: SimaApp, exchange: Exchange, signIn: string): Promise<void> {
	const form = await readForm(exchange);
	const { wallet } = await app.centres('sima-imza');
	const chosen = wallet.find(({ id }) => id === form.get('certificate'));
	const request = app.sima.findWaiting(signIn);
	if (request) {
		app.sima.answer(signIn, chosen ? await signChallenge(chosen, request.asked) : null);
	}
	sendOn(exchange, exchange.pathname);
}

async function appPage(app: SimaApp, { words }: Exchange, signIn: string): Promise<Html> {
	if (!app.sima.findWaiting(signIn)) {
		return layout(words, words.simaApp, html`<p role="status">${words.simaGone}</p>`);
	}
	const { wallet } = await app.centres('sima-imza');
	return layout(
		words,
		words.simaApp,
		html`<p>${words.simaQuestion}</p>
			<form method="post">
				<ul>
					${wallet.filter(({ flaw }) => flaw === null).map((sample) => choice(words, sample))}
				</ul>
				<h2>${words.flawed}</h2>
				<ul>
					${wallet.filter(({ flaw }) => flaw !== null).map((sample) => choice(words, sample))}
				</ul>
				<button class="quiet">${words.refuse}</button>
			</form>`
	);
}

function choice(words: Words, { id, person, flaw }: SampleCertificate): Html {
	const about = flaw ? words.flaws[flaw] : `FİN ${person.fin}`;
	return html`<li>
		<button name="certificate" value="${id}" aria-describedby="about-${id}">
			${words.sign}: ${fullName(person)}
		</button>
		<p class="hint" id="about-${id}">${about}</p>
	</li>`;
}
