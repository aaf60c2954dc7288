/** 0 or 1: the one boolean both databases share. */
export type Flag = 0 | 1;
/** JSON text; each store module parses its own. */
export type Json = string;
/** Epoch milliseconds, UTC. */
export type Millis = number;
