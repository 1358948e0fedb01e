/** How numbers are written for people. */
export interface NumberTexts {
  /**
   * Each number as its country writes it: national where it is of the person's own country, else international; as it is
   * where it is none. Only blanks, brackets, hyphens and slashes differ from what is dialled, and the prefix.
   */
  format(numbers: readonly string[]): Promise<readonly string[]>;
}
