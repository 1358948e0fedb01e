import type { CallCommand, CallPhase, CallQuality } from '../../domain/call/call.ts';
import type { CallTerms } from '../terms/call.ts';

const PHASES: Readonly<Record<CallPhase, string>> = {
  dialing: 'Wählt',
  alerting: 'Klingelt',
  ringing: 'Klingelt',
  connecting: 'Wird verbunden',
  connected: 'Verbunden',
  ending: 'Wird beendet',
  ended: 'Beendet',
};

const PENDING: Readonly<Record<CallCommand, string>> = {
  answer: 'Wird angenommen',
  reject: 'Wird abgelehnt',
  deflect: 'Wird weitergeleitet',
  hangup: 'Wird beendet',
  hold: 'Wird gehalten',
  resume: 'Wird fortgesetzt',
  mute: 'Wird stummgeschaltet',
  unmute: 'Stummschaltung wird aufgehoben',
  dtmf: 'Ziffern werden gesendet',
  transfer: 'Wird übergeben',
};

const QUALITY: Readonly<Record<CallQuality['level'], string>> = {
  good: 'Guter Ton',
  fair: 'Mäßiger Ton',
  poor: 'Schlechter Ton',
};

const decimal = new Intl.NumberFormat('de', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function elapsed(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts = [
    [Math.floor(minutes / 60), 'Stunde'],
    [minutes % 60, 'Minute'],
    [seconds % 60, 'Sekunde'],
  ] as const;
  return parts
    .filter(([count, unit]) => count > 0 || (unit === 'Sekunde' && seconds === 0))
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 'n'}`)
    .join(' ');
}

export const call: CallTerms = {
  callWith: (who, state) => `Gespräch mit ${who}, ${state}`,
  callPhase: (phase) => PHASES[phase],
  callPending: (command) => PENDING[command],
  stillWaiting: 'Wartet noch auf die Telefonanlage',
  callControls: 'Gesprächssteuerung',
  whenConnected: 'möglich, sobald das Gespräch verbunden ist',
  hold: 'Halten',
  resume: 'Fortsetzen',
  mute: 'Stumm',
  muted: 'Stumm an',
  endCall: 'Auflegen',
  holdCallWith: (who) => `Gespräch mit ${who} halten`,
  resumeCallWith: (who) => `Gespräch mit ${who} fortsetzen`,
  endCallWith: (who) => `Gespräch mit ${who} beenden`,
  callAgain: 'Erneut anrufen',
  callAgainWith: (who) => `${who} erneut anrufen`,
  closeCallWith: (who) => `Gespräch mit ${who} schließen`,
  onHold: 'Gehalten',
  heldByOtherSide: 'Die Gegenseite hält das Gespräch',
  noSoundArrives: 'Es kommt kein Ton an.',
  noSoundAdvice:
    'Fragen Sie, ob man Sie hört. Wenn nicht, rufen Sie erneut an; bleibt es so, sperrt vielleicht eine Firewall den Ton.',
  callNeedsMicrophone: 'Erlauben Sie das Mikrofon.',
  callNeedsMicrophoneAdvice:
    'Der Browser fragt oben im Fenster. Der Anruf geht weiter, sobald Sie zustimmen.',
  fieldIsFor: 'Das Feld ist für',
  comment: 'Notiz',
  commentPlaceholder: 'Wird mit dem Anruf gespeichert',
  dtmf: 'MFV',
  dtmfDigits: 'MFV-Ziffern',
  dtmfPlaceholder: 'Ziffern werden beim Tippen gesendet',
  elapsed,
  soundQuality: (level) => QUALITY[level],
  qualityDetails: ({ mos, lossPercent, jitterMs, roundTripMs, codec }) =>
    [
      `MOS ${decimal.format(mos)}`,
      `${decimal.format(lossPercent)} % verloren`,
      `Jitter ${Math.round(jitterMs)} ms`,
      ...(roundTripMs === undefined ? [] : [`Umlaufzeit ${Math.round(roundTripMs)} ms`]),
      ...(codec === undefined ? [] : [codec]),
    ].join(', '),
  viaLine: (line) => `über ${line}`,
  incomingCallFor: (line) => `Eingehender Anruf für ${line}`,
  incomingCall: 'Eingehender Anruf',
  waitingCall: 'Wartet',
  incomingCallFrom: (who) => `Eingehender Anruf von ${who}`,
  waitingCallFrom: (who) => `Wartender Anruf von ${who}`,
  answer: 'Annehmen',
  reject: 'Ablehnen',
  answerCallFrom: (who) => `Anruf von ${who} annehmen`,
  rejectCallFrom: (who) => `Anruf von ${who} ablehnen`,
  holdAndAnswer: 'Halten und annehmen',
  endAndAnswer: 'Beenden und annehmen',
  silence: 'Klingeln aus',
  silenced: 'Klingelt nicht',
  forwardedBy: 'Weitergeleitet von',
  numberOfSeveral: (others) =>
    others === 1 ? 'Ein weiterer Kontakt hat diese Nummer' : `${others} weitere Kontakte haben diese Nummer`,
  lastNote: 'Letzte Notiz',
  interruptedCall: (who) => `Das Gespräch mit ${who} wurde unterbrochen.`,
  interruptedCallAdvice: 'Der Browser oder das Fenster wurde während des Gesprächs geschlossen.',
  redialAction: 'Erneut anrufen',
  incomingFrom: (who) => `Eingehender Anruf von ${who}`,
  notificationAnswer: 'Annehmen',
  notificationReject: 'Ablehnen',
};
