import { z } from 'zod';

/** Troubles of the whole queue, the one that must be mended first at the top. */
export const holdNames = [
  'all-paused',
  'gateway-moved',
  'keychain-locked',
  'no-key',
  'key-rejected',
  'access-denied',
  'folder-missing',
  'disk-full',
  'proxy-login',
  'proxy-unreachable',
  'offline',
] as const;

/** A trouble of the whole queue; work goes on by itself once it is lifted. */
export const holdSchema = z.object({
  name: z.enum(holdNames),
  /** The service's own words, where it said any. */
  message: z.string().max(500).nullable(),
  /** The new base URL for `gateway-moved`, the folder for `folder-missing` and `disk-full`, the proxy for its own. */
  subject: z.string().max(2_000).nullable(),
});

export type Hold = z.infer<typeof holdSchema>;
export type HoldName = Hold['name'];

/** Holds under which no request may be sent at all. */
export const holdsThatStopRequests: readonly HoldName[] = [
  'all-paused',
  'gateway-moved',
  'keychain-locked',
  'no-key',
  'key-rejected',
  'access-denied',
];

/** Holds that the network itself lifts: requests go on, seldom, until one gets through. */
export const holdsOfTheNetwork: readonly HoldName[] = [
  'proxy-login',
  'proxy-unreachable',
  'offline',
];

/** Holds under which nothing may be written. */
export const holdsThatStopWriting: readonly HoldName[] = ['folder-missing', 'disk-full'];
