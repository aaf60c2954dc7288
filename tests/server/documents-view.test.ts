import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { MediaType } from '../../src/lib/domain/documents/media-type.ts';
import type { DocumentId, PersonId } from '../../src/lib/domain/ids.ts';
import type { Role } from '../../src/lib/domain/people/role.ts';
import type { Session } from '../../src/lib/server/auth/session.ts';
import { renditionName } from '../../src/lib/server/documents/document-store.ts';
import { makeExaminer } from '../../src/lib/server/documents/examiner.ts';
import {
	describeRendition,
	serveOriginal,
	servePage
} from '../../src/lib/server/documents/serve-document.ts';
import { sweepDocuments } from '../../src/lib/server/documents/sweep.ts';
import { type AppendScene, onEachAppendScene } from './append-scene.ts';
import { onePage, pdfFrom, pdfOf } from './pdf.ts';
import { photo } from './pictures.ts';
import { declare, newId, says } from './sync-device.ts';
import { addPerson } from './sync-server.ts';

const HOUR = 60 * 60 * 1000;

function sessionOf(personId: PersonId, role: Role): Session {
	return { id: 'session', personId, role, method: 'test', assurance: 'low', lastsUntil: Infinity };
}

async function attach(scene: AppendScene, bytes: Uint8Array, mediaType: MediaType) {
	const name = `a.${mediaType.slice(-3)}`;
	await scene.attach(declare(bytes, 'ownership', { mediaType, name: name.replace('peg', 'jpeg') }));
	expect(await scene.append(0, bytes)).toMatchObject({ kind: 'held' });
}

