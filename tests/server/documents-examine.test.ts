import { buffer } from 'node:stream/consumers';
import { deflateRawSync, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { MediaType } from '../../src/lib/domain/documents/media-type.ts';
import type { DocumentId } from '../../src/lib/domain/ids.ts';
import { type Finding, makeExaminer } from '../../src/lib/server/documents/examiner.ts';
import { onePage, pdfFrom, pdfOf, pdfStream } from './pdf.ts';
import { photo, pixelBomb } from './pictures.ts';
import { newId } from './sync-device.ts';

const examine = makeExaminer(null);
const PDF = 'application/pdf';

function look(bytes: Uint8Array, mediaType: MediaType = PDF): Promise<Finding> {
	const open = async function* () {
		yield await Promise.resolve(bytes);
	};
	return examine({ id: newId<DocumentId>(), mediaType, open });
}

const refused = (refusal: string) => ({ kind: 'refused', refusal });
const safe = { kind: 'safe' };

async function written(options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
	const document = new PDFDocument(options);
	document.fontSize(20).text('Chixarish').addPage().text('2');
	document.end();
	return buffer(document);
}

const ALERT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const LAUNCH = '<< /S /Launch /F (cmd.exe) >>';
const FILE = '<< /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>';

/** A PDF with this object packed into an object stream, as PDF 1.5 and later have it. */
function packed(object: string, pack = deflateSync, entries = '/Filter /FlateDecode'): Buffer {
	const content = Buffer.from(`9 0 ${object}`);
	const stream = pdfStream(pack(content), `/Type /ObjStm /N 1 /First 4 ${entries}`);
	return pdfFrom([...onePage(), stream]);
}

describe('a paper as a household sends it is taken', () => {
	it('a PDF of a program’s, of several pages', async () => {
		expect(await look(await written())).toEqual(safe);
	});
	it('a PDF with a form to fill in and a link', async () => {
		const link =
			'<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://e-gov.az) >> >>';
		expect(await look(pdfFrom([...onePage('', `/Annots [${link}]`)]))).toEqual(safe);
	});
	it('a PDF whose words and unpacked bytes only mention what is refused', async () => {
		const words = '(/JavaScript \\) /Launch) % /EmbeddedFile';
		const page = onePage('', `/Resources << >> /Note ${words}\n`);
		expect(await look(pdfFrom([...page, pdfStream(Buffer.from(' /JS '))]))).toEqual(safe);
	});
	it('a PDF whose objects are packed', async () => {
		expect(await look(packed('<< /Fine /Yes >>'))).toEqual(safe);
	});
	it('a picture of as many pixels as there may be, packed as takes the most memory', async () => {
		const size = { width: 12_000, height: 8300, channels: 3, background: 'grey' } as const;
		const packing = { progressive: true, chromaSubsampling: '4:4:4' };
		const largest = await sharp({ create: size }).jpeg(packing).toBuffer();
		expect(await look(largest, 'image/jpeg')).toEqual(safe);
	}, 90_000);
	it('a photo of a phone’s, and what a scanner makes', async () => {
		expect(await look(await photo('jpeg'), 'image/jpeg')).toEqual(safe);
		expect(await look(await photo('png'), 'image/png')).toEqual(safe);
	});
});

describe('a PDF is refused', () => {
	it.each<[string, Buffer, string]>([
		['runs code when opened', pdfFrom(onePage(`/OpenAction ${ALERT}`)), 'documentScript'],
		[
			'runs code by a name in escapes',
			pdfFrom(onePage('/OpenAction << /S /J#61vaScript >>')),
			'documentScript'
		],
		['runs code at a page', pdfFrom(onePage('', `/AA << /O ${ALERT} >>`)), 'documentScript'],
		['runs code from a packed object', packed(`<< /A ${ALERT} >>`), 'documentScript'],
		[
			'is a form of Adobe’s own kind',
			pdfFrom(onePage('/AcroForm << /XFA 4 0 R >>')),
			'documentScript'
		],
		['starts a program', pdfFrom(onePage(`/OpenAction ${LAUNCH}`)), 'documentLaunch'],
		[
			'carries a file',
			pdfFrom([
				...onePage(`/Names << /EmbeddedFiles << /Names [(a) ${FILE}] >> >>`),
				pdfStream(Buffer.from('MZ'), '/Type /EmbeddedFile')
			]),
			'documentAttachment'
		],
		[
			'has objects packed in a way to hide them',
			packed(ALERT, deflateSync, '/Filter [/ASCIIHexDecode /FlateDecode]'),
			'documentDamaged'
		],
		['has packed objects that can’t be unpacked', packed(ALERT, deflateRawSync), 'documentDamaged'],
		[
			'has an object stream that unpacks to gigabytes',
			packed(' '.repeat(40 * 2 ** 20)),
			'documentDamaged'
		],
		['lacks its end', pdfOf(5000).subarray(0, 4000) as Buffer, 'documentTruncated'],
		['has no page', Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\n%%EOF'), 'documentDamaged'],
		[
			'has a page of HTML before it',
			Buffer.concat([Buffer.from('x<html>'), pdfFrom(onePage())]),
			'documentMixed'
		],
		[
			'has a ZIP behind it',
			Buffer.concat([pdfFrom(onePage()), Buffer.from('PK\x03\x04 any PK\x05\x06')]),
			'documentMixed'
		],
		[
			'is cut after an update began',
			Buffer.concat([pdfFrom(onePage()), Buffer.from('9 0 obj << /A')]),
			'documentTruncated'
		]
	])('that %s', async (_, bytes, refusal) => {
		expect(await look(bytes)).toEqual(refused(refusal));
	});

	it('that code is hidden in behind an unbalanced string', async () => {
		const bait = Buffer.from('(never closed (\n');
		const bytes = pdfFrom(onePage(`/OpenAction 4 0 R`).concat(ALERT));
		const header = bytes.indexOf('1 0 obj');
		const hidden = Buffer.concat([bytes.subarray(0, header), bait, bytes.subarray(header)]);
		expect(await look(hidden)).toEqual(refused('documentScript'));
	});

	it('that asks for a password, or is encrypted without one', async () => {
		const locked = refused('documentPasswordProtected');
		expect(await look(await written({ userPassword: 'gizli' }))).toEqual(locked);
		expect(await look(await written({ ownerPassword: 'gizli' }))).toEqual(locked);
	});

	it('that keeps the processor busy longer than any paper', async () => {
		const endless = Buffer.concat([Buffer.from('('), Buffer.from('obj('.repeat(2_000_000))]);
		const bytes = pdfFrom([...onePage(), pdfStream(endless)]);
		expect(await look(bytes)).toEqual(refused('documentTooHard'));
	}, 180_000);
});

describe('a picture is refused', () => {
	it('that has 900 million pixels in 109 KB, without a stir of memory', async () => {
		const bomb = pixelBomb(30_000);
		expect(bomb.length).toBeLessThan(115_000);
		expect(await look(bomb, 'image/png')).toEqual(refused('documentTooManyPixels'));
	});
	it('that lacks its end', async () => {
		const jpeg = await photo('jpeg');
		const png = await photo('png');
		const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
		expect(await look(half(jpeg), 'image/jpeg')).toEqual(refused('documentTruncated'));
		expect(await look(half(png), 'image/png')).toEqual(refused('documentTruncated'));
	});
	it('that is rubbish behind its first bytes', async () => {
		const rubbish = Buffer.concat([
			Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
			Buffer.alloc(500, 7)
		]);
		expect(await look(rubbish, 'image/png')).toEqual(refused('documentDamaged'));
	});
});

describe('the server goes on', () => {
	it('while a file keeps the process that looks into it busy', async () => {
		let turns = 0;
		const timer = setInterval(() => turns++, 5);
		await look(
			await sharp(await photo('jpeg'))
				.resize(3000)
				.png()
				.toBuffer(),
			'image/png'
		);
		clearInterval(timer);
		expect(turns).toBeGreaterThan(10);
	});
	it('a fault while the file is read is told as it is', async () => {
		const fault = new Error('no disk');
		const open = async function* () {
			yield await Promise.resolve(Buffer.from('%PDF'));
			throw fault;
		};
		await expect(examine({ id: newId<DocumentId>(), mediaType: PDF, open })).rejects.toBe(fault);
	});
});
