import type { WorkProgress } from './contact-work.ts';
import { Card, isEmptyCard } from './vcard-card.ts';
import type { VCardContact, VCardIssue, VCardIssueCode } from './vcard-card.ts';
import { contentLines } from './vcard-line.ts';
import type { ContentLine } from './vcard-line.ts';
import type { VCardVersion } from './vcard-value.ts';

/** Lines that are read in one step. */
const STEP = 200;

/** What bounds a file of cards. */
export const VCARD_LIMITS = Object.freeze({
  /** Of the file: to be refused before it is read. */
  bytes: 100 * 1024 * 1024,
  cards: 100_000,
  /** Properties of one card. */
  properties: 1000,
  /** Issues kept of one file. */
  issues: 1000,
});

export interface VCardFile {
  readonly contacts: readonly VCardContact[];
  readonly issues: readonly VCardIssue[];
}

/** A file while it is read. */
class Reading {
  readonly contacts: VCardContact[] = [];
  readonly issues: VCardIssue[] = [];
  #card: ContentLine[] | undefined;
  #begin = 0;
  /** Cards within the card, such as an AGENT of vCard 2.1: they are passed over. */
  #nested = 0;
  #outside = false;

  readonly note = (line: number, code: VCardIssueCode): void => {
    if (this.issues.length < VCARD_LIMITS.issues) this.issues.push({ line, code });
  };

  get full(): boolean {
    return this.contacts.length >= VCARD_LIMITS.cards;
  }

  take(line: ContentLine): void {
    const isMark = /^vcard$/i.test(line.value.trim());
    if (isMark && line.name === 'BEGIN') this.#open(line);
    else if (isMark && line.name === 'END') this.#close(line.line);
    else if (this.#card === undefined) this.outside(line.line);
    else if (this.#nested === 0) this.#add(this.#card, line);
  }

  /** Said once for each stretch between cards: a file of another kind has a million such lines. */
  outside(line: number): void {
    if (!this.#outside) this.note(line, 'not-a-card');
    this.#outside = true;
  }

  bad(line: number, code: VCardIssueCode): void {
    if (this.#card === undefined) this.outside(line);
    else if (this.#nested === 0) this.note(line, code);
  }

  /** A file that was cut off. */
  end(): void {
    if (this.#card === undefined) return;
    this.note(this.#begin, 'unclosed-card');
    this.#finish();
  }

  #open({ line }: ContentLine): void {
    const last = this.#card?.at(-1);
    if (this.#nested > 0 || last?.name === 'AGENT') {
      this.#nested++;
      return;
    }
    this.end();
    this.#card = [];
    this.#begin = line;
  }

  #close(line: number): void {
    if (this.#nested > 0) {
      this.#nested--;
      // The next card within this one needs an AGENT of its own.
      if (this.#nested === 0) this.#card?.pop();
    } else if (this.#card === undefined) this.outside(line);
    else this.#finish();
  }

  #add(card: ContentLine[], line: ContentLine): void {
    if (card.length < VCARD_LIMITS.properties) card.push(line);
    else if (card.length === VCARD_LIMITS.properties) {
      this.note(line.line, 'too-many-properties');
      card.push({ ...line, name: '' });
    }
  }

  #finish(): void {
    const lines = this.#card ?? [];
    this.#card = undefined;
    this.#nested = 0;
    this.#outside = false;
    const contact = new Card(versionOf(lines), lines, this.note).read();
    if (isEmptyCard(contact)) this.note(this.#begin, 'empty-card');
    else this.contacts.push(contact);
  }
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** What a card says of itself; without a word, what its parameters look like. */
function versionOf(lines: readonly ContentLine[]): VCardVersion {
  const said = lines.find(({ name }) => name === 'VERSION')?.value.trim();
  if (said === '2.1' || said === '3.0' || said === '4.0') return said;
  return lines.some(({ params }) => params.get('ENCODING')?.includes('quoted-printable') === true)
    ? '2.1'
    : '3.0';
}

/**
 * Reads cards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as many as the text holds, and says where something
 * was not taken. Numbers stand with the preferred one first. Never throws; what is read is bounded by `CONTACT_LIMITS`.
 */
export function readVCards(text: string): VCardFile {
  const reading = readingVCards(text);
  for (let step = reading.next(); ; step = reading.next()) if (step.done === true) return step.value;
}

/** The same in short steps, so that others have their turn in between; each tells how far it is. */
export function* readingVCards(text: string): Generator<WorkProgress, VCardFile, void> {
  const reading = new Reading();
  const lines = countLines(text);
  let next = STEP;
  for (const line of contentLines(text.replace(/^\ufeff/, ''))) {
    if (line.line >= next) {
      next = line.line + STEP;
      yield { contacts: reading.contacts.length, share: Math.min(1, line.line / lines) };
    }
    if (reading.full) {
      reading.note(line.line, 'too-many-cards');
      break;
    }
    if ('bad' in line) reading.bad(line.line, line.bad);
    else reading.take(line);
  }
  reading.end();
  return { contacts: reading.contacts, issues: reading.issues };
}
