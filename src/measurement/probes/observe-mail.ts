/**
 * The mail room of the Observation, from DNS alone: MX targets with their addresses, and where DMARC is looked for.
 */
import { mxOf, txtOf } from '../dns/rdata-fields.ts';
import type { Lookup, MailObservation } from '../observation.ts';
import { registrableDomain } from '../zones.ts';
import type { Asking } from './dns/asking.ts';

const maxTargets = 10;
/** RFC 9989 §4.10: at most eight queries a walk. */
const maxWalk = 8;

export async function observeMail(asking: Asking, mx: Lookup): Promise<MailObservation> {
  const [targets, dmarcWalk] = await Promise.all([observeTargets(asking, mx), walkDmarc(asking)]);
  const organisational = registrableDomain(asking.domain);
  const pslName = organisational === null ? null : `_dmarc.${organisational}`;
  const walked = dmarcWalk.find(({ name }) => name === pslName);
  const dmarcPsl =
    pslName === null || organisational === asking.domain
      ? null
      : (walked ?? (await asking.askShared(pslName, 'TXT')));
  return { mx, targets, dmarcWalk, dmarcPsl };
}

async function observeTargets(asking: Asking, mx: Lookup): Promise<MailObservation['targets']> {
  const exchanges = mx.records
    .flatMap((record) => mxOf(record) ?? [])
    .sort((a, b) => a.preference - b.preference || (a.exchange < b.exchange ? -1 : 1))
    .filter(({ exchange }) => exchange !== '.')
    .slice(0, maxTargets);
  return Promise.all(
    exchanges.map(async ({ preference, exchange }) => {
      const [ipv4, ipv6] = await Promise.all([
        asking.askShared(exchange, 'A'),
        asking.askShared(exchange, 'AAAA'),
      ]);
      return { preference, name: exchange, ipv4, ipv6 };
    }),
  );
}

/** RFC 9989 §4.10: from the name to the TLD, ended early by a record with psd=y or psd=n. */
async function walkDmarc(asking: Asking): Promise<Lookup[]> {
  const walked: Lookup[] = [];
  let labels = asking.domain.split('.');
  while (labels.length > 0 && walked.length < maxWalk) {
    const lookup = await asking.askShared(`_dmarc.${labels.join('.')}`, 'TXT');
    walked.push(lookup);
    if (lookup.outcome === 'error' || endsWalk(lookup)) break;
    // Names of more than eight labels skip to their last seven, so that a long name costs no more queries.
    labels = labels.length > 8 ? labels.slice(-7) : labels.slice(1);
  }
  return walked;
}

function endsWalk(lookup: Lookup): boolean {
  return lookup.records.some((record) => /^v=DMARC1\s*;.*\bpsd\s*=\s*[yn]\b/i.test(txtOf(record) ?? ''));
}
