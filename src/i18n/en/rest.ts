import type { Packs } from '../terms.ts';
import { app } from './app.ts';
import { error } from './error.ts';
import { history } from './history.ts';
import { media } from './media.ts';
import { people } from './people.ts';

export const rest: Packs['rest'] = { ...app, ...error, ...history, ...media, ...people };
