/**
 * Why a rescue file can't be taken in.
 * `notRescueFile`: it does not begin as one. `newerFile`: made by a newer build. `wrongPassphrase`: the file's head is
 * whole and the passphrase is not the one it was made with. `damaged`: bytes were lost, changed or moved.
 * `notHereYet`: its application was sent long ago, so it can't become a draft; it has to be pulled first.
 */
export type ImportRefusal =
	'notRescueFile' | 'newerFile' | 'wrongPassphrase' | 'damaged' | 'deviceFull' | 'notHereYet';

/** Why a rescue file can't be made: the application is gone, or a document's bytes here are not those that were saved. */
export type ExportRefusal = 'notFound' | 'documentDamaged';
