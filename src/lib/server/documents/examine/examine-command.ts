import { createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type { MediaType } from '../../../domain/documents/media-type.ts';
import { examineImage } from './examine-image.ts';
import { examinePdf } from './examine-pdf.ts';
import { render } from './render.ts';

/*
 * What looks into a stranger's file, in a process of its own (apart.ts): `examine-command.ts examine|render MEDIA_TYPE`,
 * the file on standard input, the answer on descriptor 3.
 */

const ANSWER = 3;
/** Said before the file is looked at: from here on, it is the file's fault if nothing else is. */
const BEGUN = Uint8Array.of(1);

const [job, mediaType] = process.argv.slice(2) as ['examine' | 'render', MediaType];
const answer = createWriteStream('', { fd: ANSWER });
const bytes = await buffer(process.stdin);
answer.write(BEGUN);
if (job === 'render') {
	for await (const piece of render(mediaType, bytes)) answer.write(piece);
} else {
	const isPdf = mediaType === 'application/pdf';
	const refusal = isPdf ? await examinePdf(bytes) : await examineImage(bytes);
	answer.write(JSON.stringify({ refusal }));
}
answer.end();
await finished(answer);
// What a document has set going (a timer of PDF.js's) is nobody's business any more.
process.exit();
