import type { Centre, CentreKey, Centres } from './certificates/centres.ts';
import { makeKeyFile } from './certificates/key-file.ts';
import type { SampleCertificate } from './certificates/wallet.ts';
import { type Exchange, sendFile, sendPage } from './exchange.ts';
import { html, type Html } from '../../html.ts';
import { layout } from './layout.ts';
import { fullName } from './people.ts';
import type { Words } from './words/az.ts';

export interface KeyFiles {
	centres: Centres;
	/** Opens every one of them: it keeps nothing secret here. */
	password: string;
}

/** The centres that give people files, by the names of their methods. */
const CENTRES: [Exclude<CentreKey, 'sima-imza'>, string][] = [
	['sima-token', 'SİMA Token'],
	['bsmm', 'BSMM']
];
const FILE_ADDRESS = /^\/certificates\/([\w-]+)\/([\w-]+)\.p12$/;

/** Answers the pages where people get their certificates; false when another page is asked for. */
export async function answerCertificates(files: KeyFiles, exchange: Exchange): Promise<boolean> {
	if (exchange.pathname === '/certificates') {
		sendPage(exchange, { page: await listPage(files, exchange.words) });
		return true;
	}
	const file = await findFile(files, exchange.pathname);
	if (file) sendFile(exchange, file);
	return file !== null;
}

async function findFile({ centres, password }: KeyFiles, pathname: string) {
	const [, asked, id] = FILE_ADDRESS.exec(pathname) ?? [];
	const [key] = CENTRES.find(([key]) => key === asked) ?? [];
	const centre = key && (await centres(key));
	const sample = centre?.wallet.find((one) => one.id === id);
	const issuer = centre?.authority.chain[0];
	if (!key || !sample || !issuer) return null;
	const bytes = await makeKeyFile(sample, { issuer, password });
	return { name: `${key}-${sample.id}.p12`, mediaType: 'application/x-pkcs12', bytes };
}

async function listPage({ centres, password }: KeyFiles, words: Words): Promise<Html> {
	const lists = CENTRES.map(async ([key, name]) =>
		centreList(words, { key, name, centre: await centres(key) })
	);
	return layout(
		words,
		words.certificates,
		html`<p>${words.certificatesAbout}</p>
			<p class="code">${password}</p>`,
		await Promise.all(lists)
	);
}

interface ListedCentre {
	key: CentreKey;
	name: string;
	centre: Centre;
}

function centreList(words: Words, { key, name, centre: { wallet } }: ListedCentre): Html {
	const link = (sample: SampleCertificate) =>
		html`<li><a href="/certificates/${key}/${sample.id}.p12">${describe(words, sample)}</a></li>`;
	return html`<h2>${name}</h2>
		<ul>
			${wallet.filter(({ flaw }) => flaw === null).map(link)}
		</ul>
		<h3>${words.flawed}</h3>
		<ul>
			${wallet.filter(({ flaw }) => flaw !== null).map(link)}
		</ul>`;
}

function describe(words: Words, { person, flaw }: SampleCertificate): string {
	return `${fullName(person)}, ${flaw ? words.flaws[flaw] : `FİN ${person.fin}`}`;
}
