import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/lib/domain/documents/check-document.ts';
import { DEFAULT_DOCUMENT_MAX_BYTES } from '../../src/lib/domain/documents/document-limits.ts';
import { sniffMediaType } from '../../src/lib/domain/documents/sniff-media-type.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const PDF = ascii('%PDF-1.7\n');
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const HTML = ascii('<!doctype html><title>404</title>');

function check(name: string, head: Uint8Array, size = head.length) {
	return checkDocument({ name, size, head }, DEFAULT_DOCUMENT_MAX_BYTES);
}

function problemOf(name: string, head: Uint8Array, size?: number) {
	const checked = check(name, head, size);
	return checked.ok ? null : checked.problem;
}

describe('a document', () => {
	test.each([
		['çıxarış.pdf', PDF, 'application/pdf'],
		['ÇIXARIŞ.PDF', PDF, 'application/pdf'],
		['foto.jpg', JPEG, 'image/jpeg'],
		['foto.JPEG', JPEG, 'image/jpeg'],
		['skan.v2.png', PNG, 'image/png']
	])('%s is taken for what it is', (name, head, mediaType) => {
		expect(check(name, head)).toEqual({ ok: true, mediaType });
	});

	test.each(['foto.heic', 'arayış.docx', 'pdf', 'arayış.pdf.exe', 'arayış.', ''])(
		'named %j is of another type',
		(name) => expect(problemOf(name, PDF)).toEqual({ code: 'documentType' })
	);

	test.each([
		['arayış.pdf', HTML],
		['arayış.pdf', JPEG],
		['foto.jpg', PNG],
		['foto.png', PDF],
		['arayış.pdf', ascii('MZ…')]
	])('%s with other content is told so', (name, head) => {
		expect(problemOf(name, head)).toEqual({ code: 'documentContent' });
	});

	test('is not empty', () => {
		expect(problemOf('arayış.pdf', new Uint8Array())).toEqual({ code: 'documentEmpty' });
	});

	test('is as large as the limit and no larger, which is told', () => {
		const limit = DEFAULT_DOCUMENT_MAX_BYTES;
		expect(problemOf('arayış.pdf', PDF, limit)).toBeNull();
		expect(problemOf('arayış.pdf', PDF, limit + 1)).toEqual({ code: 'documentTooLarge', limit });
	});

	test('has a name of at most 255 bytes, where ə takes two', () => {
		const named = (letters: number) => `${'ə'.repeat(letters)}.pdf`;
		expect(problemOf(named(125), PDF)).toBeNull();
		expect(problemOf(named(126), PDF)).toEqual({ code: 'documentNameTooLong', limit: 255 });
	});
});

describe('content', () => {
	test('is a PDF when its header stands in the first 1024 bytes', () => {
		const shifted = (by: number) => ascii(`${'\n'.repeat(by)}%PDF-1.4`);
		expect(sniffMediaType(shifted(1019))).toBe('application/pdf');
		expect(sniffMediaType(shifted(1020))).toBeNull();
	});

	test('that is a page which mentions a PDF is no PDF', () => {
		expect(sniffMediaType(ascii('\ufeff \n<html>%PDF-1.7'))).toBeNull();
	});
});
