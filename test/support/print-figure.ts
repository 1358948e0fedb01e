/** Shows a measured figure in the output of a test run. */
export function printFigure(text: string): void {
  console.log(text);
}
