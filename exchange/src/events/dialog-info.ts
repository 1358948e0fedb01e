import { DOMAIN } from '../accounts.ts';
import type { Dialog, Leg } from '../proxy/dialogs.ts';
import { readAddress } from '../wire/grammar.ts';
import { decodeUtf8, encodeUtf8 } from '../wire/sip-message.ts';

export const DIALOG_INFO_TYPE = 'application/dialog-info+xml';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML; characters that XML 1.0 forbids are left out, for one of them would spoil the whole document. */
function xml(bytes: string): string {
  return decodeUtf8(bytes)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '');
}

function party(name: 'local' | 'remote', leg: Leg): string {
  const { uri, displayName } = readAddress(leg.header);
  const display = displayName === '' ? '' : ` display="${xml(displayName)}"`;
  const target = leg.contact === '' ? '' : `<target uri="${xml(leg.contact)}"/>`;
  return `<${name}><identity${display}>${xml(uri)}</identity>${target}</${name}>`;
}

/** One dialog as its own side `user` sees it (RFC 4235 §4.1); tags are what a pickup by Replaces needs. */
function dialogElement(dialog: Dialog, local: Leg): string {
  const isCaller = local === dialog.caller;
  const remote = isCaller ? dialog.callee : dialog.caller;
  const attributes = Object.entries({
    id: `${dialog.id}${isCaller ? 'a' : 'b'}`,
    'call-id': dialog.callId,
    'local-tag': local.tag,
    'remote-tag': remote.tag,
    direction: isCaller ? 'initiator' : 'recipient',
  });
  const known = attributes
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${xml(value)}"`);
  return (
    `<dialog ${known.join(' ')}><state>${dialog.state}</state>` +
    `${party('local', local)}${party('remote', remote)}</dialog>`
  );
}

/** The full state of a user's calls (RFC 4235 §4.1.1), as bytes. Terminated dialogs among them are told once. */
export function dialogInfo(user: string, version: number, dialogs: readonly Dialog[]): string {
  const elements = dialogs.flatMap((dialog) =>
    [dialog.caller, dialog.callee]
      .filter((leg) => leg.user === user)
      .map((leg) => dialogElement(dialog, leg)),
  );
  const document =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${String(version)}" state="full" ` +
    `entity="sip:${xml(user)}@${DOMAIN}">${elements.join('')}</dialog-info>\n`;
  return encodeUtf8(document);
}
