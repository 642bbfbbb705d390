/** A body as the real one is: the memory of a chunk is used again once the next is asked for. */
export async function* lentBody(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    const lent = new Uint8Array(chunk);
    yield lent;
    lent.fill(0xee);
  }
}
