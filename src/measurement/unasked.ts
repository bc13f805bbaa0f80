/**
 * The Observation of an input that is no domain name: nothing was asked, and every room says so.
 */
import type { Observation } from './observation.ts';
import { notLookedUp } from './probes/dns/lookup.ts';

/** The three rooms, each empty, for a name that broke `rule`. */
export function unaskedObservation(
  domain: string,
  invalidName: { rule: string; label?: string },
): Pick<Observation, 'dns' | 'web' | 'mail'> {
  const unasked = (type: string, name = domain) => notLookedUp(name, type, 'not-asked');
  return {
    dns: {
      invalidName,
      delegation: {
        outcome: 'error',
        fault: 'not-asked',
        parentZone: '.',
        parentNs: [],
        glue: [],
        ds: [],
        dsValidation: unasked('DS').validation,
      },
      childNs: unasked('NS'),
      nameServerNames: [],
      nameServers: [],
      soa: unasked('SOA'),
      dnskey: unasked('DNSKEY'),
      wildcardA: unasked('A'),
      denials: [],
      targets: [],
      caa: [],
      txt: unasked('TXT'),
    },
    web: {
      hosts: [{ host: domain, ipv4: unasked('A'), ipv6: unasked('AAAA') }],
      endpoints: [],
      tls: [],
      chains: [],
      page: null,
      contactPage: null,
      notFound: null,
      securityTxt: [],
      unknownHost: null,
      cloaked: null,
    },
    mail: { mx: unasked('MX'), targets: [], dmarcWalk: [], dmarcPsl: null },
  };
}
