import type { OpenMicrophone } from './microphone.ts';

/** Records a microphone. Undefined when the signal aborts before the time is over. @throws what `MediaRecorder` reports. */
export function record(
  microphone: OpenMicrophone,
  milliseconds: number,
  abort: AbortSignal,
): Promise<Blob | undefined> {
  if (abort.aborted) return Promise.resolve(undefined);
  const recorder = new MediaRecorder(new MediaStream([microphone.track]));
  const parts: Blob[] = [];
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      if (recorder.state !== 'inactive') recorder.stop();
    };
    // A recorder cannot change its track: what was recorded until then is played.
    microphone.onReplaced(stop);
    const timer = setTimeout(stop, milliseconds);
    abort.addEventListener('abort', stop, { once: true });
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('error', () => {
      reject(new Error('the recorder failed'));
    });
    recorder.addEventListener('stop', () => {
      resolve(abort.aborted ? undefined : new Blob(parts, { type: recorder.mimeType }));
    });
    recorder.start();
  });
}
