import { html } from '@open-wc/testing';
import type { HistoryEntry } from '../../src/domain/history/history.ts';
import { deepAll, phoneFixture, until } from './phone-fixture.ts';
import type { Phone } from './phone-fixture.ts';

const DAY = 86_400_000;

/** Newest first; every third call is missed and new, every second one noted. */
function manyCalls(count: number): readonly HistoryEntry[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index): HistoryEntry => {
    const startedAt = now - index * (DAY / 20);
    const missed = index % 3 === 0;
    return {
      guid: `g${index}`,
      line: 'line-1',
      lineLabel: 'Office',
      direction: missed || index % 2 === 0 ? 'inbound' : 'outbound',
      remote: {
        uri: `sip:${index}@x`,
        number: String(1000 + index),
        displayName: `Caller ${index}`,
        anonymous: false,
      },
      startedAt,
      ...(!missed && { connectedAt: startedAt + 1000 }),
      endedAt: startedAt + 61_000,
      endReason: { kind: missed ? 'missed' : 'remote-hangup' },
      comment: index % 2 === 0 ? `Note ${index}` : '',
      unseen: missed && index < 10,
    };
  });
}

/** The history in a window of 600 px height. */
export async function show(count: number, width?: number): Promise<Phone> {
  const phone = await phoneFixture(html`<div class="window"><history-view></history-view></div>`, {
    entries: manyCalls(count),
  });
  const box = phone.root.querySelector<HTMLElement>('.window');
  box?.style.setProperty('height', '600px');
  if (width !== undefined) box?.style.setProperty('width', `${width}px`);
  if (count > 0) await until(() => rows(phone).length > 0);
  return phone;
}

export const rows = ({ root }: Phone): HTMLElement[] => deepAll(root, '[role=row][data-guid]');
