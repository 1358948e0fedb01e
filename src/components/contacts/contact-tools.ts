import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PopOutAccess } from '../../domain/pwa/pop-outs.ts';
import type { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import type { ContactAct } from './contact-events.ts';

interface Tools {
  /** How many are marked. */
  readonly marked: number;
  /** The only marked one can be called. */
  readonly callable: boolean;
  /** The only marked one can be edited. */
  readonly editable: boolean;
  /** All that are marked can be deleted. */
  readonly removable: boolean;
  readonly groupsShown: boolean;
  readonly onNew: () => void;
  readonly onAct: (act: ContactAct) => void;
  readonly onGroups: () => void;
  readonly onMore: (event: Event) => void;
  readonly popOuts: PopOutAccess;
}

/** What can be done with the marked contacts, and with the list as a whole. */
export function contactTools(text: Localize, tools: Tools): TemplateResult {
  const { marked, groupsShown, onNew, onAct, onGroups, onMore, popOuts } = tools;
  const why = reasons(text, tools);
  const act = (what: 'call' | 'edit' | 'group' | 'remove', symbol: IconName, label: string): TemplateResult =>
    tool(symbol, label, why[what], () => {
      onAct(what);
    });
  return html`<div class="tools">
    <button type="button" class="button primary" aria-label=${text.term('newContact')} @click=${onNew}>
      ${icon('user-plus', 's')}<span class="word">${text.term('newContact')}</span>
    </button>
    <span class="divider"></span>
    <div class="row acts" role="group" aria-label=${text.term('markedActions')}>
      ${act('call', 'phone', text.term('callMarked'))} ${act('edit', 'pencil', text.term('editContact'))}
      ${act('group', 'folder-plus', text.term('addToGroup'))}
      ${act('remove', 'trash', text.term('deleteContacts', marked))}
    </div>
    ${marked > 1 ? html`<span class="meta marked">${text.term('contactsMarked', marked)}</span>` : nothing}
    <span class="spacer"></span>
    ${popOuts.alone ? nothing : tool('picture-in-picture-2', text.term('popOutContacts'), undefined, () => popOut(popOuts))}
    <button
      type="button"
      class="icon-button"
      aria-haspopup="menu"
      aria-label=${text.term('contactsMore')}
      data-tip=${text.term('contactsMore')}
      @click=${onMore}
    >
      ${icon('ellipsis')}
    </button>
    <button type="button" class="button groups" aria-pressed=${groupsShown} @click=${onGroups}>
      ${icon('folder-plus', 's')}${text.term('groups')}
    </button>
  </div>`;
}

/** Why something cannot be done with the marked contacts, if so. */
function reasons(
  text: Localize,
  { marked, callable, editable, removable }: Tools,
): Readonly<Record<'call' | 'edit' | 'group' | 'remove', string | undefined>> {
  const none = marked === 0 ? text.term('markFirst') : undefined;
  const one = none ?? (marked > 1 ? text.term('markOne') : undefined);
  const foreign = text.term('notEditable');
  return {
    call: one ?? (callable ? undefined : text.term('noNumber')),
    edit: one ?? (editable ? undefined : foreign),
    group: none,
    remove: none ?? (removable ? undefined : foreign),
  };
}

/** `why` it cannot be used now, if so; it stays in the tab order, so that the reason can be read. */
function tool(symbol: IconName, label: string, why: string | undefined, act: () => unknown): TemplateResult {
  const words = why === undefined ? label : `${label}: ${why}`;
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${words}
    data-tip=${words}
    aria-disabled=${why === undefined ? nothing : 'true'}
    @click=${why === undefined ? act : nothing}
  >
    ${icon(symbol)}
  </button>`;
}

async function popOut(popOuts: PopOutAccess): Promise<void> {
  (await popOuts.load()).open('contacts');
}
