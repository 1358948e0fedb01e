import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { UiState } from '../../app/ui-state.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import { Localize, loadTexts, useLocale } from '../../i18n/localize.ts';
import { shownWork } from './shown-work.ts';

class WorkProbe extends LitElement {
  readonly text = new Localize(this);
}
customElements.define('work-probe', WorkProbe);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('work on a file of contacts', () => {
  let text: Localize;
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
    text = new WorkProbe().text;
  });

  /** Tells how far it is until it is given up or has taken so long. */
  const working =
    (ms: number) =>
    async ({ signal, progress }: WorkOptions): Promise<string> => {
      const end = performance.now() + ms;
      for (let contacts = 0; performance.now() < end; contacts += 1000) {
        progress?.({ contacts, share: 0.256 });
        await pause(50);
        signal?.throwIfAborted();
      }
      return 'done';
    };

  it('is not worth a word when it is short', async () => {
    const ui = new UiState();
    const run = shownWork(ui, text, working(200));
    await pause(150);
    expect(ui.notices.value).to.deep.equal([]);
    expect(await run).to.equal('done');
  });

  it('says how far it is, can be given up, and leaves nothing behind', async () => {
    const ui = new UiState();
    const run = shownWork(ui, text, working(10_000));
    await pause(1200);
    const [notice] = ui.notices.value;
    expect(notice?.heading).to.match(/^[\d,]+ contacts so far, 25 %$/);
    expect(notice?.action?.label).to.equal('Cancel');
    notice?.action?.run();
    expect(await run).to.equal(undefined);
    expect(ui.notices.value).to.deep.equal([]);
  });

  it('is not told of any more when it is done, however late a report comes', async () => {
    const ui = new UiState();
    let late: WorkOptions['progress'];
    await shownWork(ui, text, async ({ progress }) => {
      late = progress;
      await pause(900);
    });
    late?.({ contacts: 1000, share: 1 });
    expect(ui.notices.value).to.deep.equal([]);
  });

  it('has a word of its own beside that of other work, which stays when it ends', async () => {
    const ui = new UiState();
    const short = shownWork(ui, text, working(1500));
    const long = shownWork(ui, text, working(10_000));
    await pause(1200);
    expect(ui.notices.value).to.have.length(2);
    await short;
    expect(ui.notices.value).to.have.length(1);
    ui.notices.value[0]?.action?.run();
    expect(await long).to.equal(undefined);
    expect(ui.notices.value).to.deep.equal([]);
  });

  it('fails as it failed', async () => {
    const ui = new UiState();
    const run = shownWork(ui, text, () => Promise.reject(new TypeError('for the test')));
    expect(await run.catch((error: unknown) => String(error))).to.equal('TypeError: for the test');
  });
});
