import type { HelperErrorCode } from '../../domain/import/helper-link.ts';
import type { SourceErrorCode } from '../../domain/import/import-run.ts';
import { MAX_SOURCES } from '../../domain/import/source.ts';
import type { ErrorText } from '../terms/error.ts';

/** Why a source could not be read or stored, and what the local helper says. */
export const sourceErrors: Readonly<Record<SourceErrorCode | HelperErrorCode, ErrorText>> = {
  'source/unauthorized': {
    heading: 'The source refused the sign-in.',
    advice:
      'Check user name, password or token, and the authentication type. Digest often needs the local helper.',
  },
  'source/forbidden': {
    heading: 'The source does not let this account in.',
    advice: 'Ask whoever runs it to give the account access to this address.',
  },
  'source/not-found': {
    heading: 'There is nothing at this address of the source.',
    advice: 'Check the address for typing errors, or whether the file was moved.',
  },
  'source/server-error': {
    heading: 'The server of the source has a fault.',
    advice: 'Try again later. Should it stay so, whoever runs the server can find the reason in its log.',
  },
  'source/status': {
    heading: 'The source gave an unexpected answer.',
    advice: 'Open the address in a tab to see what it says.',
  },
  'source/redirect-loop': {
    heading: 'The source sends on to where it cannot be followed.',
    advice:
      'Its address leads in circles, or to a server that lets no page read it. Enter the final address, or fetch through the local helper.',
  },
  'source/timeout': {
    heading: 'The source did not answer in time.',
    advice: 'Check the network, then try again. A slow server can be fetched at a quieter hour.',
  },
  'source/unreachable': {
    heading: 'The source cannot be reached.',
    advice:
      'The browser does not say why. Likely: no network, a wrong host name, a certificate that is not trusted, or a server that lets no page read it (CORS). Open the address in a tab to see; where the tab shows it, fetch through the local helper.',
  },
  'source/no-file': {
    heading: 'The file of the source is not there.',
    advice: 'It was moved, renamed or never kept. Edit the source and choose the file again.',
  },
  'source/file-refused': {
    heading: 'The browser does not let this app read the file.',
    advice: 'Press “Import now” and allow it, or choose the file again.',
  },
  'source/no-helper': {
    heading: 'The local helper is not running or not paired.',
    advice: 'Start it on this computer and pair it in Settings, Contact sources.',
  },
  'source/helper-refused': {
    heading: 'The local helper refused to read the source.',
    advice: 'It fetches saved sources only, and files only of folders that it was started with.',
  },
  'source/sign-in-needed': {
    heading: 'The source wants a new sign-in.',
    advice: 'Edit the source and press “Sign in”.',
  },
  'source/sign-in-failed': {
    heading: 'The sign-in at the authorisation server failed.',
    advice:
      'Check the server’s address, the client ID and the redirect address, then sign in again. Details say what the server answered.',
  },
  'helper/absent': {
    heading: 'The local helper does not answer.',
    advice: 'Start it on this computer, then look again.',
  },
  'helper/wrong-code': {
    heading: 'The code is wrong or too old.',
    advice: 'Ask the helper for a new code and enter the one it shows last.',
  },
  'helper/locked': {
    heading: 'Too many wrong attempts.',
    advice:
      'The helper takes no code for a while: half a minute at first, up to 15 minutes after more of them. Wait, then ask for a new one.',
  },
  'source/helper-unreachable': {
    heading: 'The local helper cannot reach the source.',
    advice:
      'Likely: no network, a wrong host name, or a server that is off. Details say what this computer said.',
  },
  'source/certificate-self-signed': {
    heading: 'The certificate of the source is self-signed, and not trusted.',
    advice:
      'Anybody could have made it, so nothing was sent. Give the server a certificate that this computer trusts, or let it trust the one that signed it.',
  },
  'source/certificate-untrusted': {
    heading: 'The certificate of the source was issued by someone this computer does not trust.',
    advice:
      'Nothing was sent. Mostly a certificate of the chain is missing at the server, or the office’s own authority on this computer.',
  },
  'source/certificate-expired': {
    heading: 'The certificate of the source is not valid at this time.',
    advice:
      'It expired, or is not valid yet; nothing was sent. Check the clock of this computer, or have the certificate renewed.',
  },
  'source/certificate-name': {
    heading: 'The certificate of the source is for another name.',
    advice: 'Nothing was sent. Enter the address with a name that the certificate has; Details list them.',
  },
  'source/helper-blocked': {
    heading: 'The browser does not let this page reach the local helper.',
    advice: 'Look for the helper in Settings, Contact sources: there it says what to allow.',
  },
  'helper/too-soon': {
    heading: 'The helper showed a code just now.',
    advice: 'Enter that one, or wait two seconds and ask for another.',
  },
  'source/gone': {
    heading: 'This source was deleted in another window.',
    advice: 'Save once more to keep what stands in its form as a new source; “Cancel” lets it go.',
  },
  'source/too-many': {
    heading: `There are ${MAX_SOURCES} sources already.`,
    advice: 'More cannot be stored. Delete one that is not needed, then save this one.',
  },
};
