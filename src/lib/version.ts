/** The version of the app, as in `package.json`; `test/arch` holds the two together. */
export const VERSION = '0.1.0';
