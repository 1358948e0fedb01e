import type { Profile } from '../account/profile.ts';
import { NO_PLAN } from './no-plan.ts';
import { canonicalNumber } from './number-plan.ts';
import type { Exchange } from './number-plan.ts';

type Account = Pick<Profile, 'enabled' | 'mainNumber' | 'extensionDigits'>;

/**
 * The telephone systems that the accounts belong to. A main number is `+49 30 23125 0`: the extensions take the place
 * of its last digit, the operator's, so that extension 14 is +49 30 23125 14. One that does not end in 0 is taken as the
 * part before the extensions. Only international numbers name a system: the others depend on where they are dialled.
 */
export function exchangesOf(accounts: readonly Account[]): readonly Exchange[] {
  const found = new Map<string, Exchange>();
  for (const { enabled, mainNumber = '', extensionDigits } of accounts) {
    const number = canonicalNumber(mainNumber, NO_PLAN);
    if (!enabled || extensionDigits === undefined || !/^\+\d{4,}$/.test(number)) continue;
    const exchange = { stem: number.replace(/0$/, ''), digits: extensionDigits };
    found.set(`${exchange.stem}/${extensionDigits}`, exchange);
  }
  return [...found.values()];
}
