import { css } from 'lit';
import { contactName } from '../../domain/contacts/contact.ts';
import { writeVCards } from '../../domain/contacts/vcard-writer.ts';
import { fileName } from './file-name.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import type { Localize } from '../../i18n/localize.ts';

interface Dragged {
  /** Those of the dragged ones that are at hand, the one under the pointer first. */
  readonly contacts: readonly Contact[];
  /** All that are dragged. */
  readonly count: number;
  readonly text: Localize;
  /** Where the picture of what is dragged can be drawn. */
  readonly root: ParentNode;
}

/**
 * What other programs get of contacts that are dragged out of the window: their numbers as links and as text, and a
 * vCard for a file manager (Chromium's `DownloadURL`; a photo cannot be read in time). Inside the window the view knows
 * which ones are under way.
 */
export function putContacts(transfer: DataTransfer, { contacts, count, text, root }: Dragged): void {
  const numbers = contacts.flatMap(({ numbers: [primary] }) => primary?.number ?? []);
  const lines = contacts.map((contact) =>
    [contactName(contact), contact.numbers[0]?.number ?? ''].join(' ').trim(),
  );
  transfer.effectAllowed = 'all';
  // `+`, digits and what separates them are all that a tel: URI needs (RFC 3966 §3).
  const links = numbers.map((number) => `tel:${encodeURIComponent(number.replace(/[^\d+*#]/g, ''))}`);
  transfer.setData('text/uri-list', links.join('\r\n'));
  transfer.setData('text/plain', lines.join('\n'));
  // A file with some of them would pass for one with all.
  if (contacts.length === count) transfer.setData('DownloadURL', vCardDownload(contacts));
  const [first] = contacts;
  const label =
    count > 1 ? text.term('contactsDragged', count) : first === undefined ? '' : contactName(first);
  transfer.setDragImage(ghost(root, label), -12, -12);
}

/** Milliseconds in which a drag ends and the file manager has fetched its file. */
const FETCHED_MS = 120_000;

function vCardDownload(contacts: readonly Contact[]): string {
  const cards = contacts.map((contact) => ({ data: contact, groups: contact.groups }));
  const url = URL.createObjectURL(new Blob([writeVCards(cards, '4.0')], { type: 'text/vcard' }));
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, FETCHED_MS);
  const [only, ...others] = contacts;
  const name = only === undefined || others.length > 0 ? 'contacts' : fileName(contactName(only));
  return `text/vcard:${name}.vcf:${url}`;
}

/** Drawn outside of the window for the moment in which the browser takes its picture. */
function ghost(root: ParentNode, label: string): Element {
  const element = document.createElement('div');
  element.className = 'ghost';
  element.textContent = label;
  root.append(element);
  requestAnimationFrame(() => {
    element.remove();
  });
  return element;
}

export const ghostStyles = css`
  .ghost {
    position: fixed;
    inset-block-start: -200px;
    inset-inline-start: 0;
    max-inline-size: 260px;
    padding: 10px 16px;
    border-radius: var(--radius-l);
    border: 1px solid var(--tab-active-line);
    background: var(--tab-active);
    color: var(--tab-active-text);
    font-size: var(--size-m);
    font-weight: var(--weight-medium);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    rotate: -1.5deg;
  }
`;
