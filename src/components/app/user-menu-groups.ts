import type { Profile } from '../../domain/account/profile.ts';
import { lineOf } from '../../domain/call/line.ts';
import type { LineSnapshot } from '../../domain/call/line.ts';
import type { InstallationSnapshot } from '../../domain/pwa/installation.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Packs } from '../../i18n/terms.ts';
import type { MenuGroup, MenuItem } from '../ui/ui-menu.ts';

type Words = Packs['start'] & Packs['rest'];

export interface UserMenuFacts {
  readonly profiles: readonly Profile[];
  readonly activeId: string | undefined;
  readonly lines: readonly LineSnapshot[];
  readonly settings: Settings;
  readonly installation: InstallationSnapshot;
  readonly callLive: boolean;
  /** Another window is the phone and knows how the accounts stand. */
  readonly elsewhere: boolean;
}

function accountState(profile: Profile, facts: UserMenuFacts, t: Words): string {
  if (!profile.enabled) return t.accountSwitchedOff;
  if (facts.elsewhere) return t.phoneElsewhere;
  const line = lineOf(facts.lines, profile.id);
  const problem = line?.registration.problem;
  return problem === undefined
    ? t.registrationWords[line?.registration.state ?? 'off']
    : t.problemTexts[problem].heading;
}

function accountItem(profile: Profile, facts: UserMenuFacts, t: Words): MenuItem {
  return {
    id: `account:${profile.id}`,
    label: profile.label,
    kind: 'radio',
    checked: profile.id === facts.activeId,
    hint: accountState(profile, facts, t),
  };
}

/** Accounts, what one does every day, appearance, the way out. The `id` of an item names what it does. */
export function userMenuGroups(facts: UserMenuFacts, t: Words): readonly MenuGroup[] {
  const { settings, installation, callLive } = facts;
  const themes = [
    { theme: 'system', label: t.themeSystem, icon: 'monitor' },
    { theme: 'light', label: t.themeLight, icon: 'sun' },
    { theme: 'dark', label: t.themeDark, icon: 'moon' },
  ] as const;
  const active = facts.profiles.find(({ id }) => id === facts.activeId);
  return [
    {
      label: t.menuAccounts,
      items: [
        ...facts.profiles.map((profile) => accountItem(profile, facts, t)),
        { id: 'add', label: t.addAccount, icon: 'plus' },
      ],
    },
    {
      items: [
        {
          id: 'dnd',
          label: t.doNotDisturb,
          icon: 'bell-off',
          kind: 'checkbox',
          checked: settings.doNotDisturb,
        },
        { id: 'readiness', label: t.canIBeCalled, icon: 'circle-help' },
        { id: 'settings', label: t.viewSettings, icon: 'settings' },
        ...(installation.installable && !installation.installed
          ? [{ id: 'install', label: t.installHeading, icon: 'download', hint: t.installAdvice } as const]
          : []),
      ],
    },
    {
      label: t.menuTheme,
      items: themes.map(({ theme, label, icon }) => ({
        id: `theme:${theme}`,
        label,
        icon,
        kind: 'radio',
        checked: settings.theme === theme,
      })),
    },
    ...(active === undefined ? [] : [{ items: [signOutItem(active, callLive, t)] }]),
  ];
}

function signOutItem(active: Profile, callLive: boolean, t: Words): MenuItem {
  return {
    id: 'sign-out',
    label: t.signOutOf(active.label),
    icon: 'log-out',
    danger: true,
    disabled: callLive,
    ...(callLive ? { hint: t.notDuringCall } : {}),
  };
}
