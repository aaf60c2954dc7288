import { html, type Html, type HtmlPart } from './html.ts';
import { layout } from './layout.ts';
import type { Method } from './methods/method.ts';
import { fullName, SAMPLE_PEOPLE, type SamplePerson } from './people.ts';

/** The first page: which way to prove who one is. `path` is this sign-in's own address. */
export function methodsPage(path: string, methods: readonly Method[]): Html {
	const links = methods.map(
		({ key, name }) => html`<li><a class="choice" href="${path}/${key}">${name}</a></li>`
	);
	return layout(
		'Daxil olma üsulunu seçin',
		html`<ul>
			${links}
		</ul>`,
		cancelForm(path)
	);
}

/** A method's page: what it asks, and the sample people to sign in as without being asked. */
export function methodPage(path: string, method: Method, content: HtmlPart): Html {
	return layout(
		method.name,
		content,
		html`<h2 id="samples">Nümunə şəxs kimi daxil olun</h2>`,
		html`<form method="post">
			<ul aria-labelledby="samples">
				${SAMPLE_PEOPLE.map(personChoice)}
			</ul>
		</form>`,
		html`<p><a href="${path}">Başqa üsul seç</a></p>`,
		cancelForm(path)
	);
}

/** Something went wrong; the way on leads back to the product, which kept everything. */
export function faultPage(home: string): Html {
	return layout(
		'Giriş baş tutmadı',
		html`<p>Giriş sorğusu tanınmadı və ya vaxtı bitib. Müraciətə qayıdıb yenidən daxil olun.</p>`,
		html`<p><a class="choice" href="${home}">Müraciətə qayıt</a></p>`
	);
}

function personChoice(person: SamplePerson): Html {
	const { fin, phone, asanUserId } = person;
	const details = [`FİN ${fin}`, phone, asanUserId && `istifadəçi ID ${asanUserId}`];
	return html`<li>
		<button name="person" value="${fin}" aria-describedby="about-${fin}">
			${fullName(person)}
		</button>
		<p class="hint" id="about-${fin}">${details.filter(Boolean).join(', ')}</p>
	</li>`;
}

function cancelForm(path: string): Html {
	return html`<form method="post" action="${path}/cancel">
		<button class="quiet">Ləğv et</button>
	</form>`;
}
