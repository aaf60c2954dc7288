import type { Migration } from 'kysely/migration';
import * as foundation from './0001-foundation.ts';
import * as signInProof from './0002-sign-in-proof.ts';
import * as staffAndAudit from './0003-staff-and-audit.ts';
import * as documentFiles from './0004-document-files.ts';
import * as desk from './0005-desk.ts';
import * as notices from './0006-notices.ts';
import * as questions from './0007-questions.ts';
import * as statusInquiries from './0008-status-inquiries.ts';
import * as rateLimits from './0010-rate-limits.ts';
import * as auditCut from './0011-audit-cut.ts';

/**
 * Every migration by its name, which is its place in the order. A list rather than a look into a folder: the built
 * server has no such folder.
 */
export const migrations: Record<string, Migration> = {
	'0001-foundation': foundation,
	'0002-sign-in-proof': signInProof,
	'0003-staff-and-audit': staffAndAudit,
	'0004-document-files': documentFiles,
	'0005-desk': desk,
	'0006-notices': notices,
	'0007-questions': questions,
	'0008-status-inquiries': statusInquiries,
	'0010-rate-limits': rateLimits,
	'0011-audit-cut': auditCut
};
