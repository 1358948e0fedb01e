import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ContactOrigin } from '../../domain/contacts/contact.ts';
import type { Localize } from '../../i18n/localize.ts';
import '../../icons/account-icons.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';

const ICONS: Readonly<Record<ContactOrigin, IconName>> = {
  own: 'id-card',
  csv: 'table',
  json: 'table',
  ldap: 'server',
  google: 'globe',
  outlook: 'cloud',
  pbx: 'phone',
};

/** Where a contact comes from, as a symbol with a name. */
export function contactOrigin(origin: ContactOrigin, text: Localize): TemplateResult {
  const name = text.term('originName', origin);
  return html`<span class="origin" role="img" aria-label=${text.term('originLabel', name)} data-tip=${name}
    >${icon(ICONS[origin], 's')}</span
  >`;
}

export const contactOriginStyles = css`
  .origin {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 20px;
    block-size: 24px;
    color: var(--text-3);
  }
`;
