/**
 * The DNS room of the Observation: delegation, name servers, zone records, denials, and where the zone points.
 *
 * Order matters for the work it saves: the walk from the root says whether there is anything to ask; the SOA lookup says
 * whether any server answers; only then the rest goes out, side by side.
 */
import { toDnsRecord } from '../../dns/presentation.ts';
import { mxOf, targetOf } from '../../dns/rdata-fields.ts';
import type { Delegation, DnsObservation, Lookup } from '../../observation.ts';
import { publicSuffixOf, registrableDomain } from '../../zones.ts';
import type { Asking } from './asking.ts';
import { notLookedUp, toExchange } from './lookup.ts';
import { observeNameServers } from './name-servers.ts';

export interface ZoneLookups {
  dns: DnsObservation;
  /** Shared with the mail and web rooms, so that nothing is asked twice. */
  mx: Lookup;
  apexIpv4: Lookup;
  apexIpv6: Lookup;
  wwwIpv4: Lookup;
  wwwIpv6: Lookup;
}

export async function observeDns(asking: Asking): Promise<ZoneLookups> {
  const { domain } = asking;
  const full = asking.means.profile === 'full';
  const delegation = await observeDelegation(asking);
  const soa = await asking.ask(domain, 'SOA');
  // A second question to servers that gave no usable answer to SOA would only wait out the same time-outs again.
  if (soa.outcome === 'error' && soa.fault) asking.settle({ fault: soa.fault });
  if (soa.outcome === 'nxdomain') asking.settle({ denied: soa });

  const randomName = `${asking.means.randomLabel()}.${domain}`;
  const signed = delegation.ds.length > 0;
  const [childNs, mx, txt, apexIpv4, apexIpv6, wwwIpv4, wwwIpv6, wildcard] = await Promise.all([
    asking.ask(domain, 'NS'),
    asking.ask(domain, 'MX'),
    asking.ask(domain, 'TXT'),
    asking.ask(domain, 'A'),
    asking.ask(domain, 'AAAA'),
    asking.ask(`www.${domain}`, 'A'),
    asking.ask(`www.${domain}`, 'AAAA'),
    asking.askRaw(randomName, 'A'),
  ]);
  const [dnskey, nsec3param, wildcardAaaa, nodata, tlsa, caa, servers, targets] = await Promise.all([
    signed || full ? asking.ask(domain, 'DNSKEY') : notLookedUp(domain, 'DNSKEY', 'not-asked'),
    full ? asking.ask(domain, 'NSEC3PARAM') : undefined,
    full ? asking.ask(randomName, 'AAAA') : undefined,
    full ? asking.askRaw(domain, 'TYPE65280') : undefined,
    full ? asking.ask(`_443._tcp.${domain}`, 'TLSA') : undefined,
    full ? climbCaa(asking) : [],
    observeNameServers(asking, delegation, childNs),
    observeTargets(asking, { childNs, mx, hosts: [apexIpv4, wwwIpv4] }),
  ]);
  const denials = [wildcard.answer, nodata?.answer].flatMap((answer) => {
    const step = answer?.steps.at(-1);
    if (!step) return [];
    const type = step.reply.message.question?.type === 1 ? 'A' : 'TYPE65280';
    return [
      toExchange(step.name, type, step.reply, asking.means.now().toString({ smallestUnit: 'millisecond' })),
    ];
  });
  return {
    dns: {
      delegation,
      childNs,
      nameServerNames: servers.names,
      nameServers: servers.addresses,
      soa,
      dnskey,
      ...(nsec3param ? { nsec3param } : {}),
      wildcardA: wildcard.lookup,
      ...(wildcardAaaa ? { wildcardAaaa } : {}),
      ...(nodata ? { nodata: nodata.lookup } : {}),
      denials,
      targets,
      caa,
      ...(tlsa ? { tlsa } : {}),
      txt,
    },
    mx,
    apexIpv4,
    apexIpv6,
    wwwIpv4,
    wwwIpv6,
  };
}

