import { expect } from '@open-wc/testing';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { Settings } from '../settings/settings.ts';
import { newCall } from './transition.ts';
import { screen, screenCall } from './screening.ts';
import type { Screening } from './screening.ts';

const cases: readonly [string, Partial<Settings>, boolean, Screening][] = [
  ['rings when nothing is open', {}, false, { act: 'ring' }],
  ['beeps beside an open call', {}, true, { act: 'wait-tone' }],
  ['only shows, when set so', { callWaiting: 'visual' }, true, { act: 'show' }],
  ['refuses as busy, when set so', { callWaiting: 'reject' }, true, { act: 'reject', status: 486 }],
  ['rings with "reject" while nothing is open', { callWaiting: 'reject' }, false, { act: 'ring' }],
  ['do not disturb: 480', { doNotDisturb: true }, false, { act: 'reject', status: 480 }],
  [
    'do not disturb: 486',
    { doNotDisturb: true, doNotDisturbAction: '486' },
    false,
    { act: 'reject', status: 486 },
  ],
  [
    'do not disturb: 603',
    { doNotDisturb: true, doNotDisturbAction: '603' },
    false,
    { act: 'reject', status: 603 },
  ],
  ['do not disturb: silent', { doNotDisturb: true, doNotDisturbAction: 'silent' }, false, { act: 'show' }],
  [
    'do not disturb wins over call waiting',
    { doNotDisturb: true, doNotDisturbAction: 'silent', callWaiting: 'reject' },
    true,
    { act: 'show' },
  ],
];

describe('screen', () => {
  for (const [name, rules, engaged, expected] of cases) {
    it(name, () => {
      expect(screen({ ...DEFAULT_SETTINGS, ...rules }, engaged)).to.deep.equal(expected);
    });
  }
});

describe('screenCall', () => {
  it('counts the calls that were open when this one began, not those that came later', () => {
    const remote = { uri: '', number: '', anonymous: true };
    const ring = (id: string) =>
      newCall({ id, guid: id, line: 'a', direction: 'inbound', remote, local: remote, createdAt: 0 });
    const calls = [ring('first'), ring('second')];
    const rules = { ...DEFAULT_SETTINGS, callWaiting: 'reject' } as const;
    expect(calls.map((call) => screenCall(rules, calls, call).act)).to.deep.equal(['ring', 'reject']);
  });
});
