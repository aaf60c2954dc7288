declare const brand: unique symbol;

/** A value that carries the name of what it means, so that a document's id can't stand where an application's is asked. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
