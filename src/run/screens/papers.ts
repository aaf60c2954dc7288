import type { Browser, Page } from '@playwright/test';

/** A file as a file picker gives it. */
export interface Paper {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

export interface Papers {
	ownership: Paper;
	residence: Paper;
}

/** Two papers that look like papers: an extract as a PDF, and a certificate as a photo. No person's data is on them. */
export async function drawPapers(browser: Browser): Promise<Papers> {
	const page = await browser.newPage({ viewport: { width: 800, height: 1100 } });
	await draw(page, 'ÇIXARIŞ', 'Daşınmaz əmlakın dövlət reyestrindən');
	const extract = await page.pdf({ format: 'A4', printBackground: true });
	await draw(page, 'ARAYIŞ', 'Yaşayış yeri üzrə qeydiyyatda olan şəxslər haqqında');
	const certificate = await page.screenshot({ type: 'jpeg', quality: 80 });
	await page.close();
	return {
		ownership: { name: 'çıxarış.pdf', mimeType: 'application/pdf', buffer: extract },
		residence: { name: 'arayış.jpg', mimeType: 'image/jpeg', buffer: certificate }
	};
}

async function draw(page: Page, title: string, subtitle: string): Promise<void> {
	const line = '<p style="height:14px;background:#d5dbe0;margin:22px 0"></p>';
	await page.setContent(`
		<body style="margin:0;padding:90px;background:#fbfaf5;font-family:serif;color:#223">
			<h1 style="text-align:center;letter-spacing:6px">${title}</h1>
			<p style="text-align:center;font-size:22px">${subtitle}</p>
			${line.repeat(14)}
			<p style="font-size:20px;margin-top:60px">Nümunə</p>
		</body>`);
}
