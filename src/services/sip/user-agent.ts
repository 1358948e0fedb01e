import { SIPExtension, URI, UserAgent } from 'sip.js';
// Not by the name `Core` of the package: a namespace as a value keeps all of it in the build.
import { Timers } from 'sip.js/lib/core/timers.js';
import type { SessionDescriptionHandlerFactory, Transport, UserAgentDelegate } from 'sip.js';
import type { Profile } from '../../domain/account/profile.ts';
import { VERSION } from '../../version.ts';
import { sipLogConnector } from './sip-log.ts';

export interface UserAgentParts {
  readonly profile: Profile;
  readonly password: string | undefined;
  readonly instanceId: string;
  /** User part of our Contact: what a registrar's answer is searched for. */
  readonly contactUser: string;
  readonly transport: Transport & { refuseMessage?(): void };
  readonly delegate: UserAgentDelegate;
  readonly sessionDescriptionHandlerFactory: SessionDescriptionHandlerFactory;
}

/** The methods that this phone knows (RFC 3261 §20.5). No MESSAGE: there is nobody to read one. */
export const ALLOW = 'Allow: ACK, BYE, CANCEL, INFO, INVITE, NOTIFY, OPTIONS, REFER';

/** Longer than a server lets a call ring (timer C, RFC 3261 §16.6, is over 3 minutes): it decides, not this phone. */
const NO_ANSWER_S = 240;

/** `user@domain` of a profile as a SIP URI. A `#` of the user is escaped, as RFC 3261 §25.1 asks. */
export function addressOfRecord({ user, domain }: Pick<Profile, 'user' | 'domain'>): URI {
  const uri = UserAgent.makeURI(`sip:${user.replaceAll('#', '%23')}@${domain}`);
  if (uri !== undefined) return uri;
  // The grammar of SIP.js refuses a last host label that starts with a digit; the parts are checked already.
  const [, host = domain, port] = /^(.*?)(?::(\d+))?$/.exec(domain) ?? [];
  return new URI('sip', user.replaceAll('#', '%23'), host, port === undefined ? undefined : Number(port));
}

/** A random name that no other phone has; SIP.js would take it from `Math.random`. */
export function randomName(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 16);
}

/** SIP.js wants to construct its transport itself; `new` on a function that returns an object gives that object. */
function constructorOf(transport: Transport): new () => Transport {
  const constructor = function (): Transport {
    return transport;
  };
  // TypeScript has no type for a function that is meant to be called with `new`.
  return constructor as unknown as new () => Transport;
}

/** The user agent of one line, not started. Nothing of SIP.js's own transport, logging or STUN servers is in use. */
export function createUserAgent(parts: UserAgentParts): UserAgent {
  const { profile, transport } = parts;
  return new UserAgent({
    uri: addressOfRecord(profile),
    // SIP.js puts quotes round it, and forgets those within.
    displayName: (profile.displayName ?? '').replace(/[\\"]/g, '\\$&'),
    authorizationUsername: profile.authName ?? profile.user,
    authorizationPassword: parts.password ?? '',
    contactName: parts.contactUser,
    contactParams: { transport: 'ws' },
    viaHost: `${randomName()}.invalid`,
    instanceId: parts.instanceId,
    userAgentString: `Offhook/${VERSION}`,
    transportConstructor: constructorOf(transport),
    delegate: parts.delegate,
    sessionDescriptionHandlerFactory: parts.sessionDescriptionHandlerFactory,
    sipExtension100rel: SIPExtension.Unsupported,
    sipExtensionReplaces: SIPExtension.Supported,
    sipExtensionExtraSupported: ['timer'],
    noAnswerTimeout: NO_ANSWER_S,
    // A call that is refused at once (422, 481, the ninth) must not ring at the caller's first.
    sendInitialProvisionalResponse: false,
    allowLegacyNotifications: true,
    // Unregistering is done by the line, within a bound of time; SIP.js would wait 32 s for each dead dialog.
    gracefulShutdown: false,
    logBuiltinEnabled: false,
    logConfiguration: false,
    logLevel: 'debug',
    logConnector: (...record) => {
      sipLogConnector(...record);
      // It has no other way to say so.
      if (record[3].startsWith('Failed to parse')) transport.refuseMessage?.();
    },
  });
}

/** How long a transaction waits for a response (timers B and F, RFC 3261 §17.1); SIP.js keeps it for all user agents. */
export function setTransactionTimeout(seconds: number): void {
  // The line's own timeout, whose timers are not throttled, shall come first.
  const ms = seconds * 1000 + 500;
  Timers.TIMER_B = ms;
  Timers.TIMER_F = ms;
}
