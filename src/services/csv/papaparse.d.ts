/** Of Papa Parse, what is used here. Its published types bring those of Node.js into the page. */
declare module 'papaparse' {
  interface UnparseConfig {
    /** Cells that match get an apostrophe before them. */
    readonly escapeFormulae?: RegExp;
    readonly newline?: string;
  }
  const Papa: {
    unparse(rows: readonly (readonly string[])[], config?: UnparseConfig): string;
  };
  export = Papa;
}
