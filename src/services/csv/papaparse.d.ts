/** Of Papa Parse, what is used here. Its published types bring those of Node.js into the page. */
declare module 'papaparse' {
  interface UnparseConfig {
    /** Cells that match get an apostrophe before them. */
    readonly escapeFormulae?: RegExp;
    readonly newline?: string;
  }
  interface ParserConfig {
    readonly delimiter: string;
    readonly newline: string;
    /** Records to read at the most; 0 = all. */
    readonly preview?: number;
    /** True: quotes are letters like any other. */
    readonly fastMode?: boolean;
  }
  interface ParserError {
    readonly code: 'MissingQuotes' | 'InvalidQuotes';
    /** Counted in `data`. */
    readonly row: number;
    /** Where the quoted text begins. */
    readonly index: number;
  }
  interface ParserResult {
    readonly data: string[][];
    readonly errors: readonly ParserError[];
    /** `cursor`: behind the last complete record. */
    readonly meta: { readonly cursor: number };
  }
  const Papa: {
    unparse(rows: readonly (readonly string[])[], config?: UnparseConfig): string;
    /** Rows as objects: what the bench compares with. */
    parse(input: string, config: { readonly header: true }): { readonly data: Record<string, string>[] };
    /** The parser within, for text that comes in pieces. */
    readonly Parser: new (config: ParserConfig) => {
      parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParserResult;
    };
  };
  export = Papa;
}
