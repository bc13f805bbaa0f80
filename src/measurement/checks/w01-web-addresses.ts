/**
 * W1: the website has addresses, and IPv6 among them. Apex and www both count, each only where it has any address.
 */
import { defineCheck } from '../check.ts';
import type { Lookup, WebHost } from '../observation.ts';
import { addressGate, asked, faultsOf, mainFault, notMeasured } from './shared-web.ts';

export const webAddresses = defineCheck({
  id: 'W1',
  slug: 'web-addresses',
  title: { vi: 'Trang web có địa chỉ IPv6', en: 'The website has IPv6 addresses' },
  category: 'ipv6',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'no-ipv6': {
      vi: {
        owner:
          'Trang web chỉ có địa chỉ Internet kiểu cũ (IPv4). Mạng di động ở Việt Nam đã dùng IPv6 nhiều; hãy nói với nhà cung cấp: "xin bật IPv6 cho trang web của tôi".',
        provider:
          'Không có bản ghi AAAA cho tên miền và www. Bật IPv6 trên máy chủ (listen [::]:443 ssl), thử từ ngoài, rồi thêm AAAA. RFC 3596.',
      },
      en: {
        owner:
          'Your website has only old-style Internet addresses (IPv4). Mobile networks in Việt Nam use IPv6 widely; ask your provider to "add IPv6 for the website".',
        provider:
          'There is no AAAA record for the name and www. Enable IPv6 on the server (listen [::]:443 ssl), test from outside, then add AAAA. RFC 3596.',
      },
    },
    'partly-ipv6': {
      vi: {
        owner:
          'Chỉ một trong hai tên (có "www" và không có "www") dùng được IPv6. Hãy nhờ nhà cung cấp thêm cho tên còn lại.',
        provider:
          'Một trong hai tên thiếu AAAA (xem chứng cứ). Thêm AAAA, hoặc cho www là CNAME tới tên miền. RFC 3596.',
      },
      en: {
        owner:
          'Only one of the two names (with and without "www") works over IPv6. Ask your provider to add the other.',
        provider:
          'One of the two names lacks AAAA (see the evidence). Add it, or make www a CNAME to the apex. RFC 3596.',
      },
    },
    'ipv6-only': {
      vi: {
        owner:
          'Trang web chỉ có IPv6. Phần lớn khách vào được, nhưng khách ở mạng cũ thì không; hãy hỏi nhà cung cấp xem có phải cố ý như vậy không.',
        provider:
          'Không có bản ghi A. Nếu không chủ ý, thêm A hoặc đặt sau máy chủ trung gian có cả hai giao thức.',
      },
      en: {
        owner:
          'The website has IPv6 only. Most visitors get in, those on old networks do not; ask your provider whether that is meant.',
        provider: 'There is no A record. If that is not meant, add one, or put a dual-stack proxy in front.',
      },
    },
  },
  judge(observation) {
    const ended = addressGate(observation);
    if (ended) return ended;
    const hosts = observation.web.hosts;
    const evidence = { asked: hosts.flatMap(({ ipv4, ipv6 }) => [asked(ipv4), asked(ipv6)]) };
    const faults = faultsOf(hosts.map(({ ipv6 }) => ipv6));
    const present = hosts.filter((host) => has(host.ipv4) || hasIpv6(host));
    const withIpv6 = present.filter(hasIpv6);
    if (withIpv6.length < present.length || present.length === 0) {
      if (faults.length > 0) return notMeasured(mainFault(faults), evidence);
      return withIpv6.length === 0
        ? { verdict: 'fail', reason: 'no-ipv6', evidence }
        : { verdict: 'warn', reason: 'partly-ipv6', evidence };
    }
    const withoutIpv4 = hosts.every(({ ipv4 }) => ipv4.outcome === 'nodata' || ipv4.outcome === 'nxdomain');
    if (withoutIpv4) return { verdict: 'info', reason: 'ipv6-only', evidence };
    return { verdict: 'pass', evidence };
  },
});

function has(lookup: Lookup): boolean {
  return lookup.outcome === 'answer';
}

/** `::ffff:192.0.2.1` in an AAAA record reaches nothing over IPv6 (RFC 4291 §2.5.5.2). */
function hasIpv6({ ipv6 }: WebHost): boolean {
  return has(ipv6) && ipv6.records.some(({ data }) => !data.toLowerCase().startsWith('::ffff:'));
}
