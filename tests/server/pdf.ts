/** A PDF of one empty page, of exactly this many bytes; of too few for one, only its beginning. */
export function pdfOf(size: number, fill = noise): Uint8Array {
	const least = pdfWith(new Uint8Array()).length;
	if (size < least) return pdfWith(new Uint8Array()).subarray(0, size);
	// The numbers in the tables take more digits as the filler grows.
	for (let length = size - least; ; length--) {
		const whole = pdfWith(fill(length));
		if (whole.length <= size)
			return Buffer.concat([whole, Buffer.alloc(size - whole.length, '\n')]);
	}
}

/** A PDF of these objects, numbered from 1, the first of which is its catalog. */
export function pdfFrom(objects: readonly (string | Uint8Array)[], trailer = ''): Buffer {
	const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
	const offsets: number[] = [];
	let at = pieces[0]!.length;
	const add = (piece: string | Uint8Array) => {
		const bytes = Buffer.from(piece as Uint8Array);
		pieces.push(bytes);
		at += bytes.length;
	};
	objects.forEach((object, index) => {
		offsets.push(at);
		add(`${index + 1} 0 obj\n`);
		add(object);
		add('\nendobj\n');
	});
	const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
	const last = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>`;
	add(`${table}${last}\nstartxref\n${at}\n%%EOF\n`);
	return Buffer.concat(pieces);
}

/** A stream object with these bytes. */
export function pdfStream(bytes: Uint8Array, entries = ''): Buffer {
	return Buffer.concat([
		Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
		bytes,
		Buffer.from('\nendstream')
	]);
}

/** The catalog (to which entries may be added), its pages and the one page of a PDF: objects 1 to 3. */
export function onePage(catalog = '', page = ''): string[] {
	return [
		`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${page} >>`
	];
}

function pdfWith(content: Uint8Array): Buffer {
	return pdfFrom([...onePage(), pdfStream(content)]);
}

/** Bytes that do not compress to nothing; other ones each time, so that no two files are the same. */
function noise(length: number): Uint8Array {
	const bytes = crypto.getRandomValues(new Uint8Array(Math.min(length, 65_536)));
	return new Uint8Array(length).map((_, index) => bytes[index % bytes.length]!);
}
