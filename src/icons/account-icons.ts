import { svg } from 'lit';
import { addIcons } from './icons.ts';

/** The icons of the sign-in; from the same set as those in `icons.ts`. */
export const ACCOUNT_ICONS = {
  brand: svg`<g transform="rotate(-13 12 8) translate(0 -.6)"><path d="M3.5 9.2C5.6 5.6 8.6 4 12 4s6.4 1.6 8.5 5.2l-2.5 2.2c-.5.4-1.2.4-1.6-.1l-1.2-1.5c-.3-.4-.4-.8-.2-1.2a9 9 0 0 0-6 0c.2.4.1.8-.2 1.2l-1.2 1.5c-.4.5-1.1.5-1.6.1Z" fill="currentColor" stroke-width="1.1" /></g><path d="M5.5 16.8v2.7h13v-2.7" fill="none" stroke-width="2.1" />`,
  'arrow-left': svg`<path d="m12 19-7-7 7-7" /><path d="M19 12H5" />`,
  'chevron-down': svg`<path d="m6 9 6 6 6-6" />`,
  'chevron-right': svg`<path d="m9 18 6-6-6-6" />`,
  download: svg`<path d="M12 15V3" /><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4" /><path d="m7 10 5 5 5-5" />`,
  'flask-conical': svg`<path d="M14 2v6a2 2 0 0 0 .245.96l5.51 10.08A2 2 0 0 1 18 22H6a2 2 0 0 1-1.755-2.96l5.51-10.08A2 2 0 0 0 10 8V2" /><path d="M6.453 15h11.094" /><path d="M8.5 2h7" />`,
  link: svg`<path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71" /><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71" />`,
  mic: svg`<path d="M12 19v3" /><path d="M19 10v2a7 7 0 0 1-14 0v-2" /><rect x="9" y="2" width="6" height="13" rx="3" />`,
  server: svg`<rect width="20" height="8" x="2" y="2" rx="2" ry="2" /><rect width="20" height="8" x="2" y="14" rx="2" ry="2" /><line x1="6" x2="6.01" y1="6" y2="6" /><line x1="6" x2="6.01" y1="18" y2="18" />`,
} as const;

addIcons(ACCOUNT_ICONS);
