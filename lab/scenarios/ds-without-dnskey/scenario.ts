/** A move to a provider without DNSSEC that left the DS behind. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(218, () => ({
  about: 'The parent has a DS, the zone is not signed.',
  witness: ['S2', 'S6', 'S7', 'S11'],
  domains: [
    {
      name: 'ds-without-dnskey.vn',
      dns: { signed: false, parent: { ds: { lines: [`12345 13 2 ${'0123456789ABCDEF'.repeat(4)}`] } } },
    },
  ],
}));
