import { expect } from '@open-wc/testing';
import { EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import { signal } from '../../lib/signals.ts';
import { keepSpace } from './keep-space.ts';

describe('keepSpace', () => {
  const start = () => {
    const summary = signal(EMPTY_SUMMARY);
    const state = signal({ installed: false, installable: false, updateReady: false, offlineReady: false });
    const asked = { count: 0 };
    const ask = (): Promise<void> => {
      asked.count++;
      return Promise.resolve();
    };
    keepSpace({
      addressBook: { summary },
      installation: { state },
      maintenance: { keepSpace: ask },
      report: (error) => {
        throw error;
      },
    });
    return { summary, state, asked };
  };

  it('does not ask at the start, whatever is stored', () => {
    const { summary, asked } = start();
    summary.value = { ...EMPTY_SUMMARY, ready: true, total: 7 };
    expect(asked.count).to.equal(0);
  });

  it('asks once when contacts are added', async () => {
    const { summary, state, asked } = start();
    for (const total of [0, 1, 2, 1, 500]) summary.value = { ...EMPTY_SUMMARY, ready: true, total };
    await Promise.resolve();
    for (const total of [0, 1, 2]) summary.value = { ...EMPTY_SUMMARY, ready: true, total };
    state.value = { ...state.value, installed: true };
    expect(asked.count).to.equal(1);
  });

  it('asks when the app is installed, and not when it was before', () => {
    const { state, asked } = start();
    state.value = { ...state.value, installable: true };
    expect(asked.count).to.equal(0);
    state.value = { ...state.value, installed: true };
    expect(asked.count).to.equal(1);
  });
});
