/** Lets the person save something as a file, where the browser puts downloads. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download holds its own reference once it has begun, which is a task later at the latest.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
