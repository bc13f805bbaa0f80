/**
 * Divides a whole number among parts by largest remainder: nothing is lost, nothing is invented.
 */

/**
 * Whole parts in proportion to the weights, summing to `total` exactly. Equal remainders go to the earlier part, so the
 * caller's order decides; all weights 0 count as equal.
 *
 * @param total a whole number from 0 to 2^53
 * @param weights at least one, none negative
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`${total} is no count to divide`);
  if (weights.length === 0) throw new RangeError('nothing to divide among');
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
  const quotas = shares.map((share) => share * total);
  const parts = quotas.map(Math.floor);
  const order = quotas
    .map((quota, index) => ({ index, remainder: quota - parts[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let missing = total - parts.reduce((a, b) => a + b, 0);
  for (let turn = 0; missing > 0; turn = (turn + 1) % order.length) {
    parts[order[turn]!.index]! += 1;
    missing -= 1;
  }
  // Floating point can push the floors past the total where a count nears 2^53; take it back from the smallest remainders.
  for (let turn = order.length - 1; missing < 0; turn = (turn || order.length) - 1) {
    const { index } = order[turn]!;
    if (parts[index]! === 0) continue;
    parts[index]! -= 1;
    missing += 1;
  }
  return parts;
}
