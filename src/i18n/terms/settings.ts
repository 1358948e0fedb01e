export interface SettingsTerms {}
