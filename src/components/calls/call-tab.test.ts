import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { CallSnapshot } from '../../domain/call/call.ts';
import { newCall, transition } from '../../domain/call/transition.ts';
import type { CallEvent } from '../../domain/call/transition.ts';
import { useLocale } from '../../i18n/localize.ts';
import type {
  CallCommandEvent,
  CallDismissEvent,
  CallRedialEvent,
  CallSelectEvent,
  CommentInputEvent,
} from './call-events.ts';
import type { CallTab } from './call-tab.ts';
import './call-tab.ts';

function snapshot(...events: readonly CallEvent[]): CallSnapshot {
  const facts = {
    id: 'c1',
    guid: 'g1',
    line: 'l1',
    direction: 'outbound' as const,
    remote: { uri: 'sip:101@x', number: '101', displayName: 'Ada Lovelace', anonymous: false },
    local: { uri: 'sip:100@x', number: '100', anonymous: false },
    createdAt: Date.now(),
  };
  return events.reduce(transition, newCall(facts));
}

const connected: CallEvent = { type: 'connected', at: Date.now() - 267_000 };

/** All buttons and fields of the element and its shadow roots. */
function deep<T extends Element>(root: Element, selector: string): T[] {
  const shadow = root.shadowRoot;
  if (shadow === null) return [];
  const inner = [...shadow.querySelectorAll('*')].flatMap((element) => deep<T>(element, selector));
  return [...shadow.querySelectorAll<T>(selector), ...inner];
}

const button = (tab: CallTab, text: string): HTMLButtonElement | undefined =>
  deep<HTMLButtonElement>(tab, 'button').find((candidate) =>
    `${candidate.getAttribute('aria-label') ?? ''} ${candidate.textContent}`.includes(text),
  );

async function show(call: CallSnapshot, active = true): Promise<CallTab> {
  const tab = await fixture<CallTab>(html`<call-tab .call=${call} .active=${active}></call-tab>`);
  await Promise.all(deep<CallTab>(tab, '*').map((element) => element.updateComplete));
  return tab;
}

