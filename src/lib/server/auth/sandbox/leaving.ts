import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { html, Html } from '../../html.ts';
import { PAGE_HEADERS } from './exchange.ts';
import { layout } from './layout.ts';
import { findSample, fullName } from './people.ts';
import { wordsFor } from './words/language.ts';

type Leaving = NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>;

/** The pages on which somebody who signed out of the product signs out here too. `home`: the product. */
export function leaving(home: string): Leaving {
	return {
		enabled: true,
		logoutSource: (context, form) => show(context, askPage(context, form)),
		postLogoutSuccessSource: (context) => show(context, donePage(context, home))
	};
}

/** Whether an address of the protocol is about signing out: who is signed in matters there, and nowhere else. */
export function isLeaving(pathname: string): boolean {
	return pathname.startsWith('/session/end');
}

/** The provider's form has what it knows the question by; the buttons are ours. Both lead back to the product. */
function askPage({ req, oidc }: KoaContextWithOIDC, form: string): Html {
	const words = wordsFor(req);
	const person = findSample(oidc.session?.accountId ?? '');
	return layout(
		words,
		words.leave,
		html`<p>${words.leaveQuestion} <strong>${person ? fullName(person) : null}</strong></p>`,
		new Html(form),
		html`<button class="main" form="op.logoutForm" name="logout" value="yes">
				${words.leaveYes}
			</button>
			<p><button class="quiet" form="op.logoutForm">${words.leaveNo}</button></p>`
	);
}

function donePage({ req }: KoaContextWithOIDC, home: string): Html {
	const words = wordsFor(req);
	return layout(
		words,
		words.leave,
		html`<p role="status">${words.left}</p>`,
		html`<p><a class="choice" href="${home}">${words.toProduct}</a></p>`
	);
}

function show(context: KoaContextWithOIDC, page: Html): void {
	context.set(PAGE_HEADERS);
	context.body = page.text;
}
