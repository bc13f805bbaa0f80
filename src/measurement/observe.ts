/**
 * observe: from a name to its Observation. All network is below this function, no judgement is.
 *
 * DNS comes first because it says what there is to connect to; web and mail follow side by side. A name's time and work
 * are bounded (budgets.ts): what was not measured by then is `interrupted`, never missing.
 */
import { limits } from './budgets.ts';
import { validateName } from './names.ts';
import { type Observation, observationSchema } from './observation.ts';
import { createAsking, type DnsMeans } from './probes/dns/asking.ts';
import { observeDns } from './probes/dns/observe-dns.ts';
import { observeMail } from './probes/observe-mail.ts';
import { createPatience, type Patience, systemPatienceClock } from './probes/patience.ts';
import { observeWeb, type WebMeans } from './probes/web.ts';
import { unaskedObservation } from './unasked.ts';

export interface ObserveMeans {
  dns: DnsMeans;
  /** Everything the web room needs but how to find a host, which depends on the name's own budget. */
  web: Omit<WebMeans, 'resolveHost' | 'signal'>;
  allowedNetworks: readonly string[];
}

/**
 * @param domain A-label form; a name that breaks a rule is answered by an Observation that says which, and nothing is asked
 * @param signal aborting it ends the measurement early: the rest is `interrupted`
 */
export async function observe(
  domain: string,
  means: ObserveMeans,
  signal?: AbortSignal,
): Promise<Observation> {
  const observedAt = means.dns.now().toString({ smallestUnit: 'second' });
  const named = validateName(domain);
  const base: Omit<Observation, 'dns' | 'web' | 'mail'> = {
    schema: observationSchema,
    domain: named.ok ? named.domain : domain,
    unicode: named.ok ? named.unicode : domain,
    observedAt,
    profile: means.dns.profile,
    allowedNetworks: [...means.allowedNetworks],
    reach: means.dns.reach,
  };
  if (!named.ok) {
    const invalidName = { rule: named.rule, ...(named.label === undefined ? {} : { label: named.label }) };
    return { ...base, ...unaskedObservation(domain, invalidName) };
  }
  const patience = createPatience(limits.nameTimeoutMs, means.web.pacer, systemPatienceClock, signal);
  try {
    return { ...base, ...(await observeRooms(named.domain, means, patience)) };
  } finally {
    patience.clear();
  }
}

async function observeRooms(
  domain: string,
  means: ObserveMeans,
  { signal, pacer }: Patience,
): Promise<Pick<Observation, 'dns' | 'web' | 'mail'>> {
  const asking = createAsking(domain, means.dns, { remaining: limits.dnsQueriesPerName }, signal);
  const zone = await observeDns(asking);
  const [web, mail] = await Promise.all([
    observeWeb(
      domain,
      [
        { host: domain, ipv4: zone.apexIpv4, ipv6: zone.apexIpv6 },
        { host: `www.${domain}`, ipv4: zone.wwwIpv4, ipv6: zone.wwwIpv6 },
      ],
      {
        ...means.web,
        pacer,
        signal,
        async resolveHost(host) {
          const [ipv4, ipv6] = await Promise.all([
            asking.askShared(host, 'A'),
            asking.askShared(host, 'AAAA'),
          ]);
          return { ipv4, ipv6 };
        },
      },
    ),
    observeMail(asking, zone.mx),
  ]);
  return { dns: zone.dns, web, mail };
}
