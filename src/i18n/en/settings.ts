import type { SettingsTerms } from '../terms/settings.ts';

export const settings: SettingsTerms = {};
