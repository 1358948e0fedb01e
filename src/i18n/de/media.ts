import type { MediaTerms, MicrophoneTrouble } from '../terms/media.ts';

const TROUBLE: Readonly<Record<MicrophoneTrouble, { readonly heading: string; readonly advice: string }>> = {
  prompt: {
    heading: 'Das Mikrofon ist noch nicht freigegeben.',
    advice:
      'Geben Sie es jetzt frei, damit die Frage nicht erst beim ersten Anruf kommt. Erst danach nennt der Browser die Namen der Geräte.',
  },
  denied: {
    heading: 'Der Browser blockiert das Mikrofon.',
    advice: 'Klicken Sie auf das Symbol links neben der Adresse und erlauben Sie das Mikrofon.',
  },
  absent: {
    heading: 'Kein Mikrofon gefunden.',
    advice: 'Schließen Sie ein Headset oder Mikrofon an. Es wird sofort verwendet.',
  },
  unavailable: {
    heading: 'Diese Seite kann kein Mikrofon verwenden.',
    advice: 'Öffnen Sie die App über eine Adresse mit https oder verwenden Sie einen neueren Browser.',
  },
  busy: {
    heading: 'Das Mikrofon ließ sich nicht öffnen.',
    advice: 'Schließen Sie andere Programme, die es verwenden, oder wählen Sie ein anderes Gerät.',
  },
};

const STILL: Readonly<Partial<Record<MicrophoneTrouble, string>>> = {
  denied: 'Der Browser blockiert das Mikrofon noch immer.',
  absent: 'Noch immer kein Mikrofon gefunden.',
  unavailable: 'Diese Seite kann noch immer kein Mikrofon verwenden.',
};

export const media: MediaTerms = {
  moreSoundSettings: 'Weitere Audioeinstellungen',
  deviceOf: (role) => ({ input: 'Mikrofon', output: 'Lautsprecher', ring: 'Gerät für den Klingelton' })[role],
  soundPanel: (role) => ({ input: 'Eingabe', output: 'Ausgabe', ring: 'Klingelton' })[role],
  volumeOf: (role) =>
    ({ input: 'Eingabelautstärke', output: 'Ausgabelautstärke', ring: 'Klingellautstärke' })[role],
  muteOf: (role) =>
    ({
      input: 'Eingabe stummschalten',
      output: 'Ausgabe stummschalten',
      ring: 'Klingelton stummschalten',
    })[role],
  levelOf: (role) => ({ input: 'Eingabepegel', output: 'Ausgabepegel', ring: 'Klingelpegel' })[role],
  systemDefault: 'Systemstandard',
  unnamedDevice: (role, position) =>
    `${role === 'input' ? 'Mikrofon' : 'Lautsprecher'} ${String(position)} (noch ohne Namen)`,
  missingDevice: 'Gewähltes Gerät, nicht angeschlossen',
  deviceChoice: (choice) =>
    ({ preferred: 'In Gebrauch', fallback: 'Ersatzgerät', default: 'Systemstandard' })[choice],
  deviceInUse: (label) => `In Gebrauch: ${label}`,
  preferredDevice: 'Bevorzugtes Gerät',
  alternativeDevice: 'Ersatz, wenn es fehlt',
  volume: 'Lautstärke',
  outputByBrowser:
    'Dieser Browser gibt den Ton auf dem Standardgerät des Systems aus. Es lässt sich in den Audioeinstellungen des Systems wählen.',
  microphoneTrouble: (trouble) => TROUBLE[trouble].heading,
  microphoneTroubleStill: (trouble) => STILL[trouble] ?? TROUBLE[trouble].heading,
  microphoneAdvice: (trouble) => TROUBLE[trouble].advice,
  allowMicrophone: 'Mikrofon freigeben',
  checkLevel: 'Pegel prüfen',
  stopTest: 'Beenden',
  recordAndPlay: '3 s aufnehmen und abspielen',
  recording: 'Aufnahme, dann Wiedergabe',
  playTestSound: 'Testton abspielen',
  ringToneLabel: 'Klingelton für eingehende Anrufe',
  ringToneHint: 'Die Telefonanlage kann für einen Anruf einen anderen verlangen.',
  ringToneName: (tone) =>
    ({ classic: 'Klassische Klingel', marimba: 'Marimba', soft: 'Sanft', pulse: 'Zweiton' })[tone],
  playRingTone: (name) => `„${name}“ abspielen`,
  noiseSuppression: 'Rauschunterdrückung',
  echoCancellation: 'Automatische Echounterdrückung',
  echoCancellationHint: 'Verhindert, dass sich die Gegenseite über Ihre Lautsprecher selbst hört.',
  autoGainControl: 'Automatischer Mikrofonpegel',
  autoGainControlHint: 'Gleicht aus, ob Sie nah oder fern sprechen.',
};
