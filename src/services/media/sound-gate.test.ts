import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { SoundGate } from './sound-gate.ts';

describe('sound before the first click', () => {
  const original = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')!;
  let gate: SoundGate;
  let allowed: boolean;

  beforeEach(() => {
    allowed = false;
    Object.defineProperty(HTMLMediaElement.prototype, 'play', {
      configurable: true,
      value(this: HTMLMediaElement): Promise<void> {
        return allowed
          ? (original.value as () => Promise<void>).call(this)
          : Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
      },
    });
    gate = new SoundGate();
  });

  afterEach(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'play', original);
    gate.close();
  });

  const click = (): void => {
    allowed = true;
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };
  const silence = (): HTMLAudioElement => {
    const element = new Audio();
    element.srcObject = new AudioContext().createMediaStreamDestination().stream;
    return element;
  };

  it('knows that the page is muted, and that a click changed it', async () => {
    expect(await gate.ready).to.equal(false);
    click();
    await waitUntil(() => gate.unlocked.value);
  });

  it('knows at once where no click is needed', async () => {
    allowed = true;
    const other = new SoundGate();
    expect(await other.ready).to.equal(true);
    other.close();
  });

  it('starts what waited at the first click', async () => {
    const element = silence();
    const playing = gate.play(element, new AbortController().signal);
    await gate.ready;
    expect(element.paused).to.equal(true);
    click();
    await playing;
    expect(element.paused).to.equal(false);
    expect(gate.unlocked.value).to.equal(true);
    element.pause();
  });

  it('does not start what was given up meanwhile', async () => {
    const element = silence();
    const abort = new AbortController();
    const playing = gate.play(element, abort.signal);
    await gate.ready;
    abort.abort();
    await playing;
    click();
    await waitUntil(() => gate.unlocked.value);
    expect(element.paused).to.equal(true);
  });
});
