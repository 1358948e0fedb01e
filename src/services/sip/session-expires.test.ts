import { expect } from '@open-wc/testing';
import { answerTimer, readMinSe, readSessionExpires, requestHeaders } from './session-expires.ts';

describe('Session-Expires', () => {
  it('reads', () => {
    expect(readSessionExpires('1800;refresher=uas')).to.deep.equal({ seconds: 1800, refresher: 'uas' });
    expect(readSessionExpires(' 90 ; refresher = UAC')).to.deep.equal({ seconds: 90, refresher: 'uac' });
    expect(readSessionExpires('600;x=y')).to.deep.equal({ seconds: 600 });
    for (const bad of [undefined, '', 'soon', '-5', '1e3'])
      expect(readSessionExpires(bad)).to.equal(undefined);
  });

  it('Min-SE is never below 90', () => {
    expect(readMinSe('3600')).to.equal(3600);
    expect(readMinSe('1')).to.equal(90);
    expect(readMinSe(undefined)).to.equal(90);
  });

  it('asks', () => {
    expect(requestHeaders(1800, 90)).to.deep.equal(['Session-Expires: 1800']);
    expect(requestHeaders(1800, 3600, 'uac')).to.deep.equal([
      'Session-Expires: 3600;refresher=uac',
      'Min-SE: 3600',
    ]);
  });

  const answers: readonly [string, Parameters<typeof answerTimer>[0], ReturnType<typeof answerTimer>][] = [
    [
      'the caller refreshes when nobody was named',
      { expires: { seconds: 1800 }, supported: true, minSe: 90 },
      { headers: ['Session-Expires: 1800;refresher=uac', 'Require: timer'], seconds: 1800, refreshes: false },
    ],
    [
      'we refresh when told so',
      { expires: { seconds: 600, refresher: 'uas' }, supported: true, minSe: 90 },
      { headers: ['Session-Expires: 600;refresher=uas', 'Require: timer'], seconds: 600, refreshes: true },
    ],
    [
      'a long interval is shortened, not below Min-SE',
      { expires: { seconds: 7200 }, supported: true, minSe: 3600 },
      { headers: ['Session-Expires: 3600;refresher=uac', 'Require: timer'], seconds: 3600, refreshes: false },
    ],
    [
      'a caller without session timers: we refresh, nothing is required of it',
      { supported: false, minSe: 90 },
      { headers: ['Session-Expires: 1800;refresher=uas'], seconds: 1800, refreshes: true },
    ],
    ['too small: 422', { expires: { seconds: 60 }, supported: true, minSe: 90 }, undefined],
  ];
  for (const [name, request, expected] of answers) {
    it(name, () => {
      expect(answerTimer(request, 1800)).to.deep.equal(expected);
    });
  }
});
