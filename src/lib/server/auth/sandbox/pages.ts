import { html, type Html, type HtmlPart } from '../../html.ts';
import { layout } from './layout.ts';
import type { Method } from './methods/method.ts';
import type { Words } from './words/az.ts';
import { fullName, SAMPLE_PEOPLE, type SamplePerson } from './people.ts';

/** A sign-in's own address, and the words of the person before it. */
interface Place {
	path: string;
	words: Words;
}

/** The first page: which way to prove who one is. */
export function methodsPage({ path, words }: Place, methods: readonly Method[]): Html {
	const links = methods.map(
		({ key, name }) => html`<li><a class="choice" href="${path}/${key}" lang="az">${name}</a></li>`
	);
	return layout(
		words,
		words.chooseMethod,
		html`<ul>
			${links}
		</ul>`,
		cancelForm({ path, words })
	);
}

/** A method's page: what it asks, and the sample people to sign in as without being asked. */
export function methodPage({ path, words }: Place, method: Method, content: HtmlPart): Html {
	return layout(
		words,
		method.name,
		content,
		html`<h2 id="samples">${words.samples}</h2>`,
		html`<form method="post">
			<ul aria-labelledby="samples">
				${SAMPLE_PEOPLE.map((person) => personChoice(words, person))}
			</ul>
		</form>`,
		html`<p><a href="${path}">${words.otherMethod}</a></p>`,
		cancelForm({ path, words })
	);
}

/** Something went wrong; the way on leads back to the product, which kept everything. */
export function faultPage(words: Words, home: string): Html {
	return layout(
		words,
		words.failed,
		html`<p>${words.unknownSignIn}</p>`,
		html`<p><a class="choice" href="${home}">${words.toProduct}</a></p>`
	);
}

function personChoice(words: Words, person: SamplePerson): Html {
	const { fin, phone, asanUserId } = person;
	const details = [`FİN ${fin}`, phone, asanUserId && `${words.userId} ${asanUserId}`];
	return html`<li>
		<button name="person" value="${fin}" aria-describedby="about-${fin}">
			${fullName(person)}
		</button>
		<p class="hint" id="about-${fin}">${details.filter(Boolean).join(', ')}</p>
	</li>`;
}

function cancelForm({ path, words }: Place): Html {
	return html`<form method="post" action="${path}/cancel">
		<button class="quiet">${words.cancel}</button>
	</form>`;
}
