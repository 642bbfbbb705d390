/** Values of any kind in one message: twice the longest list of IDs that the contract takes. */
const mostValues = 25_000;
/** Characters of all texts together: the longest list of the longest IDs. */
const mostCharacters = 2_500_000;
const deepest = 8;

/**
 * Whether a message is small enough to be parsed. Counts no further than its limits, so that a huge
 * message costs as little as the largest that is taken.
 */
export function isSmallEnough(message: unknown): boolean {
  let values = 0;
  let characters = 0;

  const visit = (value: unknown, depth: number): boolean => {
    values += 1;
    if (values > mostValues || depth > deepest) return false;
    if (typeof value === 'string') {
      characters += value.length;
      return characters <= mostCharacters;
    }
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) {
      return value.length <= mostValues && value.every((item) => visit(item, depth + 1));
    }
    // A thumbnail.
    if (value instanceof Uint8Array) {
      characters += value.byteLength;
      return characters <= mostCharacters;
    }
    // Maps and the like: no request takes one, and counting them would take long.
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    for (const name in value) {
      characters += name.length;
      if (characters > mostCharacters) return false;
      if (!visit(Reflect.get(value, name), depth + 1)) return false;
    }
    return true;
  };
  return visit(message, 0);
}
