export type AccountAction = 'edit' | 'sign-out' | 'activate' | 'enable' | 'disable';

/** What a person wants done with an account. */
export class AccountActionEvent extends Event {
  readonly id: string;
  readonly action: AccountAction;

  constructor(id: string, action: AccountAction) {
    super('account-action', { bubbles: true, composed: true });
    this.id = id;
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'account-action': AccountActionEvent;
  }
}
