/**
 * N16: no address that the name leads to lies in a special-purpose block (private, loopback, documentation …).
 *
 * Looked at: website (apex, www), name servers with their glue, mail servers. Networks that the run was allowed to
 * measure (`allowedNetworks`) are no bogons: the lab lives in them.
 */
import { createNetworkList, specialPurposeOf } from '../addresses.ts';
import { defineCheck, type Outcome } from '../check.ts';
import type { Lookup, Observation } from '../observation.ts';
import { advise, nameGate, notApplicable, notMeasured, servedZoneGate } from './shared-dns.ts';
import { cut, dataOf } from './shared-dns-answers.ts';

interface Sighting {
  use: 'website' | 'name-server' | 'glue' | 'mail';
  name: string;
  address: string;
}

function judge(observation: Observation): Outcome<'bogon'> {
  const gate = nameGate(observation);
  if (gate) return gate;
  const { dns, web, mail } = observation;
  const lookups: { use: Sighting['use']; lookup: Lookup }[] = [
    ...web.hosts.flatMap(({ ipv4, ipv6 }) =>
      [ipv4, ipv6].map((lookup) => ({ use: 'website' as const, lookup })),
    ),
    ...dns.nameServerNames.flatMap(({ ipv4, ipv6 }) =>
      [ipv4, ipv6].map((lookup) => ({ use: 'name-server' as const, lookup })),
    ),
    ...mail.targets.flatMap(({ ipv4, ipv6 }) =>
      [ipv4, ipv6].map((lookup) => ({ use: 'mail' as const, lookup })),
    ),
  ];
  const sightings: Sighting[] = [
    ...dns.delegation.glue.map(({ name, address }) => ({ use: 'glue' as const, name, address })),
    ...lookups.flatMap(({ use, lookup }) =>
      [...dataOf(lookup, 'A'), ...dataOf(lookup, 'AAAA')].map((address) => ({
        use,
        name: lookup.name,
        address,
      })),
    ),
  ];
  const addresses = new Set(sightings.map(({ address }) => address));
  const blocks = specialBlocks(addresses, observation.allowedNetworks);
  const bogons = sightings.flatMap((sighting) => {
    const block = blocks.get(sighting.address);
    return block === undefined ? [] : [{ ...sighting, block }];
  });
  if (bogons.length > 0) return { verdict: 'fail', reason: 'bogon', evidence: { bogons: cut(bogons) } };
  const evidence = { addresses: addresses.size };
  if (dns.delegation.outcome === 'delegated') {
    const unserved = servedZoneGate(observation);
    if (unserved) return unserved;
  }
  const failed = lookups.find(({ lookup }) => lookup.outcome === 'error')?.lookup;
  if (failed)
    return notMeasured(failed.fault ?? 'servfail', { ...evidence, name: failed.name, type: failed.type });
  return sightings.length === 0 ? notApplicable('no-web-address', evidence) : { verdict: 'pass', evidence };
}

/** The block of each address that lies in one and outside all allowed networks; apex and www share most addresses. */
function specialBlocks(addresses: Iterable<string>, allowedNetworks: readonly string[]): Map<string, string> {
  const allowed = createNetworkList(allowedNetworks);
  const blocks = new Map<string, string>();
  for (const address of addresses) {
    const block = allowed.has(address) ? null : specialPurposeOf(address);
    if (block !== null) blocks.set(address, block);
  }
  return blocks;
}

export const publicAddresses = defineCheck({
  id: 'N16',
  slug: 'public-addresses',
  title: { vi: 'Chỉ dùng địa chỉ công khai', en: 'Only public addresses are published' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    bogon: advise(
      [
        'Tên miền dẫn tới một địa chỉ mạng nội bộ hoặc địa chỉ để thử, bên ngoài không ai vào được. Thường là do chép nhầm khi cài đặt. Hãy nhờ nhà cung cấp thay bằng địa chỉ thật.',
        'Bản ghi A/AAAA, glue hoặc địa chỉ của MX thuộc dải dành riêng của IANA (RFC 6890). Gỡ khỏi DNS công khai; ngoài việc không dùng được, địa chỉ nội bộ còn mở đường cho DNS rebinding. Tên dải nằm trong chứng cứ.',
      ],
      [
        'Your name leads to an address of a private network or a test address that nobody outside can reach, usually copied by mistake during set-up. Ask the provider to put in the real one.',
        'An A/AAAA record, glue or an MX address lies in an IANA special-purpose block (RFC 6890). Remove it from public DNS: it does not work, and internal addresses invite DNS rebinding. The block is named in the evidence.',
      ],
    ),
  },
  judge,
});
