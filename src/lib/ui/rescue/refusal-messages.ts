import type { ExportRefusal, ImportRefusal } from '../../domain/rescue/refusal.ts';
import { m } from '../../i18n/compiled/messages.js';

const IMPORT_WORDS: Record<ImportRefusal, () => string> = {
	notRescueFile: m.rescue_problem_not_rescue_file,
	newerFile: m.rescue_problem_newer_file,
	wrongPassphrase: m.rescue_problem_wrong_passphrase,
	damaged: m.rescue_problem_damaged,
	deviceFull: m.rescue_problem_device_full,
	notHereYet: m.rescue_problem_not_here_yet
};

const EXPORT_WORDS: Record<ExportRefusal, () => string> = {
	notFound: m.rescue_export_not_found,
	documentDamaged: m.rescue_export_document_damaged
};

/** Why a file was not taken in, and what to do about it. */
export function importRefusalMessage(reason: ImportRefusal): string {
	return IMPORT_WORDS[reason]();
}

/** Why no file could be made, and what to do about it. */
export function exportRefusalMessage(reason: ExportRefusal): string {
	return EXPORT_WORDS[reason]();
}
