import type { Profile } from '../../domain/account/profile.ts';
import type { LineSnapshot } from '../../domain/call/line.ts';
import { texts, textsIfLoaded } from '../../i18n/localize.ts';

/** The state of a registration, with its reason when there is one and its words are loaded. */
export function lineWords(line: LineSnapshot | undefined): string {
  const words = texts().registrationWords[line?.registration.state ?? 'off'];
  const problem = line?.registration.problem;
  const reasons = textsIfLoaded('rest')?.problemTexts;
  return problem === undefined || reasons === undefined ? words : `${words}. ${reasons[problem].heading}`;
}

/** How the person is called by this account. */
export function profileName(profile: Profile | undefined): string {
  return profile?.displayName ?? profile?.label ?? texts().noAccountName;
}
