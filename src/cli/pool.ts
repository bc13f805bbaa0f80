/**
 * At most so many at once: takes items one by one from a stream and starts the next when a place is free.
 */

/** @throws what `work` rejects with, after everything begun has settled */
export async function runPool<Item>(
  items: AsyncIterable<Item>,
  places: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const item of items) {
    const one: Promise<void> = work(item)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => {
        running.delete(one);
      });
    running.add(one);
    if (running.size >= places) await Promise.race(running);
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
