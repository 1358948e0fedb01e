import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { CommentDrafts } from './comment-drafts.ts';

class DraftHost extends LitElement {
  readonly stored: (readonly [guid: string, comment: string])[] = [];
  readonly drafts = new CommentDrafts(this, (guid, comment) => this.stored.push([guid, comment]));
}
customElements.define('draft-host', DraftHost);

describe('comments while they are typed', () => {
  let host: DraftHost;

  beforeEach(async () => {
    host = await fixture<DraftHost>(html`<draft-host></draft-host>`);
  });

  const texts = (): readonly string[] => host.stored.map(([, comment]) => comment);

  it('are stored with the first key, and then again while somebody types on without a pause', async () => {
    host.drafts.type('a', 'C');
    expect(texts()).to.deep.equal(['C']);
    let text = 'C';
    const end = performance.now() + 1500;
    while (performance.now() < end) {
      text += 'x';
      host.drafts.type('a', text);
      await aTimeout(50);
    }
    expect(texts().length).to.be.within(2, 5);
    await waitUntil(() => texts().at(-1) === text);
  });

  it('are stored when the page goes, those of every call', () => {
    for (const guid of ['a', 'b']) {
      host.drafts.type(guid, 'C');
      host.drafts.type(guid, 'Call');
    }
    dispatchEvent(new Event('pagehide'));
    expect(host.stored.slice(2)).to.deep.equal([
      ['a', 'Call'],
      ['b', 'Call'],
    ]);
  });

  it('show what was typed until it came back, and from then on what another window writes', () => {
    host.drafts.type('a', 'mine');
    expect(host.drafts.of('a', '')).to.equal('mine');
    expect(host.drafts.of('a', 'min'), 'an older state of it').to.equal('mine');
    expect(host.drafts.of('a', 'mine')).to.equal('mine');
    expect(host.drafts.of('a', 'theirs')).to.equal('theirs');
    expect(host.drafts.of('a', 'theirs too')).to.equal('theirs too');
  });

  it('lose the blanks around them when their call ends, and are forgotten', async () => {
    host.drafts.type('a', ' note ');
    host.drafts.keepOnly(new Set());
    expect(texts()).to.deep.equal([' note ', 'note']);
    expect(host.drafts.of('a', 'note')).to.equal('note');
    await aTimeout(700);
    expect(texts()).to.have.length(2);
  });
});
