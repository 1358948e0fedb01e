/** The end of a switch over a union: a compile error when a member was forgotten, a clear one at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
