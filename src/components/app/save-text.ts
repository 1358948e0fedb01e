/** Gives the person a text as a file. */
export function saveText(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click returned.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
