/** What stands in the form of an account: text as it was typed. */
export interface AccountInput {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly servers: string;
  readonly label: string;
  readonly authName: string;
  readonly displayName: string;
  readonly callerId: string;
  readonly voicemail: string;
  readonly mainNumber: string;
  readonly extensionDigits: string;
  readonly iceServers: string;
  readonly relayOnly: boolean;
  readonly earlyMedia: boolean;
  readonly keepPassword: boolean;
}
