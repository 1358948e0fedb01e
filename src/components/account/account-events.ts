import type { AccountInput } from '../../domain/account/account-input.ts';
import type { ProfileDraft } from '../../domain/account/profile.ts';

/** A person wants the account stored as it stands in the form. */
export class AccountSaveEvent extends Event {
  readonly draft: ProfileDraft;
  /** Undefined: the stored one stays. */
  readonly password: string | undefined;

  constructor(draft: ProfileDraft, password: string | undefined) {
    super('account-save', { bubbles: true, composed: true });
    this.draft = draft;
    this.password = password;
  }
}

/** A person changed something in the form, or back again to what is stored (`undefined`). */
export class AccountEditEvent extends Event {
  readonly input: AccountInput | undefined;

  constructor(input: AccountInput | undefined) {
    super('account-edit', { bubbles: true, composed: true });
    this.input = input;
  }
}

/** The offer of a provisioning file was used, refused, or could not be read. */
export class ProvisioningEndEvent extends Event {
  readonly used: boolean;

  constructor(used: boolean) {
    super('provisioning-end', { bubbles: true, composed: true });
    this.used = used;
  }
}

declare global {
  interface HTMLElementEventMap {
    'account-edit': AccountEditEvent;
    'account-save': AccountSaveEvent;
    'provisioning-end': ProvisioningEndEvent;
  }
}
