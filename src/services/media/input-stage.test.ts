import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { InputStage } from './input-stage.ts';

/** As a browser starts it before anybody clicked. */
class SuspendedContext extends AudioContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    void super.suspend();
  }
}

describe('volume of the microphone, where the browser holds Web Audio back', () => {
  const Original = globalThis.AudioContext;
  let source: MediaStreamTrack;
  let stage: InputStage;

  beforeEach(async () => {
    globalThis.AudioContext = SuspendedContext;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    source = stream.getAudioTracks()[0]!;
    stage = new InputStage(source);
  });

  afterEach(() => {
    globalThis.AudioContext = Original;
    stage.close();
    expect(source.readyState).to.equal('ended');
  });

  it('needs no Web Audio at full volume', () => {
    expect(stage.route(1, false)).to.equal(source);
  });

  it('sends the raw track rather than silence, until it runs', async () => {
    expect(stage.route(0.5, false)).to.equal(source);
    expect(stage.running.value).to.equal(false);
    stage.resume();
    await waitUntil(() => stage.running.value);
    expect(stage.route(0.5, false)).to.not.equal(source);
    expect(stage.route(1, false)).to.equal(source);
  });

  it('never sends the raw track while muted', () => {
    expect(stage.route(1, true)).to.not.equal(source);
    expect(stage.route(0.5, true)).to.not.equal(source);
    expect(stage.route(0, false)).to.not.equal(source);
  });
});