describe('call-tab', () => {
  before(() => useLocale('en'));

  it('shows name, number and time of the selected call, and is accessible', async () => {
    const tab = await show(snapshot(connected));
    expect(tab.shadowRoot?.textContent).to.contain('Ada Lovelace').and.to.contain('101');
    expect(deep(tab, '[role=timer]')[0]?.textContent).to.match(/^04:2[78]$/);
    expect(tab.shadowRoot?.querySelector('article')?.getAttribute('aria-label')).to.contain('Connected');
    await expect(tab).to.be.accessible();
  });

  const words: readonly (readonly [state: string, events: readonly CallEvent[], text: string])[] = [
    ['dialling', [], 'Calling'],
    ['alerting', [{ type: 'progress', earlyMedia: false }], 'Ringing'],
    ['held by us', [connected, { type: 'hold', local: true }], 'On hold'],
    ['held by the far side', [connected, { type: 'hold', remote: true }], 'The other side put you on hold'],
    ['pending', [connected, { type: 'pending', command: 'hold' }], 'Holding'],
    ['without sound', [connected, { type: 'audio', flow: 'missing' }], 'No sound is arriving'],
    ['waiting for the microphone', [{ type: 'need', need: 'microphone-permission' }], 'Allow the microphone'],
    [
      'sounding badly',
      [connected, { type: 'quality', quality: { mos: 2, level: 'poor', lossPercent: 9, jitterMs: 80 } }],
      'Poor sound',
    ],
    ['failed', [{ type: 'ended', at: Date.now(), reason: { kind: 'busy', code: 486 } }], 'Busy'],
  ];
  for (const [state, events, text] of words) {
    it(`says "${text}" for a call ${state}`, async () => {
      const tab = await show(snapshot(...events));
      expect(tab.shadowRoot?.textContent).to.contain(text);
      await expect(tab).to.be.accessible();
    });
  }

  const commands: readonly (readonly [label: string, events: readonly CallEvent[], command: string])[] = [
    ['Hold', [connected], 'hold'],
    ['Resume', [connected, { type: 'hold', local: true }], 'resume'],
    ['Mute', [connected], 'mute'],
    ['Muted', [connected, { type: 'muted', muted: true }], 'unmute'],
    ['End', [connected], 'hangup'],
  ];
  for (const [label, events, command] of commands) {
    it(`${label} asks for ${command}`, async () => {
      const tab = await show(snapshot(...events));
      setTimeout(() => button(tab, label)?.click());
      const event = await oneEvent<CallCommandEvent>(tab, 'call-command');
      expect(event.callId).to.equal('c1');
      expect(event.command).to.equal(command);
    });
  }

  it('keeps Hold in its place before the call is connected and says why it cannot be used', async () => {
    const tab = await show(snapshot());
    const hold = button(tab, 'Hold');
    expect(hold?.getAttribute('aria-disabled')).to.equal('true');
    expect(hold?.getAttribute('aria-label')).to.contain('possible when the call is connected');
    let asked = false;
    tab.addEventListener('call-command', () => (asked = true));
    hold?.click();
    expect(asked).to.be.false;
  });

  it('sends each typed digit at once, and nothing that is no digit', async () => {
    const tab = await fixture<CallTab>(
      html`<call-tab .call=${snapshot(connected)} active .purpose=${'dtmf'} .digits=${'12'}></call-tab>`,
    );
    await Promise.all(deep<CallTab>(tab, '*').map((element) => element.updateComplete));
    const input = deep<HTMLInputElement>(tab, 'input')[0]!;
    const sent: string[] = [];
    tab.addEventListener('digits-send', ({ digits }) => sent.push(digits));
    const type = (data: string): void => {
      input.value += data;
      input.dispatchEvent(new InputEvent('input', { data, bubbles: true }));
    };
    for (const key of ['3', 'x', '#', 'd', '45 6']) type(key);
    expect(sent).to.deep.equal(['3', '#', 'D', '456']);
  });

  it('tells of the comment as it is typed', async () => {
    const tab = await show(snapshot(connected));
    const input = deep<HTMLInputElement>(tab, 'input')[0]!;
    setTimeout(() => {
      input.value = 'Call back';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const event = await oneEvent<CommentInputEvent>(tab, 'comment-input');
    expect(event.comment).to.equal('Call back');
  });

  it('is one row with Resume and End while another call is selected', async () => {
    const tab = await show(snapshot(connected, { type: 'hold', local: true }), false);
    expect(button(tab, 'Mute')).to.be.undefined;
    setTimeout(() => button(tab, 'Resume the call with Ada Lovelace')?.click());
    expect((await oneEvent<CallSelectEvent>(tab, 'call-select')).callId).to.equal('c1');
    await expect(tab).to.be.accessible();
  });

  for (const [kind, heading, advice] of [
    ['microphone-refused', 'The browser blocks the microphone.', 'Click the symbol left of the address'],
    ['microphone-missing', 'No microphone was found.', 'Connect a headset or microphone'],
    ['microphone-busy', 'The microphone could not be opened.', 'Close other programs that use it'],
  ] as const) {
    it(`says what to do when a call failed by ${kind}`, async () => {
      const tab = await show(snapshot({ type: 'ended', at: Date.now(), reason: { kind } }));
      const said = deep(tab, '[role=status]')[0]?.textContent;
      expect(said).to.contain(heading).and.to.contain(advice);
      await expect(tab).to.be.accessible();
    });
  }

  it('offers a failed call again', async () => {
    const tab = await show(snapshot({ type: 'ended', at: Date.now(), reason: { kind: 'no-answer' } }));
    setTimeout(() => button(tab, 'Call Ada Lovelace again')?.click());
    expect((await oneEvent<CallRedialEvent>(tab, 'call-redial')).callId).to.equal('c1');
    setTimeout(() => button(tab, 'Close the call with Ada Lovelace')?.click());
    expect((await oneEvent<CallDismissEvent>(tab, 'call-dismiss')).callId).to.equal('c1');
  });
});
