import { expect } from '@open-wc/testing';
import { AUDIO } from '../../../test/fakes/fake-audio.ts';
import { FAKE_LINE } from '../../../test/fakes/fake-call-control.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { textsOf, useLocale } from '../../i18n/localize.ts';
import { readinessChecks, readinessLevel } from './readiness.ts';
import type { ReadinessCheck, ReadinessFacts } from './readiness.ts';

const NOW = 10_000_000;
const OPEN = { state: 'open', since: NOW - 60_000, heardAt: NOW - 2000 } as const;
const LINE = {
  ...FAKE_LINE,
  registration: { state: 'registered', since: NOW - 60_000, link: OPEN },
} as const;
const GOOD: ReadinessFacts = {
  line: LINE,
  audio: AUDIO,
  notifications: 'granted',
  settings: DEFAULT_SETTINGS,
  lastWakeUp: undefined,
  now: NOW,
};

function check(id: ReadinessCheck['id'], changes: Partial<ReadinessFacts>): ReadinessCheck | undefined {
  return readinessChecks({ ...GOOD, ...changes }, textsOf('rest'), 'en').find((found) => found.id === id);
}

describe('readiness', () => {
  before(() => useLocale('en'));

  it('has nothing to mend when all is well', () => {
    const checks = readinessChecks(GOOD, textsOf('rest'), 'en');
    expect(readinessLevel(checks)).to.equal('ok');
    expect(checks.map(({ id }) => id)).to.deep.equal([
      'link',
      'registration',
      'microphone',
      'sound',
      'ring',
      'notifications',
      'sleep',
    ]);
  });

  const closed = {
    ...LINE,
    registration: { ...LINE.registration, state: 'waiting', link: { ...OPEN, state: 'closed' } },
  } as const;
  const refused = {
    ...LINE,
    registration: { ...LINE.registration, state: 'failed', problem: 'wrong-password' },
  } as const;
  const unasked = {
    ...LINE,
    registration: { ...closed.registration, state: 'failed', problem: 'password-needed' },
  } as const;
  const ringOn = (choice: 'preferred' | 'fallback'): ReadinessFacts['audio'] => ({
    ...AUDIO,
    roles: { ...AUDIO.roles, ring: { deviceId: 'd', label: 'Desk speaker', choice } },
  });

  for (const [name, id, changes, level, remedy] of [
    ['no link', 'link', { line: closed }, 'bad', 'retry'],
    ['not registered yet', 'registration', { line: closed }, 'bad', 'retry'],
    ['wrong password', 'registration', { line: refused }, 'bad', 'edit-account'],
    ['no password', 'registration', { line: unasked }, 'bad', 'password'],
    ['no password', 'link', { line: unasked }, 'bad', undefined],
    ['no account', 'registration', { line: undefined }, 'bad', 'edit-account'],
    [
      'do not disturb',
      'dnd',
      { settings: { ...DEFAULT_SETTINGS, doNotDisturb: true } },
      'bad',
      'do-not-disturb-off',
    ],
    ['never asked', 'microphone', { audio: { ...AUDIO, microphone: 'prompt' } }, 'limited', 'microphone'],
    ['denied', 'microphone', { audio: { ...AUDIO, microphone: 'denied' } }, 'bad', 'microphone'],
    ['none', 'microphone', { audio: { ...AUDIO, microphone: 'absent' } }, 'bad', 'microphone'],
    ['unavailable', 'microphone', { audio: { ...AUDIO, microphone: 'unavailable' } }, 'bad', undefined],
    ['sound locked', 'sound', { audio: { ...AUDIO, soundUnlocked: false } }, 'bad', 'sound'],
    [
      'ring muted',
      'ring',
      { settings: { ...DEFAULT_SETTINGS, ringMuted: true } },
      'limited',
      'ring-settings',
    ],
    ['ring device gone', 'ring', { audio: ringOn('fallback') }, 'limited', 'ring-settings'],
    ['ring device there', 'ring', { audio: ringOn('preferred') }, 'ok', 'ring-test'],
    ['never asked', 'notifications', { notifications: 'prompt' }, 'limited', 'notifications'],
    [
      'off',
      'notifications',
      { settings: { ...DEFAULT_SETTINGS, notifications: false } },
      'limited',
      'notifications-on',
    ],
    ['not heard since', 'sleep', { lastWakeUp: NOW - 1000 }, 'limited', 'retry'],
    ['heard since', 'sleep', { lastWakeUp: NOW - 30_000 }, 'ok', undefined],
  ] as const satisfies readonly (readonly [
    string,
    ReadinessCheck['id'],
    Partial<ReadinessFacts>,
    string,
    string | undefined,
  ])[]) {
    it(`${id}, ${name}: ${level}, mended by ${String(remedy)}`, () => {
      const found = check(id, changes);
      expect(found?.level).to.equal(level);
      expect(found?.remedy?.kind).to.equal(remedy);
      expect(found?.text).not.to.equal('');
    });
  }
});