onEachAppendScene((scene) => {
	const parts = () => scene().server.parts;
	const owner = () => sessionOf(scene().phone.person, 'applicant');
	const operator = async () => sessionOf(await addPerson(parts().db), 'operator');
	const page = (session: Session | null, part = '1', id: string = scene().document.id) =>
		servePage(parts(), { session, id, part });
	const original = (session: Session | null, id: string = scene().document.id) =>
		serveOriginal(parts(), { session, id });
	const send = async () => {
		const other = declare(pdfOf(2000), 'residence');
		const sent = await scene().phone.tell(
			says.submit(scene().application, [scene().document, other])
		);
		expect(sent).toMatchObject({ ok: true });
	};
	const views = () =>
		parts().db.selectFrom('audit').selectAll().where('deed', '=', 'viewDocument').execute();
	const stored = async () => {
		const names = await readdir(parts().disk.folder, { recursive: true });
		return names.filter((name) => name.includes('/'));
	};

	it('a photo is shown drawn anew: upright, smaller, without a word of where it was taken or a byte behind it', async () => {
		const hidden = Buffer.from('<script>alert(1)</script>PK\x03\x04');
		const taken = Buffer.concat([await photo('jpeg', { width: 3000, height: 1500 }), hidden]);
		await attach(scene(), taken, 'image/jpeg');
		const answer = await page(owner());
		expect(answer.headers.get('content-type')).toBe('image/webp');
		const shown = Buffer.from(await answer.arrayBuffer());
		const { width, height, exif, format } = await sharp(shown).metadata();
		expect({ width, height, exif, format }).toEqual({
			width: 1200,
			height: 2400,
			exif: undefined,
			format: 'webp'
		});
		for (const word of ['GIZLI', '<script>alert', '</script>PK'])
			expect(shown.includes(word)).toBe(false);
	});

	it('a PDF is shown page by page, the first fifty of them, and it is told how many there are', async () => {
		const kids = Array.from({ length: 60 }, (_, index) => `${index + 3} 0 R`).join(' ');
		const [catalog] = onePage();
		const leaf = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 20] >>';
		const tree = `<< /Type /Pages /Kids [${kids}] /Count 60 >>`;
		const bytes = pdfFrom([catalog!, tree, ...Array.from({ length: 60 }, () => leaf)]);
		await attach(scene(), bytes, 'application/pdf');
		await send();
		const id = scene().document.id;
		expect(await describeRendition(parts(), id)).toEqual({ pages: 50, total: 60 });
		expect((await page(owner(), '50')).status).toBe(200);
		for (const part of ['0', '51', '-1', '1.5', 'x', '../1', '1000'])
			expect((await page(owner(), part)).status).toBe(404);
	});

	it('the original is only ever saved, contained, and is the very bytes that were sent', async () => {
		const bytes = pdfOf(200_000);
		await attach(scene(), bytes, 'application/pdf');
		const answer = await original(owner());
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'application/pdf',
			'content-length': '200000',
			'content-disposition': `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`,
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		});
		const digest = createHash('sha256')
			.update(Buffer.from(await answer.arrayBuffer()))
			.digest('hex');
		expect(digest).toBe(scene().document.sha256);
	});

	it('somebody else’s document is answered like one that does not exist, to anybody but staff', async () => {
		await attach(scene(), pdfOf(2000), 'application/pdf');
		await send();
		const other = sessionOf(await addPerson(parts().db), 'applicant');
		for (const session of [null, other]) {
			for (const id of [scene().document.id, newId<DocumentId>(), 'x', '../../etc/passwd']) {
				for (const answer of [await page(session, '1', id), await original(session, id)]) {
					expect(answer.status).toBe(404);
					expect(await answer.text()).toBe('');
				}
			}
		}
		expect(await views()).toEqual([]);
	});

	it('staff see a document once its application was sent, and each look is on record; a draft’s they never see', async () => {
		await attach(scene(), pdfOf(2000), 'application/pdf');
		const staff = await operator();
		expect((await page(staff)).status).toBe(404);
		expect(await describeRendition(parts(), scene().document.id)).toBeNull();
		await send();
		expect((await page(staff)).status).toBe(200);
		expect((await original(staff)).status).toBe(200);
		const { id } = scene().document;
		const seen = { deed: 'viewDocument', actor: staff.personId, owner_id: scene().phone.person };
		expect(await views()).toMatchObject([
			{ ...seen, application_id: scene().application, detail: `${id} 1` },
			{ ...seen, detail: `${id} original` }
		]);
		await page(owner());
		expect(await views()).toHaveLength(2);
	});

	it('what is not known to be safe is shown to nobody, its owner included', async () => {
		parts().examine = () => Promise.resolve({ kind: 'unknown' });
		const bytes = pdfOf(2000);
		await scene().attach(declare(bytes));
		expect(await scene().append(0, bytes)).toMatchObject({ kind: 'checking' });
		await send();
		for (const session of [owner(), await operator()]) {
			expect((await page(session)).status).toBe(404);
			expect((await original(session)).status).toBe(404);
		}
	});

	it('a rendition begun and not noted, as after a kill, is made again', async () => {
		await attach(scene(), pdfOf(2000), 'application/pdf');
		const rubbish = async function* () {
			yield await Promise.resolve(Buffer.from('half'));
		};
		await parts().documents.put(renditionName(scene().document.id), rubbish());
		expect((await page(owner())).status).toBe(200);
	});

	it('a rendition that is gone, as after a backup was restored, is made again', async () => {
		await attach(scene(), pdfOf(2000), 'application/pdf');
		await page(owner());
		await parts().documents.remove(renditionName(scene().document.id));
		expect((await page(owner())).status).toBe(200);
	});

	it('a removed document leaves neither file nor rendition, though one is written after the sweep', async () => {
		await attach(scene(), pdfOf(2000), 'application/pdf');
		await page(owner());
		expect(await stored()).toHaveLength(2);
		await scene().remove();
		const sweep = () => sweepDocuments({ ...parts(), config: { uploadAbandonedDays: 30 } });
		await sweep();
		expect(await stored()).toEqual([]);
		const late = async function* () {
			yield await Promise.resolve(Buffer.from('late'));
		};
		await parts().documents.put(renditionName(scene().document.id), late());
		scene().server.pass(2 * HOUR);
		await sweep();
		expect(await stored()).toEqual([]);
		expect(await parts().db.selectFrom('document_file').selectAll().execute()).toEqual([]);
	});

	it('a document refused by the real examiner is told so and leaves no file', async () => {
		parts().examine = makeExaminer(null);
		const bytes = pdfFrom(onePage('/OpenAction << /S /JavaScript /JS (1) >>'));
		await scene().attach(declare(bytes));
		const answer = await scene().append(0, bytes);
		expect(answer).toMatchObject({ kind: 'refused', refusal: 'documentScript' });
		expect(await stored()).toEqual([]);
	});
});
