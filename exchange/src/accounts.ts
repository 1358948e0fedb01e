import { randomToken } from './random.ts';

/** The SIP domain and digest realm. `.test` never leads anywhere (RFC 6761 §6.2). */
export const DOMAIN = 'practice.offhook.test';

export interface Account {
  readonly user: string;
  readonly displayName: string;
  readonly password: string;
}

/** The accounts 100–109, with passwords of 128 random bits made anew at each start. */
export function createAccounts(): ReadonlyMap<string, Account> {
  const users = Array.from({ length: 10 }, (_, index) => String(100 + index));
  return new Map(
    users.map((user) => [user, { user, displayName: `Practice ${user}`, password: randomToken() }] as const),
  );
}

/** The exchange's own lines. */
export const LINES = Object.freeze({ echo: '500', busy: '501', noAnswer: '502', tone: '503' });
