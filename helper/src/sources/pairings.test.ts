import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Pairings } from './pairings.ts';

describe('Pairings', () => {
  it('takes a code once, and only from the origin that asked for it', async () => {
    const said: string[] = [];
    const clock = { now: 0 };
    const pairings = new Pairings({ show: (code) => said.push(code), now: () => clock.now });
    pairings.showCode('a');
    await assert.rejects(pairings.pair(said[0] ?? '', 'b'), { code: 'wrong-code' });
    assert.ok(await pairings.pair(`${said[0]?.slice(0, 4)} ${said[0]?.slice(4)}`, 'a'));
    await assert.rejects(pairings.pair(said[0] ?? '', 'a'), { code: 'wrong-code' });
    clock.now = 10_000;
    pairings.showCode('a');
    clock.now += 5 * 60_000 + 1;
    await assert.rejects(pairings.pair(said[1] ?? '', 'a'), { code: 'wrong-code' });
    await assert.rejects(pairings.pair('', 'a'), { code: 'wrong-code' });
  });

  it('locks after five wrong codes, for longer each time, and the right one is void then', async () => {
    const said: string[] = [];
    const clock = { now: 0 };
    const pairings = new Pairings({ show: (code) => said.push(code), now: () => clock.now });
    pairings.showCode('a');
    for (let guess = 0; guess < 4; guess++)
      await assert.rejects(pairings.pair('x', 'a'), { code: 'wrong-code' });
    await assert.rejects(pairings.pair('x', 'a'), { code: 'locked' });
    await assert.rejects(pairings.pair(said[0] ?? '', 'a'), { code: 'locked' });
    assert.throws(() => pairings.showCode('a'), { code: 'locked' });
    clock.now = 30_001;
    await assert.rejects(pairings.pair(said[0] ?? '', 'a'), { code: 'locked' });
    clock.now += 59_000;
    assert.throws(() => pairings.showCode('a'), { code: 'locked' });
    clock.now += 2000;
    pairings.showCode('a');
    assert.ok(await pairings.pair(said[1] ?? '', 'a'));
  });

  it('locks out who guesses tokens', () => {
    const clock = { now: 0 };
    const pairings = new Pairings({ show: () => undefined, now: () => clock.now });
    for (let guess = 0; guess < 5; guess++) assert.equal(pairings.find('x', 'a'), undefined);
    assert.throws(() => pairings.find('x', 'a'), { code: 'locked', detail: '30 s' });
    clock.now = 30_001;
    assert.equal(pairings.find('x', 'a'), undefined);
    assert.throws(() => pairings.find('x', 'a'), { code: 'locked', detail: '60 s' });
  });

  it('locks out no browser that is paired, whoever else comes with a token that is none', async () => {
    const said: string[] = [];
    const clock = { now: 0 };
    const pairings = new Pairings({ show: (code) => said.push(code), now: () => clock.now });
    pairings.showCode('a');
    const token = await pairings.pair(said[0] ?? '', 'a');
    for (let guess = 0; guess < 5; guess++) assert.equal(pairings.find('stale', 'a'), undefined);
    assert.throws(() => pairings.find('stale', 'a'), { code: 'locked' });
    assert.ok(pairings.find(token, 'a'));
    assert.throws(() => pairings.find(token, 'b'), { code: 'locked' });
    // Nor does the one that is paired open the door for the other.
    assert.throws(() => pairings.find('stale', 'a'), { code: 'locked' });
  });

  it('shows no flood of codes', () => {
    const clock = { now: 0 };
    const pairings = new Pairings({ show: () => undefined, now: () => clock.now });
    pairings.showCode('a');
    assert.throws(() => pairings.showCode('a'), { code: 'too-soon' });
    clock.now = 2001;
    pairings.showCode('a');
  });
});
