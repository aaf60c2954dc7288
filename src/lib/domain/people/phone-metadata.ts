import type { MetadataJson } from 'libphonenumber-js/core';

/**
 * Azerbaijan's part of libphonenumber-js's full metadata: one country of 240. To take over a newer package's, put the
 * entry here that tests/domain/phone.test.ts shows when it differs from the installed one.
 */
const azerbaijan = {
	version: 4,
	country_calling_codes: { '994': ['AZ'] },
	countries: {
		AZ: [
			'994',
			'00',
			'365\\d{6}|(?:[124579]\\d|60|88)\\d{7}',
			[9],
			[
				['(\\d{3})(\\d{2})(\\d{2})(\\d{2})', '$1 $2 $3 $4', ['90'], '0$1'],
				[
					'(\\d{2})(\\d{3})(\\d{2})(\\d{2})',
					'$1 $2 $3 $4',
					['1[28]|2|365|46', '1[28]|2|365[45]|46', '1[28]|2|365(?:4|5[02])|46'],
					'(0$1)'
				],
				['(\\d{2})(\\d{3})(\\d{2})(\\d{2})', '$1 $2 $3 $4', ['[13-9]'], '0$1']
			],
			'0',
			0,
			0,
			0,
			0,
			0,
			[
				[
					'(?:2[12]428|3655[02])\\d{4}|(?:2(?:22[0-79]|63[0-28])|3654)\\d{5}|(?:(?:1[28]|46)\\d|2(?:[014-6]2|[23]3))\\d{6}'
				],
				['36554\\d{4}|(?:[16]0|4[04]|5[015]|7[07]|99)\\d{7}'],
				['88\\d{7}'],
				['900200\\d{3}']
			]
		]
	}
};

// The package types its arrays as tuples, which a literal is not inferred to be.
export const phoneMetadata = azerbaijan as unknown as MetadataJson;
