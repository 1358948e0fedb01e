import type { AreaTerms } from '../terms.ts';
import { account } from './account.ts';
import { app } from './app.ts';
import { call } from './call.ts';
import { common } from './common.ts';
import { dial } from './dial.ts';
import { error } from './error.ts';
import { history } from './history.ts';
import { media } from './media.ts';

export const terms: AreaTerms = {
  ...common,
  ...app,
  ...account,
  ...call,
  ...dial,
  ...error,
  ...history,
  ...media,
};
