/**
 * Name servers that lie or speak nonsense, one domain a manner. The tests of faults measure every one of them.
 */
import type { DnsMode } from '../../misbehaving/dns-modes.ts';
import { type DomainSpec, defineScenario } from '../../scenario.ts';

const modes: readonly DnsMode[] = [
  'wrong-id',
  'wrong-port',
  'wrong-question',
  'poisons',
  'rebinding',
  'garbage',
  'short',
  'pointer-loop',
  'oversize',
  'half-tcp',
  'truncates-no-tcp',
  'refers-upward',
  'nxdomain-always',
  'drops-first-two',
  'rate-limits',
  'slow',
  'very-slow',
];

export default defineScenario(1000, (at) => ({
  about: 'Both name servers answer with an id that nobody asked with; other domains, other lies.',
  witness: ['N3'],
  domains: modes.map((mode, index): DomainSpec => {
    const name = `dns-${mode}.vn`;
    const host = index + 1;
    return {
      name,
      dns: {
        nameServers: [
          { name: `ns1.${name}`, v4: [at.v4(host)], v6: [at.v6(host)], answers: mode },
          { name: `ns2.${name}`, v4: [at.v4(host, 1)], v6: [at.v6(host, 1)], answers: mode },
        ],
        // Unsigned, the forged address cannot be told by its signature.
        ...(mode === 'rebinding' ? { signed: false } : {}),
      },
      web: { address: 30 },
    };
  }),
}));
