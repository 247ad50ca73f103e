// Written by the generator from the Go structs; do not edit.

/** What a command leaves behind. */
export interface Receipt {
  id: string;
  at: number;
}

/** Name of a command -> its payload. */
export interface Commands {}

/** Name of a query -> its params and result. */
export interface Queries {}
