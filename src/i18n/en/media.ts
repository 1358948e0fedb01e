import type { MediaTerms } from '../terms/media.ts';

export const media: MediaTerms = {};
