import type { RequestRecord } from '../gateway/request-log';

/**
 * One request as a line: `api /v1/videos/a/content key bytes=7- if-range "tag" 206`. Words that do
 * not apply are left out, so a line without `key` went out without any Authorization header.
 */
export function wireLine(request: RequestRecord): string {
  const { origin, method, path, authorization, headerNames, range, ifRange, status } = request;
  const words = [
    origin,
    ...(method === 'GET' ? [] : [method]),
    path.split('?')[0],
    ...(authorization === 'none' ? [] : [authorization === 'accepted' ? 'key' : 'bad-key']),
    ...(headerNames.includes('cookie') ? ['cookie'] : []),
    ...(range === undefined ? [] : [range]),
    ...(ifRange === undefined ? [] : [`if-range ${ifRange}`]),
    String(status),
  ];
  return words.join(' ');
}
