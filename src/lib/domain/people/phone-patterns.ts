/**
 * The national numbers of Azerbaijan as libphonenumber-js's full metadata has them: fixed, mobile, toll-free, premium.
 * The package itself, ten kilobytes of every form screen, stays in the tests: tests/domain/phone.test.ts fails when the
 * installed one knows other patterns, or reads a number differently.
 */
export const PHONE_PATTERNS = [
	'(?:2[12]428|3655[02])\\d{4}|(?:2(?:22[0-79]|63[0-28])|3654)\\d{5}|(?:(?:1[28]|46)\\d|2(?:[014-6]2|[23]3))\\d{6}',
	'36554\\d{4}|(?:[16]0|4[04]|5[015]|7[07]|99)\\d{7}',
	'88\\d{7}',
	'900200\\d{3}'
] as const;
