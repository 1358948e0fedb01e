import type { HistoryEntry } from '../../src/domain/history/history.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { temporaryData } from './temporary-data.ts';

export const START = Date.UTC(2026, 0, 1);
export const MINUTE = 60_000;

/** A call that was answered and ended, one a minute. */
export function entry(index: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const startedAt = START + index * MINUTE;
  return {
    guid: uuidv7(startedAt),
    line: 'berlin',
    lineLabel: 'Berlin office',
    direction: 'inbound',
    remote: { uri: `sip:${index}@pbx.example.com`, number: String(index), anonymous: false },
    startedAt,
    connectedAt: startedAt + 5000,
    endedAt: startedAt + 35_000,
    endReason: { kind: 'remote-hangup', code: 200 },
    comment: '',
    unseen: false,
    ...more,
  };
}

/** A call as it is written when it begins. */
export function running(index: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const { guid, line, lineLabel, direction, remote, startedAt, comment, unseen } = entry(index);
  return { guid, line, lineLabel, direction, remote, startedAt, comment, unseen, ...more };
}

/** A call that rang for 20 s and was not taken. */
export const missed = (index: number): HistoryEntry => {
  const { guid, startedAt, ...rest } = running(index);
  return {
    ...rest,
    guid,
    startedAt,
    endedAt: startedAt + 20_000,
    endReason: { kind: 'missed' },
    unseen: true,
  };
};

/** Writes ended calls as the store lays them down, quickly. */
export async function fillHistory(database: string, count: number): Promise<readonly HistoryEntry[]> {
  const { raw } = await temporaryData(database);
  const entries = Array.from({ length: count }, (_, index) => entry(index));
  const records: [string, unknown][] = [];
  for (let start = 0; start < count; start += 100) {
    const key = `history/chunk/${String(start / 100 + 1).padStart(10, '0')}`;
    records.push([key, entries.slice(start, start + 100)]);
  }
  await raw.setMany(records);
  return entries;
}
