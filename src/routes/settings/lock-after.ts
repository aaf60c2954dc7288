/**
 * How long the app may be out of sight before it locks, in minutes. Not less: taking a photo of a document puts it out of
 * sight.
 */
export const LOCK_AFTER = [5, 15, 60] as const;
