import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Caller } from '../../domain/contacts/address-book.ts';
import type { Party } from '../../domain/call/call.ts';
import { avatarName } from '../../i18n/party-text.ts';
import { loadDialSide } from '../app/load-elements.ts';
import '../ui/ui-avatar.ts';

/** The photo of whom a call is with, where there is one; else the initials. */
export function partyAvatar(
  party: Party,
  caller: Caller | undefined,
  size: 'm' | 'xl' = 'm',
): TemplateResult {
  const name = avatarName(party, caller);
  if (caller === undefined || caller.photo === '')
    return html`<ui-avatar .name=${name} .size=${size}></ui-avatar>`;
  // What reads photos comes with the first of them.
  void loadDialSide();
  return html`<contact-avatar .contact=${caller} .name=${name} .size=${size}></contact-avatar>`;
}
