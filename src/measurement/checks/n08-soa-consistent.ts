/**
 * N8: every name server holds the same version of the zone: SOA serial, names and timers agree.
 *
 * Servers are a moment apart after each change, so a spread warns while the newest version may be at most an hour old
 * and fails after that. Its age is read from the serial where that is a date or a Unix time, or from the signing time
 * of its SOA; a counter without signature tells no age, and then the spread only warns.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { parseRrsig } from '../dns/dnssec/stored-records.ts';
import { type Soa, soaOf } from '../dns/rdata-fields.ts';
import { rrType } from '../dns/record-types.ts';
import type { DnsExchange, Observation } from '../observation.ts';
import { advise, servedZoneGate } from './shared-dns.ts';
import { cut, isAuthoritative } from './shared-dns-answers.ts';

type Cause = 'serial-behind' | 'serial-spreading' | 'fields-differ';

function judge(observation: Observation): Outcome<Cause> {
  const gate = servedZoneGate(observation);
  if (gate) return gate;
  const { domain, dns } = observation;
  const versions = dns.nameServers.flatMap((server) => {
    const exchange = [server.soaUdp, server.soaTcp].find((one) => isAuthoritative(one, domain, 'SOA'));
    const record = exchange?.answer?.find(({ type, name }) => type === 'SOA' && name === domain);
    const soa = record ? soaOf(record) : null;
    return exchange && soa ? [{ server, exchange, soa }] : [];
  });
  const newest = versions.reduce<(typeof versions)[number] | undefined>(
    (best, one) => (best && !isAhead(one.soa.serial, best.soa.serial) ? best : one),
    undefined,
  );
  const evidence = {
    servers: cut(
      versions.map(({ server, soa }) => ({
        server: server.name,
        address: server.address,
        serial: soa.serial,
        mname: soa.mname,
        rname: soa.rname,
        timers: timersOf(soa),
      })),
      8,
    ),
  };
  if (newest && versions.some(({ soa }) => soa.serial !== newest.soa.serial)) {
    const age = ageOf(newest, observation);
    return age === null || age.atLeastSeconds <= 3600
      ? {
          verdict: 'warn',
          reason: 'serial-spreading',
          evidence: { ...evidence, ageFrom: age?.from ?? 'nothing' },
        }
      : { verdict: 'fail', reason: 'serial-behind', evidence: { ...evidence, ageFrom: age.from } };
  }
  const others = new Set(versions.map(({ soa }) => `${soa.mname} ${soa.rname} ${timersOf(soa)}`));
  return others.size > 1
    ? { verdict: 'warn', reason: 'fields-differ', evidence }
    : { verdict: 'pass', evidence };
}

function timersOf(soa: Soa): string {
  return [soa.refreshSeconds, soa.retrySeconds, soa.expireSeconds, soa.minimumSeconds].join(' ');
}

/** RFC 1982 §3.2 for 32 bits. */
function isAhead(a: number, b: number): boolean {
  const difference = (a - b) >>> 0;
  return difference !== 0 && difference < 0x8000_0000;
}

/** How old the newest version is at least, and what says so; null when nothing does. */
function ageOf(
  { soa, exchange }: { soa: Soa; exchange: DnsExchange },
  { domain, observedAt }: Observation,
): { atLeastSeconds: number; from: 'serial-time' | 'serial-date' | 'signature' } | null {
  const now = Temporal.Instant.from(observedAt).epochMilliseconds / 1000;
  // A Unix time of the last two years, else it is a counter or a date.
  if (soa.serial <= now + 300 && soa.serial > now - 2 * 365 * 86_400) {
    return { atLeastSeconds: now - soa.serial, from: 'serial-time' };
  }
  const date = /^(20\d\d)(\d\d)(\d\d)\d\d$/.exec(String(soa.serial));
  if (date) {
    const [, year = '', month = '', day = ''] = date;
    const start = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
    // The day ends everywhere on Earth at noon UTC of the next one; a date ahead of today is a mere counter.
    if (start <= now + 86_400)
      return { atLeastSeconds: Math.max(0, now - start - 36 * 3600), from: 'serial-date' };
  }
  const inceptions = (exchange.answer ?? [])
    .filter(({ name }) => name === domain)
    .map(parseRrsig)
    .filter((rrsig) => rrsig?.typeCovered === rrType.SOA)
    .map((rrsig) => rrsig?.inception ?? 0);
  // Signers date signatures up to an hour back, against clocks that lag.
  return inceptions.length > 0
    ? { atLeastSeconds: Math.max(0, now - Math.max(...inceptions) - 3600), from: 'signature' }
    : null;
}

export const soaConsistent = defineCheck({
  id: 'N8',
  slug: 'soa-consistent',
  title: {
    vi: 'Các máy chủ tên miền giữ cùng một phiên bản',
    en: 'All name servers hold the same version',
  },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'serial-behind': advise(
      [
        'Có máy chủ tên miền đang phát thông tin cũ. Sau mỗi lần sửa, một số khách vẫn bị dẫn tới chỗ cũ. Hãy báo nhà cung cấp kiểm tra việc đồng bộ giữa các máy.',
        'Số serial SOA khác nhau giữa các NS và phiên bản mới nhất đã quá một giờ. Kiểm tra NOTIFY (RFC 1996), AXFR/IXFR, TSIG và serial (RFC 1982) trên máy phụ bị tụt lại.',
      ],
      [
        'One of your name servers gives out old information. After a change some visitors are still led to the old place. Ask the provider to check how the servers are kept in step.',
        'SOA serials differ between the NS and the newest version is over an hour old. Check NOTIFY (RFC 1996), AXFR/IXFR, TSIG and serial arithmetic (RFC 1982) on the secondary that lags.',
      ],
    ),
    'serial-spreading': advise(
      [
        'Các máy chủ tên miền đang giữ hai phiên bản, có thể do vừa sửa xong. Thường tự hết trong một giờ; nếu ngày mai vẫn vậy, hãy báo nhà cung cấp.',
        'Số serial SOA khác nhau; phiên bản mới có thể chưa tới một giờ, hoặc tuổi của nó không đọc được. Đo lại sau; nếu còn, xem NOTIFY và chuyển vùng (RFC 1996, RFC 1982).',
      ],
      [
        'Your name servers hold two versions, perhaps because something was just changed. This usually ends within the hour; tell the provider if it is the same tomorrow.',
        'SOA serials differ; the newer version may be less than an hour old, or its age cannot be read. Measure again; if it stays, look at NOTIFY and zone transfer (RFC 1996, RFC 1982).',
      ],
    ),
    'fields-differ': advise(
      [
        'Các máy chủ tên miền được cấu hình hơi khác nhau. Chưa gây lỗi cho khách, nhưng nên nhờ nhà cung cấp xem lại.',
        'MNAME, RNAME hoặc các bộ đếm giờ trong SOA khác nhau dù cùng serial (RFC 1912 §2.2): hai nguồn độc lập hoặc sửa mà không tăng serial.',
      ],
      [
        'Your name servers are set up slightly differently. Visitors notice nothing yet, but the provider should look at it.',
        'MNAME, RNAME or timers of the SOA differ under one serial (RFC 1912 §2.2): two independent sources, or an edit without a new serial.',
      ],
    ),
  },
  judge,
});
