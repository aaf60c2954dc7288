import { toString } from 'qrcode';
import { Html } from '../../html.ts';

/** A QR code of the text as SVG, dark on white whatever the page's colours: scanners need it so. */
export async function qrCode(text: string): Promise<Html> {
	return new Html(await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }));
}
