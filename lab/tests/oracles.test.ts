/**
 * Other people's programs say of the scenarios what we say, but for the differences listed with their reasons in
 * oracle-differences.json.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readLabFacts } from '../engine.ts';
import { type Difference, type Oracle, readListed, unexplained } from '../oracles/differences.ts';
import { missing } from '../oracles/installed.ts';
import { type Measured, readMeasured } from '../oracles/kept.ts';
import { type Comparison, compareWithDelv, compareWithUnbound } from '../oracles/validators.ts';
import { askZonemaster, compareWithZonemaster } from '../oracles/zonemaster.ts';
import { inParallel } from '../run.ts';

const facts = readLabFacts();
/** `npm run proof` shows zonemaster everything, `npm test` a sample. */
const isProof = process.env.HIEN_DIEN_PROOF === '1';

/**
 * A second of CPU a name for zonemaster-cli and 0.2 s for delv: they see what is about delegation or DNSSEC, for the
 * zones of all others are alike.
 */
const isAboutDns = ({ scenario, findings }: Measured) =>
  scenario.id === 'hundred-points' ||
  scenario.witness.some((check) => /^[NS]\d/.test(check)) ||
  findings.some(({ id, verdict }) => id === 'S2' && verdict !== 'pass');

describe('other programs agree with us', { concurrency: 3 }, () => {
  let measured: Measured[];
  let unbound: Promise<Comparison>;
  before(
    async () => {
      measured = await readMeasured();
      unbound = missing('dig')
        ? Promise.reject(new Error('dig is missing'))
        : compareWithUnbound(facts, measured);
      unbound.catch(() => {}); // told by the test that awaits it
    },
    { timeout: 450_000 },
  );

  const requireExplained = (found: readonly Difference[], asked: Oracle[]) =>
    assert.deepEqual(unexplained(found, readListed(), asked), []);

  test('unbound, on the security of every lookup', { skip: missing('dig'), timeout: 300_000 }, async () => {
    const { compared, differences } = await unbound;
    assert.ok(compared > 1000, `only ${compared} lookups were compared`);
    requireExplained(differences, ['unbound']);
  });

  test('delv, on addresses and denials', { skip: missing('delv'), timeout: 300_000 }, async () => {
    // It asks through unbound, which reuses proofs: what delv asks for must not change what unbound says of itself.
    await unbound.catch(() => {});
    const { compared, differences } = await compareWithDelv(facts, measured.filter(isAboutDns));
    assert.ok(compared > 40, `only ${compared} lookups were compared`);
    requireExplained(differences, ['delv']);
  });

  test('zonemaster, on delegation and DNSSEC', {
    skip: missing('zonemaster-cli'),
    timeout: 600_000,
  }, async () => {
    const about = measured.filter(isAboutDns);
    const chosen = isProof ? about : sampleOf(about);
    const parts = await inParallel(2, chosen, async ({ scenario, findings }) =>
      compareWithZonemaster(scenario.id, findings, await askZonemaster(facts, scenario.domain)),
    );
    const differences = parts.flatMap((part) => part.differences);
    requireExplained(differences, isProof ? ['zonemaster'] : []);
  });
});

/** The first scenario about each check: a minute instead of five for zonemaster-cli on a busy machine. */
function sampleOf(about: readonly Measured[]): Measured[] {
  const witnessed = new Set<string>();
  return about.filter(({ scenario }) => {
    const fresh = scenario.witness.filter((check) => !witnessed.has(check));
    for (const check of fresh) witnessed.add(check);
    return fresh.length > 0;
  });
}
