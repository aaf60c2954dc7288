import { html, Html } from '../../html.ts';
import type { MailContent } from './mail-content.ts';

/*
 * Mail programs know tables and styles on the element, and little more. Colours are given twice: on the element for all
 * of them, and by class for those that follow a dark screen; the rest darken by themselves, which both pairs survive.
 */

const FONT = "font-family: system-ui, 'Segoe UI', Roboto, Arial, sans-serif;";

const DARK = new Html(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
	.page { background: #08161d !important; }
	.card { background: #0f222b !important; }
	.ink { color: #e5f0f3 !important; }
	.soft { color: #a6bcc5 !important; }
	.fact { background: #12343f !important; }
	.deed { background: #5cc8df !important; }
	.deed a { color: #04222b !important; }
}
`);

/** The e-mail as a page: one column that fits a phone, a title, what to do, and one button. */
export function mailHtml(content: MailContent): string {
	const { language, title, utilityName } = content;
	return html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<title>${title}</title>
				<style>
					${DARK}
				</style>
			</head>
			<body class="page" style="margin: 0; padding: 0; background: #f4f8f9;">
				<table
					class="page"
					role="presentation"
					width="100%"
					cellpadding="0"
					cellspacing="0"
					border="0"
					bgcolor="#f4f8f9"
					style="background: #f4f8f9;"
				>
					<tr>
						<td align="center" style="padding: 24px 12px;">
							<table
								class="card"
								role="presentation"
								width="100%"
								cellpadding="0"
								cellspacing="0"
								border="0"
								bgcolor="#ffffff"
								style="max-width: 560px; background: #ffffff; border-radius: 12px;"
							>
								<tr>
									<td
										bgcolor="#07475c"
										style="${FONT} padding: 16px 24px; background: #07475c; color: #ffffff; font-size: 16px; font-weight: 600; border-radius: 12px 12px 0 0;"
									>
										${utilityName}
									</td>
								</tr>
								${mainRow(content)} ${footRow(content)}
							</table>
						</td>
					</tr>
				</table>
			</body>
		</html>`.text;
}

function mainRow({ title, body, facts, link, open }: MailContent): Html {
	return html`<tr>
		<td style="padding: 24px 24px 8px;">
			<h1
				class="ink"
				style="${FONT} margin: 0 0 12px; color: #0b2530; font-size: 22px; line-height: 1.3;"
			>
				${title}
			</h1>
			<p
				class="ink"
				style="${FONT} margin: 0 0 16px; color: #0b2530; font-size: 16px; line-height: 1.5;"
			>
				${body}
			</p>
			<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
				${facts.map(factRow)}
			</table>
			<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 20px 0;">
				<tr>
					<td class="deed" bgcolor="#0b6380" style="background: #0b6380; border-radius: 8px;">
						<a
							href="${link}"
							target="_blank"
							style="${FONT} display: inline-block; padding: 12px 20px; color: #ffffff; font-size: 16px; font-weight: 600; text-decoration: none;"
							>${open}</a
						>
					</td>
				</tr>
			</table>
		</td>
	</tr>`;
}

function factRow([label, value]: [string, string]): Html {
	return html`<tr>
			<td
				class="fact"
				bgcolor="#dff1f6"
				style="padding: 12px 16px; background: #dff1f6; border-radius: 8px;"
			>
				<span class="soft" style="${FONT} color: #46606b; font-size: 14px;">${label}</span><br />
				<strong class="ink" style="${FONT} color: #0b2530; font-size: 20px;">${value}</strong>
			</td>
		</tr>
		<tr>
			<td style="height: 8px; font-size: 0; line-height: 8px;">&nbsp;</td>
		</tr>`;
}

function footRow({ help, automatic }: MailContent): Html {
	return html`<tr>
		<td style="padding: 0 24px 24px;">
			<p
				class="soft"
				style="${FONT} margin: 0 0 8px; color: #46606b; font-size: 14px; line-height: 1.5;"
			>
				${help}
			</p>
			<p class="soft" style="${FONT} margin: 0; color: #46606b; font-size: 14px; line-height: 1.5;">
				${automatic}
			</p>
		</td>
	</tr>`;
}
