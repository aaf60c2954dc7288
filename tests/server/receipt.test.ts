import { createCanvas } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import type { DeclaredDocument } from '../../src/lib/domain/wire/mutation.ts';
import { answerReceipt } from '../../src/lib/server/receipt/answer-receipt.ts';
import type { Session } from '../../src/lib/server/auth/session.ts';
import { pdfOf } from './pdf.ts';
import { declare, FIELDS, newId, says } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addPerson } from './sync-server.ts';

async function textOf(bytes: Uint8Array): Promise<string> {
	const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
	const pages = Array.from({ length: pdf.numPages }, async (_, index) => {
		const { items } = await (await pdf.getPage(index + 1)).getTextContent();
		return items.map((item) => ('str' in item ? item.str : '')).join(' ');
	});
	return (await Promise.all(pages)).join(' ').replace(/\s+/g, ' ');
}

/** What a phone reads off the paper. */
async function codeOn(bytes: Uint8Array): Promise<string | undefined> {
	const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
	for (let number = 1; number <= pdf.numPages; number++) {
		const page = await pdf.getPage(number);
		const viewport = page.getViewport({ scale: 2 });
		const canvas = createCanvas(viewport.width, viewport.height);
		await page.render({ canvas: canvas as never, viewport }).promise;
		const { data, width, height } = canvas
			.getContext('2d')
			.getImageData(0, 0, canvas.width, canvas.height);
		const code = jsQR(data, width, height);
		if (code) return code.data;
	}
	return undefined;
}

describe('the receipt of an application', () => {
	onEachSyncScene((scene) => {
		let id: ApplicationId;
		let number: string;
		let documents: DeclaredDocument[];

		beforeEach(async () => {
			id = newId();
			documents = [
				declare(pdfOf(2000), 'ownership', { name: 'Çıxarış – ev.pdf' }),
				declare(pdfOf(3000), 'residence', { name: 'Arayış (şəhər).pdf' })
			];
			const fields = { ...FIELDS, notes: 'Qapı həyət tərəfdədir: İ ı ğ Ə ş' };
			const outcome = await scene.phone.tell(says.submit(id, documents, fields));
			number = (outcome as { number: string }).number;
		});

		const ask = (asked: { personId?: PersonId; of?: string; language?: string } = {}) => {
			const { personId = scene.phone.person, of = id, language = null } = asked;
			const config = {
				origin: 'https://muraciet.example',
				utility: { name: '“Azərsu” ASC', site: '', callCentre: '955' }
			};
			// Of a session the receipt asks only whose it is.
			const session = { personId } as Session;
			return answerReceipt({ ...scene.server.parts, config }, { session, id: of, language });
		};
		const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

		it('says the number, the date, every field, both documents with their digests, and where to ask', async () => {
			const text = await textOf(await bytesOf(await ask()));
			for (const words of [
				...[number, '“Azərsu” ASC', '05.03.2026 10:00', 'Elektron su portalı', 'Məmmədova'],
				...['1••••D3', 'Sabunçu', 'Bakıxanov', 'Bina evi', '050 234 56 78', 'aysel@example.com'],
				...['Qapı həyət tərəfdədir: İ ı ğ Ə ş', 'Çıxarış – ev.pdf', 'Arayış (şəhər).pdf'],
				...['Küçə, Qəsəbə və ya Kənd adı', '2000', '3000'],
				`https://muraciet.example/status?number=${number}`,
				...documents.map(({ sha256 }) => sha256)
			]) {
				expect(text).toContain(words);
			}
			expect(text).not.toContain('1AB2CD3');
		});

		it.each([
			['ru', 'Номер обращения', 'Портал «Электронная вода»', 'Копия справки о лицах'],
			['en', 'Application number', 'E-Water portal', 'Copy of the certificate']
		])(
			'says it in the reader’s words too, after the official ones: %s',
			async (language, ...own) => {
				const text = await textOf(await bytesOf(await ask({ language })));
				const official = ['Müraciət nömrəsi', 'Elektron su portalı', 'Yaşayış yeri üzrə'];
				official.forEach((words, index) => {
					expect(text).toContain(words);
					expect(text.indexOf(own[index]!)).toBeGreaterThan(text.indexOf(words));
				});
				for (const { sha256 } of documents) expect(text).toContain(sha256);
			}
		);

		it('is in the official words alone for whoever asks in none, or in one there is not', async () => {
			const official = await bytesOf(await ask({ language: 'az' }));
			expect(await bytesOf(await ask())).toEqual(official);
			expect(await bytesOf(await ask({ language: '../ru' }))).toEqual(official);
		});

		it('carries a code that leads to the status with the number filled in', async () => {
			const bytes = await bytesOf(await ask({ language: 'ru' }));
			expect(await codeOn(bytes)).toBe(`https://muraciet.example/status?number=${number}`);
		});

		it('is the same file however often it is asked for, and small', async () => {
			const [first, second] = [await bytesOf(await ask()), await bytesOf(await ask())];
			expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
			expect(first.length).toBeLessThan(60_000);
		});

		it('is for its owner alone, and only once there is a number', async () => {
			expect((await ask({ personId: await addPerson(scene.database, 'Orxan') })).status).toBe(404);
			const parts = { ...scene.server.parts, config: {} as never };
			const strangers = await answerReceipt(parts, { session: null, id, language: 'az' });
			expect(strangers.status).toBe(401);
			const draft = newId<ApplicationId>();
			await scene.phone.tell(says.save(draft, { house: { from: '', to: '1' } }));
			expect((await ask({ of: draft })).status).toBe(404);
			expect((await ask({ of: '../../etc/passwd' })).status).toBe(404);
		});
	});
});
