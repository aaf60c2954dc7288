import { expect, it } from 'vitest';
import type { MediaType } from '../../src/lib/domain/documents/media-type.ts';
import { attachmentDisposition } from '../../src/lib/server/documents/attachment-name.ts';

const RTL_OVERRIDE = '\u202e';
const ZERO_WIDTH = '\u200b';

/** The name a browser saves it under: the extended one (RFC 6266, 4.3). */
function savedAs(name: string, mediaType: MediaType = 'application/pdf'): string {
	const header = attachmentDisposition(name, mediaType);
	// What may stand in a header at all, and nothing that ends the quoted name early.
	expect(header).toMatch(
		/^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/
	);
	expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
	return decodeURIComponent(header.replace(/.*''/, ''));
}

it.each([
	['a plain name', 'arayis.pdf', 'arayis.pdf'],
	['letters of ours', 'çıxarış əlavəsi.pdf', 'çıxarış əlavəsi.pdf'],
	['letters in two pieces', 'c\u0327.pdf', 'ç.pdf'],
	['an end of the header', 'a\r\nSet-Cookie: x=1\r\n\r\n<html>.pdf', 'aSet-Cookie_ x=1_html_.pdf'],
	['an end of the quoted name', 'a"; filename="b.exe.pdf', 'a__ filename=_b.exe.pdf'],
	['letters that turn the line around', `sekil${RTL_OVERRIDE}fdp.exe.pdf`, 'sekilfdp.exe.pdf'],
	['letters nobody sees', `a${ZERO_WIDTH}b.pdf`, 'ab.pdf'],
	['a path', '../../etc/passwd.pdf', '_.._etc_passwd.pdf'],
	['a path of Windows', 'C:\\Windows\\a.pdf', 'C__Windows_a.pdf'],
	['a hidden file', '.bashrc.pdf', 'bashrc.pdf'],
	['a device of Windows', 'con.pdf', '_con.pdf'],
	['a device of Windows with an ending', 'NUL.txt.pdf', '_NUL.txt.pdf'],
	['nothing but an ending', '.pdf', '_.pdf'],
	['escapes', 'a%2f%00b.pdf', 'a_2f_00b.pdf'],
	['another ending', 'a.html', 'a.pdf'],
	['no ending', 'sened', 'sened.pdf'],
	['half a letter', 'a\ud800b.pdf', 'ab.pdf']
])('a document is saved under a name that misleads nobody: %s', (_, name, expected) => {
	expect(savedAs(name)).toBe(expected);
});

it('a name of 300 characters is cut between two of them, and keeps its ending', () => {
	const name = savedAs(`${'ə'.repeat(300)}.pdf`);
	expect(name).toBe(`${'ə'.repeat(75)}.pdf`);
	expect(savedAs(`${'👩‍🔧'.repeat(100)}.pdf`)).not.toContain('\ufffd');
});

it('a picture is saved as the picture it is', () => {
	expect(savedAs('a.JPEG', 'image/jpeg')).toBe('a.jpg');
	expect(savedAs('a.png', 'image/png')).toBe('a.png');
});
