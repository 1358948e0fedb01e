/** A person confirmed to sign out. */
export class AccountSignOutEvent extends Event {
  readonly deleteHistory: boolean;

  constructor(deleteHistory: boolean) {
    super('account-sign-out', { bubbles: true, composed: true });
    this.deleteHistory = deleteHistory;
  }
}

declare global {
  interface HTMLElementEventMap {
    'account-sign-out': AccountSignOutEvent;
  }
}
