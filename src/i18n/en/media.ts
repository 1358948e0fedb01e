import type { MediaTerms, MicrophoneTrouble } from '../terms/media.ts';

const TROUBLE: Readonly<Record<MicrophoneTrouble, { readonly heading: string; readonly advice: string }>> = {
  prompt: {
    heading: 'The microphone is not allowed yet.',
    advice:
      'Allow it now, so that no question comes up in the first call. The browser tells the names of devices only then.',
  },
  denied: {
    heading: 'The browser blocks the microphone.',
    advice: 'Click the symbol left of the address, then allow the microphone.',
  },
  absent: {
    heading: 'No microphone was found.',
    advice: 'Connect a headset or microphone. It is used as soon as it is there.',
  },
  unavailable: {
    heading: 'This page cannot use a microphone.',
    advice: 'Open the app by an address that begins with https, or use a newer browser.',
  },
  busy: {
    heading: 'The microphone could not be opened.',
    advice: 'Close other programs that use it, or choose another device.',
  },
};

const STILL: Readonly<Partial<Record<MicrophoneTrouble, string>>> = {
  denied: 'The browser still blocks the microphone.',
  absent: 'There is still no microphone.',
  unavailable: 'This page still cannot use a microphone.',
};

export const media: MediaTerms = {
  moreSoundSettings: 'More sound settings',
  deviceOf: (role) => ({ input: 'Microphone', output: 'Speaker', ring: 'Ringtone device' })[role],
  soundPanel: (role) => ({ input: 'Input', output: 'Output', ring: 'Ringtone' })[role],
  volumeOf: (role) => ({ input: 'Input volume', output: 'Output volume', ring: 'Ringtone volume' })[role],
  muteOf: (role) => ({ input: 'Mute input', output: 'Mute output', ring: 'Mute ringtone' })[role],
  levelOf: (role) => ({ input: 'Input level', output: 'Output level', ring: 'Ringtone level' })[role],
  systemDefault: 'System default',
  unnamedDevice: (role, position) =>
    `${role === 'input' ? 'Microphone' : 'Speaker'} ${String(position)} (no name yet)`,
  missingDevice: 'Chosen device, not connected',
  deviceChoice: (choice) =>
    ({ preferred: 'In use', fallback: 'Alternative', default: 'System default' })[choice],
  deviceInUse: (label) => `In use: ${label}`,
  preferredDevice: 'Preferred device',
  alternativeDevice: 'Used if that one is missing',
  volume: 'Volume',
  outputByBrowser:
    'This browser plays on the system’s default device. Choose it in the sound settings of the system.',
  microphoneTrouble: (trouble) => TROUBLE[trouble].heading,
  microphoneTroubleStill: (trouble) => STILL[trouble] ?? TROUBLE[trouble].heading,
  microphoneAdvice: (trouble) => TROUBLE[trouble].advice,
  allowMicrophone: 'Allow microphone',
  checkLevel: 'Check level',
  stopTest: 'Stop',
  recordAndPlay: 'Record 3 s and play',
  recording: 'Recording, then playing',
  playTestSound: 'Play test sound',
  ringToneLabel: 'Ringtone for incoming calls',
  ringToneHint: 'The phone system may ask for another one for a call.',
  ringToneName: (tone) =>
    ({ classic: 'Classic bell', marimba: 'Marimba', soft: 'Soft', pulse: 'Two-tone' })[tone],
  playRingTone: (name) => `Play ${name}`,
  noiseSuppression: 'Noise reduction',
  echoCancellation: 'Automatic echo cancellation',
  echoCancellationHint: 'Keeps the other side from hearing itself through your speakers.',
  autoGainControl: 'Automatic microphone level',
  autoGainControlHint: 'Evens out how near or far you speak.',
};