async function observeDelegation(asking: Asking): Promise<Delegation> {
  const { domain, means, work } = asking;
  const at = means.now().toString({ smallestUnit: 'millisecond' });
  const walk = await means.resolver.walk(domain, work);
  const last = walk.cuts.at(-1);
  const cut = last?.zone === domain ? last : undefined;
  const parentZone = cut?.parentZone ?? last?.zone ?? '.';
  if (cut) {
    const dsValidation = await means.validator.validateDelegation(cut, work);
    // A referral without DS whose delegation is secure all the same: the parent left it out, so it is asked for.
    const ds =
      cut.ds.length > 0 || dsValidation.status !== 'secure'
        ? cut.ds.map(toDnsRecord)
        : (await asking.ask(domain, 'DS')).records;
    return {
      outcome: 'delegated',
      parentZone,
      parentNs: cut.nsNames,
      glue: cut.glue,
      ds,
      dsValidation,
      ...(cut.referral ? { exchange: toExchange(domain, 'NS', cut.referral, at) } : {}),
    };
  }
  const fault = walk.outcome === 'error' ? (walk.fault ?? 'servfail') : undefined;
  return {
    outcome: walk.outcome === 'nxdomain' ? 'nxdomain' : fault ? 'error' : 'inside-parent',
    ...(fault ? { fault } : {}),
    parentZone,
    parentNs: [],
    glue: [],
    ds: [],
    dsValidation: {
      status: 'indeterminate',
      cause: 'no-answer',
      reason: 'there is no delegation to validate',
    },
  };
}

/** RFC 8659 §3: from the name upward, the first with records last, up to and with the public suffix. */
async function climbCaa(asking: Asking): Promise<Lookup[]> {
  const found: Lookup[] = [];
  const suffix = publicSuffixOf(asking.domain);
  for (let name = asking.domain; ; name = name.slice(name.indexOf('.') + 1)) {
    const lookup = await asking.askShared(name, 'CAA');
    found.push(lookup);
    if (lookup.outcome === 'answer' || lookup.outcome === 'error' || name === suffix || !name.includes('.'))
      return found;
  }
}

/** Names outside the zone that it depends on, and whether anybody holds them (N18). */
async function observeTargets(
  asking: Asking,
  zone: { childNs: Lookup; mx: Lookup; hosts: Lookup[] },
): Promise<DnsObservation['targets']> {
  const named = [
    ...zone.hosts.flatMap(({ cnames }) => cnames.map((name) => ({ kind: 'cname' as const, name }))),
    ...zone.childNs.records.flatMap((record) => {
      const name = targetOf(record);
      return name === null ? [] : [{ kind: 'ns' as const, name }];
    }),
    ...zone.mx.records.flatMap((record) => {
      const mx = mxOf(record);
      return mx === null || mx.exchange === '.' ? [] : [{ kind: 'mx' as const, name: mx.exchange }];
    }),
  ];
  const outside = named.filter(({ name }) => name !== asking.domain && !name.endsWith(`.${asking.domain}`));
  const distinct = [
    ...new Map(outside.map((target) => [`${target.kind} ${target.name}`, target])).values(),
  ].slice(0, 12);
  return Promise.all(
    distinct.map(async ({ kind, name }) => {
      const lookup = await asking.askShared(name, 'A');
      const registrable = registrableDomain(name) ?? name;
      return { kind, name, lookup, registrable, registered: await isRegistered(asking, lookup, registrable) };
    }),
  );
}

async function isRegistered(
  asking: Asking,
  lookup: Lookup,
  registrable: string,
): Promise<boolean | 'unknown'> {
  if (lookup.outcome === 'answer' || lookup.outcome === 'nodata') return true;
  if (lookup.outcome === 'error') return 'unknown';
  const soa = await asking.askShared(registrable, 'SOA');
  if (soa.outcome === 'error') return 'unknown';
  return soa.outcome !== 'nxdomain';
}
