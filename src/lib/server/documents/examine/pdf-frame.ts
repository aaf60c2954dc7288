import type { ProblemCode } from '../../../domain/problem.ts';

const HEADER = '%PDF-';
const END = '%%EOF';

/** White space as PDF has it, and the byte order mark some programs write first. */
const BLANK = /^[\0\t\n\f\r \xef\xbb\xbf]*$/;
const OBJECT = /^\s*\d+\s+\d+\s+obj/;
/** An object that has begun, or a table of where they are: the file goes on as a PDF does. */
const LOOK = 100;

/** A PDF stands alone in its file, from its header to its end; anything before or behind may be another file altogether. */
export function checkFrame(bytes: Buffer): ProblemCode | null {
	const from = bytes.indexOf(HEADER);
	if (!BLANK.test(bytes.toString('latin1', 0, Math.max(from, 0)))) return 'documentMixed';
	const end = bytes.lastIndexOf(END);
	if (end < 0) return 'documentTruncated';
	const rest = bytes.subarray(end + END.length);
	if (rest.every((byte) => byte === 0 || (byte < 33 && BLANK.test(String.fromCharCode(byte)))))
		return null;
	return OBJECT.test(rest.toString('latin1', 0, LOOK)) ? 'documentTruncated' : 'documentMixed';
}
