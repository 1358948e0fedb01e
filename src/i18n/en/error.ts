import type { ErrorTerms } from '../terms/error.ts';
import { importErrors } from './import-errors.ts';
import { sourceErrors } from './source-errors.ts';

export const error: ErrorTerms = {
  errorTexts: {
    'call/not-possible': {
      heading: 'That is not possible now.',
      advice: 'The call changed in the meantime. Look at its state and try again.',
    },
    'call/refused': {
      heading: 'The other side refused.',
      advice: 'The call goes on as it was. Try again in a moment.',
    },
    'call/timeout': {
      heading: 'The phone system did not answer.',
      advice: 'The call goes on as it was. Check the connection and try again.',
    },
    'call/hold-refused': {
      heading: 'The current call cannot be put on hold.',
      advice: 'Choose “End and answer”, or end it first.',
    },
    'call/too-many': {
      heading: 'Eight calls are open already.',
      advice: 'End one of them, then call again.',
    },
    'call/no-line': {
      heading: 'There is no account to call with.',
      advice: 'Add an account in Settings, Profile.',
    },
    'call/invalid-target': {
      heading: 'This cannot be dialled.',
      advice: 'Check the number or address.',
    },
    'call/microphone-refused': {
      heading: 'The browser blocks the microphone.',
      advice: 'Click the symbol left of the address, allow the microphone, then try again.',
    },
    'call/microphone-missing': {
      heading: 'No microphone was found.',
      advice: 'Connect a headset or microphone, then try again.',
    },
    'call/microphone-busy': {
      heading: 'The microphone could not be opened.',
      advice: 'Close other programs that use it, or choose another device, then try again.',
    },
    ...sourceErrors,
    'contact/read-only': {
      heading: 'This contact comes from another source.',
      advice: 'Change it where it is kept, or copy it and change the copy.',
    },
    'contact/gone': {
      heading: 'This contact is not there any more.',
      advice: 'It was deleted in another window or by an import. Search for it again.',
    },
    'contact/no-picture': {
      heading: 'This file cannot be used as a picture.',
      advice: 'Choose a JPEG of at most 40 megapixels.',
    },
    'contact/group-exists': {
      heading: 'There is a group with this name already.',
      advice: 'Choose another name. Capital and small letters make no difference.',
    },
    'contact/unavailable': {
      heading: 'The contacts could not be opened.',
      advice: 'Calls work without them. Reload the page to try again.',
    },
    'contact/interrupted': {
      heading: 'The contacts had to be opened anew.',
      advice: 'Look whether your change is there; if it is not, make it again.',
    },
    ...importErrors,
    'link/unusable': {
      heading: 'This link cannot be dialled.',
      advice: 'It names no number or SIP address that this phone could call. Type the number instead.',
    },
    'link/ignored': {
      heading: 'This link was not followed.',
      advice: 'Another number is being asked about, or links came too fast. Open it again in a moment.',
    },
    'dial/empty': { heading: 'No number was entered.', advice: 'Type a number, then press Enter.' },
    'dial/letters': {
      heading: 'Only numbers are dialled.',
      advice: 'Remove the letters, or switch off “Dial only numeric characters” in Settings, Advanced.',
    },
    'dial/invalid-characters': {
      heading: 'The number has characters that cannot be dialled.',
      advice: 'Remove them, then call again.',
    },
    'dial/barred': {
      heading: 'Numbers with this prefix are barred on this phone.',
      advice: 'Dial another number, or change the barred prefixes in Settings, Advanced.',
    },
    'dial/too-long': { heading: 'The number is too long.', advice: 'Check what was pasted.' },
    'dial/not-registered': {
      heading: 'The phone is not connected.',
      advice: 'Open “Can I be called?” to see why. The number stays in the field.',
    },
    'backup/not-one': {
      heading: 'This file is no backup of this phone.',
      advice: 'Choose a file that “Back up” made. Its name begins with offhook.',
    },
    'backup/newer': {
      heading: 'A newer version of this phone made this backup.',
      advice: 'Update this phone first, then restore it.',
    },
    'backup/cut-off': {
      heading: 'The end of this backup is missing.',
      advice: 'Copy the file again from where it was kept. Nothing was changed.',
    },
    'backup/damaged': {
      heading: 'This backup is damaged.',
      advice: 'Nothing was changed. Choose another backup; the details say in which line the fault is.',
    },
    'backup/too-large': {
      heading: 'This file is too large for a backup.',
      advice: 'Choose a file that “Back up” made. Nothing was changed.',
    },
    'backup/wrong-passphrase': {
      heading: 'This is not the passphrase of the backup.',
      advice: 'Enter the one that the backup was made with, or restore without the passwords.',
    },
    'backup/not-writable': {
      heading: 'The stored data cannot be written.',
      advice: 'Look at the message on the overview page first. Nothing was changed.',
    },
    'storage/full': {
      heading: 'The storage of this browser is full.',
      advice:
        'The change is lost when the window closes, if not before. Delete old history or other sites’ data.',
    },
    'storage/unavailable': {
      heading: 'This browser does not let the phone store anything.',
      advice: 'Settings and history are lost when the window closes. Leave private browsing.',
    },
    'practice/unreachable': {
      heading: 'The practice exchange does not answer.',
      advice: 'Check that it is still running where the app was started.',
    },
    'practice/full': {
      heading: 'All practice accounts are taken.',
      advice: 'Close another window that uses one, wait a minute, then try again.',
    },
    'practice/invalid': {
      heading: 'The practice exchange sent something unexpected.',
      advice: 'Restart it and the app in the same version.',
    },
    'provisioning/unreachable': {
      heading: 'The set-up file could not be loaded.',
      advice: 'Check the link and the connection.',
    },
    'provisioning/not-json': {
      heading: 'The set-up file is not readable.',
      advice: 'Tell your administrator: it is not valid JSON.',
    },
    'provisioning/foreign': {
      heading: 'This is no set-up file of Offhook.',
      advice: 'Check the link with your administrator.',
    },
    'provisioning/newer-version': {
      heading: 'The set-up file is for a newer version.',
      advice: 'Update the app, then open the link again.',
    },
    'provisioning/invalid': {
      heading: 'The set-up file has an error.',
      advice: 'Tell your administrator the place named under Details.',
    },
    'provisioning/insecure': {
      heading: 'The set-up link is not safe.',
      advice: 'Ask your administrator for a link that begins with https.',
    },
    'window/busy': {
      heading: 'A call is live.',
      advice: 'Try again when it has ended.',
    },
  },
  linkWaits: (number) => ({
    heading: `${number} is dialled when the sign-in is done.`,
    advice: 'You are asked before the call begins.',
  }),
  proposalHeading: 'Call this number?',
  proposalFrom: (who) => `Asked for by ${who}.`,
  proposalLinkOrigin: 'a link',
  proposalWindowOrigin: 'another window of this phone',
  proposalConfirm: 'Call',
  proposalDecline: 'Do not call',
};
