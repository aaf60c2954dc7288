import type { ProblemCode } from '../../../domain/problem.ts';
import { openPdf } from './open-pdf.ts';
import { checkFrame } from './pdf-frame.ts';
import { readPdfNames, Unreadable } from './pdf-names.ts';

/** What a paper has no need of, by the names that bring it in (ISO 32000-2, 12.6, 7.11 and 13). */
const UNWANTED: [ProblemCode, readonly string[]][] = [
	['documentScript', ['JS', 'JavaScript', 'XFA']],
	['documentLaunch', ['Launch', 'ImportData']],
	['documentAttachment', ['EmbeddedFile', 'EF', 'RichMedia', 'GoToE']]
];

/** What is wrong with a PDF; null for nothing. */
export async function examinePdf(bytes: Buffer): Promise<ProblemCode | null> {
	return checkFrame(bytes) ?? (await checkOpening(bytes)) ?? checkNames(bytes);
}

async function checkOpening(bytes: Buffer): Promise<ProblemCode | null> {
	try {
		const document = await openPdf(bytes);
		const { info } = await document.getMetadata();
		// Opened without a password or not: what is encrypted can't be looked through.
		if ((info as { EncryptFilterName?: unknown }).EncryptFilterName)
			return 'documentPasswordProtected';
		await document.getPage(1);
		return null;
	} catch (error) {
		const isLocked = (error as Error).name === 'PasswordException';
		return isLocked ? 'documentPasswordProtected' : 'documentDamaged';
	}
}

function checkNames(bytes: Buffer): ProblemCode | null {
	try {
		const names = readPdfNames(bytes);
		return UNWANTED.find(([, unwanted]) => unwanted.some((name) => names.has(name)))?.[0] ?? null;
	} catch (error) {
		if (error instanceof Unreadable) return 'documentDamaged';
		throw error;
	}
}
