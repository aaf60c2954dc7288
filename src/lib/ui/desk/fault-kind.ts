/** Why there is nothing to show: no link, nobody signed in, not of the staff, the server in trouble. */
export type FaultKind = 'offline' | 'signedOut' | 'forbidden' | 'trouble';
