import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import type { Receipt, ReceiptDocument, ReceiptLine } from './receipt.ts';
import { az } from './words/az.ts';

const require = createRequire(import.meta.url);

/** DejaVu has every letter of the three languages, ə among them; only the letters used go into the file. */
const PLAIN = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

/** In points. */
const MARGIN = 48;
const LABEL_WIDTH = 204;
const QR_SIZE = 96;
const SOFT = '#44535f';

/** A receipt as a PDF. The same receipt gives the same bytes. */
export async function drawReceipt(receipt: Receipt): Promise<Uint8Array<ArrayBuffer>> {
	const pdf = new PDFDocument({
		size: 'A4',
		margin: MARGIN,
		lang: 'az',
		info: {
			Title: `${az.phrases.title} ${receipt.number}`,
			Author: receipt.utility,
			// The file's own id is made of this as well: a clock's would make every copy another file.
			CreationDate: new Date(receipt.registeredAt)
		}
	});
	const words = receipt.words.phrases;
	const bytes = collect(pdf);
	pdf.registerFont('plain', PLAIN).registerFont('bold', BOLD);
	drawHead(pdf, receipt);
	drawLines(pdf, receipt.facts);
	drawHeading(pdf, words.details);
	drawLines(pdf, receipt.fields);
	drawHeading(pdf, words.documents);
	for (const document of receipt.documents) drawDocument(pdf, document, words.size);
	drawStatusCode(pdf, receipt);
	pdf.end();
	return bytes;
}

type Pdf = InstanceType<typeof PDFDocument>;

async function collect(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of pdf) chunks.push(chunk as Uint8Array);
	return new Uint8Array(Buffer.concat(chunks));
}

function drawHead(pdf: Pdf, { utility, number, words }: Receipt): void {
	const [official = '', ...own] = words.phrases.title.split('\n');
	pdf.font('plain').fontSize(10).fillColor(SOFT).text(utility);
	pdf.font('bold').fontSize(16).fillColor('black').text(official);
	for (const line of own) pdf.font('plain').fontSize(12).text(line);
	pdf
		.moveDown(0.8)
		.font('plain')
		.fontSize(10)
		.fillColor(SOFT)
		.text(inOneLine(words.phrases.number));
	pdf.font('bold').fontSize(22).fillColor('black').text(number).moveDown(0.6);
}

function drawHeading(pdf: Pdf, words: string): void {
	keepTogether(pdf, 60);
	pdf
		.moveDown(0.8)
		.font('bold')
		.fontSize(12)
		.fillColor('black')
		.text(inOneLine(words), MARGIN)
		.moveDown(0.3);
}

function drawLines(pdf: Pdf, lines: readonly ReceiptLine[]): void {
	for (const line of lines) drawLine(pdf, line);
}

/** The label on the left, what was given on the right, the next line under whichever is longer. */
function drawLine(pdf: Pdf, { label, text }: ReceiptLine): void {
	const width = pdf.page.width - 2 * MARGIN - LABEL_WIDTH;
	pdf.font('plain').fontSize(9);
	const height = Math.max(
		pdf.heightOfString(label, { width: LABEL_WIDTH - 12 }),
		pdf.heightOfString(text, { width })
	);
	keepTogether(pdf, height);
	const top = pdf.y;
	pdf.fillColor(SOFT).text(label, MARGIN, top, { width: LABEL_WIDTH - 12 });
	pdf.fillColor('black').text(text, MARGIN + LABEL_WIDTH, top, { width });
	pdf.x = MARGIN;
	pdf.y = top + height + 4;
}

function drawDocument(pdf: Pdf, document: ReceiptDocument, sizeLabel: string): void {
	const { kind, name, size, sha256 } = document;
	keepTogether(pdf, 80);
	pdf.font('plain').fontSize(9).fillColor(SOFT).text(kind, MARGIN);
	pdf.font('bold').fontSize(10).fillColor('black').text(name);
	pdf.font('plain').fontSize(8).fillColor(SOFT);
	pdf
		.text(`${inOneLine(sizeLabel)}: ${size}`)
		.text(`SHA-256: ${sha256}`)
		.moveDown(0.6);
}

function drawStatusCode(pdf: Pdf, { statusUrl: url, words }: Receipt): void {
	keepTogether(pdf, QR_SIZE + 16);
	const top = pdf.y + 8;
	drawQr(pdf, url, top);
	const x = MARGIN + QR_SIZE + 16;
	const width = pdf.page.width - MARGIN - x;
	pdf
		.font('plain')
		.fontSize(9)
		.fillColor('black')
		.text(words.phrases.checkStatus, x, top + 8, { width });
	pdf.moveDown(0.4).text(url, { width, link: url });
}

/** Drawn as squares: sharp on paper, and no picture in the file. */
function drawQr(pdf: Pdf, text: string, top: number): void {
	const { size, data } = createQr(text, { errorCorrectionLevel: 'M' }).modules;
	const side = QR_SIZE / size;
	data.forEach((isDark, at) => {
		if (isDark)
			pdf.rect(MARGIN + (at % size) * side, top + Math.floor(at / size) * side, side, side);
	});
	pdf.fill('black');
}

/** Words in two languages beside each other in place of one under the other. */
function inOneLine(words: string): string {
	return words.replace('\n', ' / ');
}

function keepTogether(pdf: Pdf, height: number): void {
	if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
}
