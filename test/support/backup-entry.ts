import type { HistoryEntry } from '../../src/domain/history/history.ts';

/** A call that has ended, with the least in it. */
export function entry(guid: string, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    guid,
    line: 'a',
    lineLabel: 'Office',
    direction: 'inbound',
    remote: { uri: 'sip:1@example.com', number: '1', anonymous: false },
    startedAt: 1000,
    endedAt: 2000,
    comment: '',
    unseen: false,
    ...changes,
  };
}
