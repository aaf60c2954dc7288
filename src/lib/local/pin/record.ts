/** The key of this device's data as the PIN wraps it. */
export interface WrappedKey {
	salt: Uint8Array<ArrayBuffer>;
	iterations: number;
	iv: Uint8Array<ArrayBuffer>;
	wrapped: ArrayBuffer;
}

/** A person's PIN on this device: while this is here the app is locked without it, however the rows lie. */
export interface PinRecord extends WrappedKey {
	/** Whether it is being taken off: rows are then opened, not sealed. */
	isGoing: boolean;
	/** How long the app may be out of sight before it locks, in minutes. */
	lockAfter: number;
}

/** PINs tried since the last right one. */
export interface PinTries {
	count: number;
	/** When the last one was, epoch milliseconds by this device's clock. */
	at: number;
}
