import { asking } from './en/asking';
import { commands } from './en/commands';
import { handling } from './en/handling';
import { hold } from './en/hold';
import { key } from './en/key';
import { media } from './en/media';
import { outside } from './en/outside';
import { paste } from './en/paste';
import { presence } from './en/presence';
import { proxy } from './en/proxy';
import { rows } from './en/rows';
import { saving } from './en/saving';
import { security } from './en/security';
import { settings } from './en/settings';
import { update } from './en/update';
import { verify } from './en/verify';

/** Every text of the product in English. */
export const en = {
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
} as const;
