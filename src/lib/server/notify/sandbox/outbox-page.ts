import { html, Html } from '../../html.ts';
import { listLatestNotices, type StandingNotice } from '../../store/notices.ts';
import { writeMail } from '../mail/mail-message.ts';
import { mailSetting, type NotifyParts } from '../notifying.ts';
import { pushMessage } from '../push/push-message.ts';
import { cutSms } from '../sms/sms-parts.ts';
import { smsText } from '../sms/sms-text.ts';

/** How many messages the page shows, and how often it looks for more. */
const SHOWN = 60;
const LOOK_EVERY_SECONDS = 4;

const STYLE = new Html(`
:root { color-scheme: light dark; --ink: #1b2733; --paper: #f4f6f8; --card: #fff; --line: #8795a3; --bubble: #e2effa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #141a20; --card: #1e262e; --line: #7d8b98; --bubble: #0f304a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { background: #ffd166; color: #2b2100; padding: 0.75rem 1rem; text-align: center; }
header p { margin: 0; }
header a { color: inherit; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.5rem; }
article { border: 1px solid var(--line); border-radius: 1rem; background: var(--card); overflow: hidden; }
.meta { margin: 0; padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); }
.hint { font-size: 0.875rem; opacity: 0.85; }
.phone { max-width: 22rem; border-width: 0.5rem; border-radius: 2rem; }
.bubble { margin: 1rem; padding: 0.75rem 1rem; border-radius: 1rem; background: var(--bubble); }
.bubble p { margin: 0; }
iframe { display: block; width: 100%; height: 34rem; border: 0; background: #fff; }
`);

/** Every message as it would arrive, the newest first. Looks again by itself unless told not to. */
export async function answerOutbox(parts: NotifyParts, request: Request): Promise<Response> {
	if (parts.config.notify.kind !== 'sandbox') return new Response('Not found', { status: 404 });
	const isStill = new URL(request.url).searchParams.has('still');
	const notices = await listLatestNotices(parts.db, SHOWN);
	const page = outboxPage(parts, notices, isStill);
	return new Response(page.text, { headers: HEADERS });
}

/** What stands in an e-mail may have nothing fetched and nothing run. */
const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
};

function outboxPage(parts: NotifyParts, notices: StandingNotice[], isStill: boolean): Html {
	const refresh = html`<meta http-equiv="refresh" content="${LOOK_EVERY_SECONDS}" />`;
	return html`<!doctype html>
		<html lang="az">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				${isStill ? null : refresh}
				<title>Göndərilən bildirişlər (sınaq)</title>
				<style>
					${STYLE}
				</style>
			</head>
			<body>
				<header>
					<p>
						<strong>Sınaq mühiti.</strong> Bu mesajlar heç kimə göndərilmir, yalnız burada görünür.
						${
							isStill
								? html`<a href="?">Özü yenilənsin</a>`
								: html`<a href="?still">Yenilənməni dayandır</a>`
						}
					</p>
				</header>
				<main>
					<h1>Göndərilən bildirişlər</h1>
					${notices.length === 0 ? html`<p>Hələ bildiriş yoxdur. Müraciət göndərin.</p>` : null}
					<ol>
						${notices.map((notice) => html`<li>${frame(parts, notice)}</li>`)}
					</ol>
				</main>
			</body>
		</html>`;
}

function frame(parts: NotifyParts, notice: StandingNotice): Html {
	if (notice.channel === 'email') return mailFrame(parts, notice);
	return notice.channel === 'sms' ? smsFrame(parts, notice) : pushFrame(notice);
}

function mailFrame({ config }: NotifyParts, notice: StandingNotice): Html {
	const { subject, text, html: content } = writeMail(notice, mailSetting(config));
	return html`<article>
		<p class="meta"><strong>${subject}</strong><br />${notice.recipient} · ${standing(notice)}</p>
		<iframe
			sandbox="allow-popups allow-popups-to-escape-sandbox"
			title="${subject}"
			srcdoc="${content}"
		></iframe>
		<details class="meta">
			<summary>Mətn şəkli</summary>
			<pre style="white-space: pre-wrap">${text}</pre>
		</details>
	</article>`;
}

function smsFrame({ config }: NotifyParts, notice: StandingNotice): Html {
	const text = smsText(notice, config.notify.letters);
	const { encoding, parts } = cutSms(text);
	return html`<article class="phone">
		<p class="meta">SMS · ${notice.recipient}<br /><span class="hint">${standing(notice)}</span></p>
		<div class="bubble"><p>${text}</p></div>
		<p class="meta hint">${parts.length} hissə, ${encoding === 'ucs2' ? 'UCS-2' : 'GSM-7'}</p>
	</article>`;
}

function pushFrame(notice: StandingNotice): Html {
	const { title, body } = pushMessage(notice);
	return html`<article class="phone">
		<p class="meta">Tətbiqin bildirişi<br /><span class="hint">${standing(notice)}</span></p>
		<div class="bubble">
			<p><strong>${title}</strong></p>
			<p>${body}</p>
		</div>
	</article>`;
}

function standing({ createdAt, state }: StandingNotice): string {
	const time = new Date(createdAt).toLocaleString('az', { timeZone: 'Asia/Baku' });
	return state === 'sent' ? time : `${time} · ${state}`;
}
