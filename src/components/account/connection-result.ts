import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConnectionTestResult, DeadAddress } from '../../domain/account/connection-test.ts';
import { textsOf } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { pageOf } from './account-draft.ts';
import '../ui/ui-notice.ts';

/**
 * What a connection test found. Where the server could not be reached, a browser keeps the reason from the page; a tab
 * with the same address shows it. `server` is the one that was tried when the result names none.
 */
export function connectionResult(
  result: ConnectionTestResult,
  server: string | undefined,
  saveAnyway: (() => void) | undefined,
): TemplateResult {
  const { problemTexts } = textsOf('rest');
  const t = textsOf('account');
  if (result.ok && result.dead !== undefined) {
    const { heading, advice } = deadAddressWords(result.dead);
    return html`<ui-notice
      class="wide"
      role="status"
      tone="warning"
      heading=${heading}
      advice=${advice}
    ></ui-notice>`;
  }
  if (result.ok) {
    return html`<ui-notice
      class="wide"
      role="status"
      tone="success"
      heading=${t.testSucceeded}
      advice=${t.testSucceededAdvice(Math.round(result.registeredInMs))}
    ></ui-notice>`;
  }
  const { heading, advice } = problemTexts[result.problem];
  const page = result.problem === 'server-unreachable' ? pageOf(result.server ?? server) : undefined;
  return html`<ui-notice
    class="wide"
    role="alert"
    tone="error"
    heading=${heading}
    advice=${result.server === undefined ? advice : `${t.testedAddress(result.server)} ${advice}`}
    .detail=${result.detail}
  >
    ${page === undefined ? nothing : tabLink(page)}
    ${
      saveAnyway === undefined
        ? nothing
        : html`<button slot="actions" type="button" class="button" @click=${saveAnyway}>
            ${t.saveAnyway}
          </button>`
    }
  </ui-notice>`;
}

/** What is wrong with the addresses that did not work, though another one did. */
export function deadAddressWords(dead: readonly DeadAddress[]): {
  readonly heading: string;
  readonly advice: string;
} {
  const { problemTexts } = textsOf('rest');
  const named = dead.map(({ server, problem }) => `${server}: ${problemTexts[problem].heading}`);
  return { heading: textsOf('account').testHalfSucceeded, advice: named.join(' ') };
}

function tabLink(page: string): TemplateResult {
  const { openAddressHint, openAddressInTab } = textsOf('account');
  return html`<a
    slot="actions"
    class="button"
    href=${page}
    target="_blank"
    rel="noreferrer"
    data-tip=${openAddressHint}
    >${icon('external-link', 's')}${openAddressInTab}</a
  >`;
}
