import { checkFin, normalizeFin } from '../../domain/people/fin.ts';
import { STAFF_ROLES, type StaffRole } from '../../domain/people/role.ts';
import { CommandError, runCommand } from '../command.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { addStaff, listStaff, removeStaff } from './staff.ts';

/* `npm run staff -- add|remove|list`: who may work at the desk. */

const USAGE = [
	'Usage: npm run staff -- add FİN operator|administrator NAME',
	'       npm run staff -- remove FİN',
	'       npm run staff -- list'
].join('\n');
const MAX_LABEL_LENGTH = 200;

await runCommand(async (db, [verb, ...words]) => {
	if (verb === 'add') return add(db, words);
	if (verb === 'remove') return remove(db, words);
	if (verb === 'list' && words.length === 0) return list(db);
	throw new CommandError(USAGE);
});

async function add(db: Database, [fin, role, ...name]: string[]): Promise<string> {
	const member = { fin: readFin(fin), role: readRole(role), label: readLabel(name) };
	await inTransaction(db, (trx) => addStaff(trx, { ...member, isSample: false }, byConsole()));
	return `${member.fin} is ${member.role} now: ${member.label}`;
}

async function remove(db: Database, [given, ...more]: string[]): Promise<string> {
	if (more.length > 0) throw new CommandError(USAGE);
	const fin = readFin(given);
	const wasThere = await inTransaction(db, (trx) => removeStaff(trx, fin, byConsole()));
	if (!wasThere) throw new CommandError(`${fin} is not on the staff list`);
	return `${fin} is off the staff list, from their next request on`;
}

async function list(db: Database): Promise<string> {
	const staff = await listStaff(db);
	const lines = staff.map(({ fin, role, label, isSample }) =>
		[fin, role.padEnd('administrator'.length), label, ...(isSample ? ['(sample)'] : [])].join('  ')
	);
	return lines.join('\n') || 'Nobody is on the staff list';
}

function byConsole() {
	return { actor: 'console', at: Date.now() } as const;
}

function readFin(given: string | undefined): string {
	if (!given) throw new CommandError(USAGE);
	const fin = normalizeFin(given);
	if (checkFin(fin) !== null)
		throw new CommandError(`FİN: ${given} is none; it has 7 Latin letters and digits, no I or O`);
	return fin;
}

function readRole(given: string | undefined): StaffRole {
	const role = STAFF_ROLES.find((known) => known === given);
	if (!role)
		throw new CommandError(`Role: ${given ?? ''} is none; it is operator or administrator`);
	return role;
}

function readLabel(words: string[]): string {
	const label = words.join(' ').normalize('NFC').trim();
	if (!label || label.length > MAX_LABEL_LENGTH || /\p{Cc}/u.test(label))
		throw new CommandError('NAME: say who it is, in one line of at most 200 characters');
	return label;
}
