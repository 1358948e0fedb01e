import type { Packs } from '../terms.ts';
import { common } from './common.ts';
import { dial } from './dial.ts';
import { start } from './start.ts';

export const terms: Packs['start'] = { ...common, ...dial, ...start };
