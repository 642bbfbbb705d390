import type { en } from './en';
import { asking } from './zh/asking';
import { commands } from './zh/commands';
import { handling } from './zh/handling';
import { hold } from './zh/hold';
import { key } from './zh/key';
import { media } from './zh/media';
import { outside } from './zh/outside';
import { paste } from './zh/paste';
import { presence } from './zh/presence';
import { proxy } from './zh/proxy';
import { rows } from './zh/rows';
import { saving } from './zh/saving';
import { security } from './zh/security';
import { settings } from './zh/settings';
import { update } from './zh/update';
import { verify } from './zh/verify';
import type { WordsLike } from './words-like';

/** Every text of the product in Simplified Chinese. */
export const zh: WordsLike<typeof en> = {
  ...asking,
  ...rows,
  ...paste,
  ...key,
  ...commands,
  ...handling,
  ...hold,
  ...security,
  ...proxy,
  ...settings,
  ...saving,
  ...presence,
  ...outside,
  ...update,
  ...media,
  ...verify,
};
