import { expect } from '@open-wc/testing';
import type { Party } from '../call/call.ts';
import { ALL_CALLS, filterHistory, historyLines } from './history-filter.ts';
import type { HistoryFilter } from './history-filter.ts';
import type { HistoryEntry } from './history.ts';
import { lastNoteOf } from './last-note.ts';

const entry = (guid: string, change: Partial<HistoryEntry>): HistoryEntry => ({
  guid,
  line: 'l1',
  lineLabel: 'Office',
  direction: 'inbound',
  remote: { uri: 'sip:1@x', number: '+49301234', displayName: 'Jürgen Müller', anonymous: false },
  startedAt: 1,
  endedAt: 2,
  comment: '',
  unseen: false,
  ...change,
});

const NOW = new Date(2026, 10, 26, 9).getTime();
const answered = entry('answered', { startedAt: NOW - 1, connectedAt: NOW, comment: 'Offer sent' });
const missed = entry('missed', { endReason: { kind: 'missed' } });
const dialled = entry('dialled', {
  direction: 'outbound',
  line: 'l2',
  remote: { uri: 'sip:22@x', number: '22', displayName: 'Anna', anonymous: false },
});
const elsewhere = entry('elsewhere', { endReason: { kind: 'answered-elsewhere' } });
const entries = [answered, missed, dialled, elsewhere];

describe('filterHistory', () => {
  const cases: readonly (readonly [filter: Partial<HistoryFilter>, guids: readonly string[]])[] = [
    [{}, ['answered', 'missed', 'dialled', 'elsewhere']],
    [{ outbound: false }, ['answered', 'missed', 'elsewhere']],
    [{ inbound: false }, ['dialled']],
    [{ inbound: false, outbound: false }, []],
    [{ result: 'missed' }, ['missed']],
    [{ result: 'noted' }, ['answered']],
    [{ search: 'muller' }, ['answered', 'missed', 'elsewhere']],
    [{ search: 'MÜLLER offer' }, ['answered']],
    [{ search: '30 12' }, ['answered', 'missed', 'elsewhere']],
    [{ search: '030 12' }, ['answered', 'missed', 'elsewhere']],
    [{ search: '22' }, ['dialled']],
    [{ search: 'nobody' }, []],
    [{ search: '  ' }, ['answered', 'missed', 'dialled', 'elsewhere']],
    [{ line: 'l2' }, ['dialled']],
    [{ period: { choice: 'today', first: '', last: '' } }, ['answered']],
    [{ period: { choice: 'today', first: '', last: '' }, outbound: false, search: 'anna' }, []],
    [{ period: { choice: 'days', first: '', last: '2026-11-25' } }, ['missed', 'dialled', 'elsewhere']],
  ];
  for (const [filter, guids] of cases) {
    it(`passes [${guids.join(', ')}] for ${JSON.stringify(filter)}`, () => {
      const found = filterHistory(entries, { ...ALL_CALLS, ...filter }, NOW);
      expect(found.map(({ guid }) => guid)).to.deep.equal(guids);
    });
  }
});

describe('historyLines', () => {
  it('puts calls under the local day they began on', () => {
    const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
    const lines = historyLines([
      entry('a', { startedAt: at(23, 9) }),
      entry('b', { startedAt: at(23, 0) }),
      entry('c', { startedAt: at(22, 23) }),
    ]);
    expect(
      lines.map((line) => (line.kind === 'day' ? new Date(line.startedAt).getDate() : line.key)),
    ).to.deep.equal([23, 'a', 'b', 22, 'c']);
    expect(new Set(lines.map(({ key }) => key)).size).to.equal(lines.length);
  });
});

describe('lastNoteOf', () => {
  it('is the newest note on a person', () => {
    const older = entry('older', { comment: 'Older' });
    const isPerson = ({ number }: Party): boolean => number === missed.remote.number;
    expect(lastNoteOf([missed, answered, older], isPerson)).to.equal('Offer sent');
    expect(lastNoteOf([dialled], isPerson)).to.equal('');
  });
});
