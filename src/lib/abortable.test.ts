import { expect } from '@open-wc/testing';
import { ServedAbortable, abortable } from './abortable.ts';
import { isAbort } from './app-error.ts';
import { nextTask } from './next-task.ts';

/** Lasts until it is given up. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

describe('work in another realm', () => {
  const served = new ServedAbortable();
  const asked = <Result>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> =>
    abortable(
      signal,
      (token) => served.run(token, work),
      (token) => served.abort(token),
    );

  it('answers without a signal', async () => {
    expect(await asked(undefined, () => Promise.resolve(1))).to.equal(1);
  });

  it('is given up by its own signal alone', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    let ended = '';
    const first = asked(one.signal, endless).catch((error: unknown) => (ended += isAbort(error) ? '1' : '?'));
    const second = asked(other.signal, endless).catch(
      (error: unknown) => (ended += isAbort(error) ? '2' : '?'),
    );
    other.abort();
    await second;
    await nextTask();
    expect(ended).to.equal('2');
    one.abort();
    await first;
    expect(ended).to.equal('21');
  });

  it('is not begun for a signal that was aborted before', async () => {
    let begun = false;
    const work = (): Promise<void> => {
      begun = true;
      return Promise.resolve();
    };
    const failure = await asked(AbortSignal.abort(), work).catch((error: unknown) => error);
    expect([isAbort(failure), begun]).to.deep.equal([true, false]);
  });

  it('is not given up any more when it is over, and an end that nobody hears is no failure', async () => {
    const abort = new AbortController();
    const told: string[] = [];
    const tell = (token: string): Promise<void> => {
      told.push(token);
      return Promise.reject(new Error('the other side is gone'));
    };
    let token = '';
    await abortable(
      abort.signal,
      async (given) => {
        token = given;
        abort.abort();
        await nextTask();
      },
      tell,
    );
    expect(told).to.deep.equal([token]);
    const late = new AbortController();
    await abortable(late.signal, () => Promise.resolve(), tell);
    late.abort();
    expect(told).to.have.length(1);
  });
});
