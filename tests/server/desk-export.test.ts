import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from '../../src/lib/server/desk/export/csv-cell.ts';
import { exportQueue } from '../../src/lib/server/desk/export/export-queue.ts';
import { addCitizen, onEachDesk, query, sendWhole } from './desk-scene.ts';

describe('a cell of a CSV file', () => {
	it.each(['=1+1', '+994', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
		'that begins as a formula does is text to a spreadsheet: %j',
		(text) => expect(csvCell(text)).toBe(`"'${text}"`)
	);

	it('keeps what it says, quotes, line ends and separators too', () => {
		expect(csvCell('a=1')).toBe('"a=1"');
		expect(csvLine(['Ev "12"; mənzil\n5', ''])).toBe('"Ev ""12""; mənzil\n5";""\r\n');
	});
});

describe('the queue as a file', () => {
	onEachDesk((scene) => {
		it('has the lines of the filter in the words of the service, none of which runs', async () => {
			const device = await addCitizen(scene, '=cmd|calc!A1');
			await sendWhole(device);
			await sendWhole(scene.phone, { district: 'az-she', place: 'p-2' });
			const asked = query({ district: 'az-sbn' });
			const file = exportQueue(scene.server.parts, scene.leyla, asked);
			expect(await new Response(file).text()).toBe(
				'"Müraciət nömrəsi";"Müraciət tarixi";"Müraciətin mənbəyi";' +
					'"Müraciət edən şəxsin adı və soyadı";"FİN kodu";"Ünvanın yerləşdiyi rayonun adı";' +
					'"Müraciətin statusu";"Cavab müddəti";"İcraçı"\r\n' +
					'"26-00001-0";"05.03.2026";"Elektron su portalı";"\'=cmd|calc!A1 Məmmədova";' +
					'"1••••D3";"Sabunçu";"Qeydiyyata alınıb";"03.04.2026";""\r\n'
			);
			const deeds = await scene.database
				.selectFrom('audit')
				.select(['deed', 'actor'])
				.orderBy('seq')
				.execute();
			expect(deeds.at(-1)).toEqual({ deed: 'exportQueue', actor: scene.leyla.personId });
		});
	});
});
