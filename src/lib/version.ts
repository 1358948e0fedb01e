/** Put in by the build; a module that is loaded without one (tests, development tools) has none. */
declare const __OFFHOOK_VERSION__: string | undefined;

export const VERSION: string = typeof __OFFHOOK_VERSION__ === 'string' ? __OFFHOOK_VERSION__ : '0.0.0-dev';
