import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { RandomBytes } from '../../domain/ids.ts';
import { LockedError, type Seal, type StoredRow } from './guard.ts';
import { shapeOf } from './shapes.ts';

/** Of XChaCha20: so long that a random one never comes twice. */
const NONCE_BYTES = 24;

/** Seals rows with a key of 32 bytes. Throws for a row that was changed or moved. */
export function sealWith(key: Uint8Array, random: RandomBytes): Seal {
	return {
		close(table, row) {
			const shape = shapeOf(table, row);
			if (!shape || row.sealed) return row;
			const [open, hidden] = split(row, shape.open);
			const nonce = random(new Uint8Array(NONCE_BYTES));
			const cipher = xchacha20poly1305(key, nonce, placeOf(table, row, shape.bound));
			return { ...open, sealed: joined(nonce, cipher.encrypt(bytesOf(hidden))) };
		},
		open(table, row) {
			const { sealed, ...open } = row;
			const shape = shapeOf(table, row);
			if (!shape || !sealed) return row;
			const nonce = sealed.subarray(0, NONCE_BYTES);
			const cipher = xchacha20poly1305(key, nonce, placeOf(table, row, shape.bound));
			return { ...open, ...rowOf(cipher.decrypt(sealed.subarray(NONCE_BYTES))) };
		}
	};
}

/** Reads what is sealed and writes it open: the PIN is being taken off. */
export function unsealing(seal: Seal): Seal {
	return { open: (table, row) => seal.open(table, row), close: (_table, row) => row };
}

/** What can be counted without the key. Nothing may be written by it: a row would lose what it hides. */
export const COUNTING: Seal = {
	open: (_table, { ...open }) => {
		delete open.sealed;
		return open;
	},
	close: () => {
		throw new LockedError();
	}
};

/** The first byte says which: bytes as they are, or the columns as JSON. */
const BYTES = 1;
const JSON_TEXT = 0;

function bytesOf(hidden: StoredRow): Uint8Array {
	const { bytes } = hidden;
	return bytes instanceof ArrayBuffer
		? joined(Uint8Array.of(BYTES), new Uint8Array(bytes))
		: joined(Uint8Array.of(JSON_TEXT), new TextEncoder().encode(JSON.stringify(hidden)));
}

function rowOf(plain: Uint8Array): StoredRow {
	const rest = plain.slice(1);
	if (plain[0] === BYTES) return { bytes: rest.buffer };
	// Sealed by this device from a row of this table.
	return JSON.parse(new TextDecoder().decode(rest)) as StoredRow;
}

function split(row: StoredRow, open: readonly string[]): [StoredRow, StoredRow] {
	const isOpen = ([name]: [string, unknown]) => open.includes(name);
	const columns = Object.entries(row);
	return [
		Object.fromEntries(columns.filter(isOpen)),
		Object.fromEntries(columns.filter((column) => !isOpen(column)))
	];
}

function placeOf(table: string, row: StoredRow, bound: readonly string[]): Uint8Array {
	return new TextEncoder().encode(JSON.stringify([table, ...bound.map((name) => row[name])]));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const whole = new Uint8Array(first.length + second.length);
	whole.set(first);
	whole.set(second, first.length);
	return whole;
}
