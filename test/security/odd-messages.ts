import fc from 'fast-check';
import { requests } from '../../src/shared/ipc-contract';

/** One request as it is sent; `input` is rebuilt in the page, so that it can hold what JSON cannot. */
export interface OddMessage {
  readonly name: unknown;
  readonly input: unknown;
}

const names = Object.keys(requests);
const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'snapshot ',
  'SNAPSHOT',
  'tasks',
  'tasks.',
  'key',
  'key.read',
  'settings.get',
  'file.read',
  '',
];
const paths = ['/etc/passwd', '..\\..\\x', 'C:\\Windows', 'file:///etc/passwd', '~/.ssh/id_rsa'];
const fields = [
  ...['ids', 'id', 'action', 'mark', 'name', 'code', 'baseUrl', 'folder', 'path', 'key'],
  ...['language', 'theme', 'parallelDownloads', 'isPaused', '__proto__', 'constructor', 'then'],
];

const leaf = fc.oneof(
  fc.constantFrom(...paths, ...names, 'video_one', 'javascript:alert(1)', 'remove', 'keep', 'zh'),
  fc.string({ maxLength: 300 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

const input = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 12 }),
  // As pairs: JSON.parse makes an own field of `__proto__`, an object literal does not.
  record: fc
    .array(
      fc.tuple(fc.oneof(fc.constantFrom(...fields), fc.string({ maxLength: 12 })), tie('value')),
      {
        maxLength: 8,
      },
    )
    .map((pairs): unknown =>
      JSON.parse(
        `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`,
      ),
    ),
})).value;

const message = fc.record({
  name: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...names) },
    { weight: 2, arbitrary: fc.constantFrom(...oddNames) },
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
    { weight: 1, arbitrary: leaf },
  ),
  input,
});

const wireForm = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Whether the contract, read as strictly as main must read it, has room for a message. */
export function isInContract({ name, input: sent }: OddMessage): boolean {
  if (typeof name !== 'string' || !Object.hasOwn(requests, name)) return false;
  const schema = requests[name as keyof typeof requests].input;
  const input = withoutPrototype(sent);
  const parsed = schema.safeParse(input);
  if (!parsed.success) return false;
  // Nothing may have been dropped or filled in on the way.
  return JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(input));
}

/** As it crosses: the bridge between the page and its preload script drops such fields. */
function withoutPrototype(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutPrototype);
  const entries = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutPrototype(inner)]));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const);
  return entries.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** So many messages that the contract has no room for; the same for the same seed. */
export function messagesOutside(count: number, seed: number): OddMessage[] {
  const outside: OddMessage[] = [];
  for (let round = 0; outside.length < count; round += 1) {
    const sample = fc.sample(message, { seed: seed + round, numRuns: count });
    outside.push(
      ...sample
        .map((each) => ({ name: wireForm(each.name), input: wireForm(each.input) }))
        .filter((each) => !isInContract(each)),
    );
  }
  return outside.slice(0, count);
}
