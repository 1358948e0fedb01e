/** The pages of the settings, in the order of their list. Pages behind the Administrator switch come last. */
export const SETTINGS_PAGES = ['overview', 'system', 'profile', 'media', 'sources', 'advanced'] as const;
export const ADMIN_PAGES = ['network', 'log'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number] | (typeof ADMIN_PAGES)[number];

export const isAdminPage = (page: SettingsPage): boolean => ADMIN_PAGES.some((admin) => admin === page);
