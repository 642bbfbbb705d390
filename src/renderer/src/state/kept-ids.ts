/** Gives the array of before as long as the IDs in it are the same, so that nobody renders for it. (zustand's own comparison builds a map of each.) */
export class KeptIds {
  #kept: readonly string[] = [];

  of(ids: readonly string[]): readonly string[] {
    const kept = this.#kept;
    const isSame = ids.length === kept.length && ids.every((id, at) => id === kept[at]);
    if (!isSame) this.#kept = ids;
    return this.#kept;
  }
}
