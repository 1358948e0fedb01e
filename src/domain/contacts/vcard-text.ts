/** Control characters, and halves of characters, have no place in a text that somebody else wrote. */
function wellFormed(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A text of several lines as a contact keeps it. */
export function cleanNotes(text: string): string {
  return wellFormed(text).trim();
}

/** A text of one line as a contact keeps it. `joint` stands where lines ended. */
export function cleanLine(text: string, joint = ' '): string {
  return wellFormed(text)
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '')
    .join(joint);
}

/** The beginning of a text, no character cut in two. */
export function beginning(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}
