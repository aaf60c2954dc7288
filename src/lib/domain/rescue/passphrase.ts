/** The fewest characters a passphrase may have. How hard it is to guess beyond that is the person's own choice. */
export const PASSPHRASE_MIN_CHARACTERS = 12;

export type PassphraseProblem = 'tooShort' | 'notTheSame';

/** What must be mended about a new passphrase typed twice; null when it can be used. Characters as a person counts them. */
export function checkPassphrase(passphrase: string, again: string): PassphraseProblem | null {
	if (Array.from(normalizePassphrase(passphrase)).length < PASSPHRASE_MIN_CHARACTERS) {
		return 'tooShort';
	}
	return normalizePassphrase(passphrase) === normalizePassphrase(again) ? null : 'notTheSame';
}

/** The passphrase as every keyboard gives it: one device types ü as one character, another as two. */
export function normalizePassphrase(passphrase: string): string {
	return passphrase.normalize('NFC');
}
