/**
 * N9: every NS name has an address of its own, is no alias, and the glue in the parent says the same as the zone.
 *
 * Glue is compared per family with what the name's own zone answers. A name inside the zone needs its glue whole: a
 * resolver has no other way in.
 */
import { defineCheck, type JsonValue, type Outcome } from '../check.ts';
import { isSubdomain } from '../dns/names.ts';
import type { NameServerName, Observation } from '../observation.ts';
import { advise, notMeasured, servedZoneGate, zoneGate } from './shared-dns.ts';
import { cut, dataOf } from './shared-dns-answers.ts';

type Cause = 'cname' | 'no-address' | 'glue-mismatch' | 'glue-incomplete';

function judge(observation: Observation): Outcome<Cause> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const { domain, dns } = observation;
  const servers = dns.nameServerNames;
  const evidence = { nameServers: cut(servers.map((server) => addressesOf(server))) };
  const aliases = servers.filter(({ isCname }) => isCname);
  if (aliases.length > 0) return fail('cname', aliases, evidence);
  const bare = servers.filter(({ ipv4, ipv6 }) => isAbsence(ipv4.outcome) && isAbsence(ipv6.outcome));
  if (bare.length > 0) return fail('no-address', bare, evidence);
  const unserved = servedZoneGate(observation);
  if (unserved) return unserved;
  const failed = servers.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]).find(({ outcome }) => outcome === 'error');
  const glue = servers.map((server) => compareGlue(observation, server));
  const wrong = glue.flatMap(({ wrong }) => wrong);
  if (wrong.length > 0)
    return { verdict: 'warn', reason: 'glue-mismatch', evidence: { ...evidence, glueOnly: cut(wrong) } };
  if (failed) return notMeasured(failed.fault ?? 'servfail', { ...evidence, name: failed.name });
  // A parent has glue only for the names it delegates to; that it lacks a name is N6's finding.
  const missing = glue.flatMap(({ server, missing }) =>
    server.inParent && isSubdomain(server.name, domain) ? missing : [],
  );
  if (missing.length > 0)
    return { verdict: 'warn', reason: 'glue-incomplete', evidence: { ...evidence, notInGlue: cut(missing) } };
  return { verdict: 'pass', evidence };
}

function fail(
  reason: 'cname' | 'no-address',
  servers: NameServerName[],
  evidence: { [key: string]: JsonValue },
): Outcome<Cause> {
  return { verdict: 'fail', reason, evidence: { ...evidence, names: cut(servers.map(({ name }) => name)) } };
}

function isAbsence(outcome: string): boolean {
  return outcome === 'nodata' || outcome === 'nxdomain';
}

function addressesOf(server: NameServerName): { [key: string]: JsonValue } {
  return {
    name: server.name,
    ipv4: server.ipv4.outcome === 'error' ? (server.ipv4.fault ?? 'error') : cut(dataOf(server.ipv4, 'A'), 4),
    ipv6:
      server.ipv6.outcome === 'error' ? (server.ipv6.fault ?? 'error') : cut(dataOf(server.ipv6, 'AAAA'), 4),
  };
}

/** Addresses that only the glue has, and addresses that the glue lacks; a family that was not answered is left out. */
function compareGlue({ dns }: Observation, server: NameServerName) {
  const glue = dns.delegation.glue.filter(({ name }) => name === server.name).map(({ address }) => address);
  const known = [...dataOf(server.ipv4, 'A'), ...dataOf(server.ipv6, 'AAAA')];
  const comparable = glue.filter(
    (address) => (address.includes(':') ? server.ipv6 : server.ipv4).outcome !== 'error',
  );
  return {
    server,
    wrong: comparable
      .filter((address) => !known.includes(address))
      .map((address) => `${server.name} ${address}`),
    missing: known.filter((address) => !glue.includes(address)).map((address) => `${server.name} ${address}`),
  };
}

export const nameServerAddresses = defineCheck({
  id: 'N9',
  slug: 'name-server-addresses',
  title: {
    vi: 'Tên của máy chủ tên miền có địa chỉ đúng',
    en: 'Name server names have right addresses',
  },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    cname: advise(
      [
        'Một máy chủ tên miền được ghi bằng bí danh, điều mà quy tắc Internet không cho phép; một số nhà mạng sẽ không tìm thấy trang. Hãy nhờ nhà cung cấp ghi tên thật của máy.',
        'Tên trong NS là CNAME (cấm theo RFC 2181 §10.3, RFC 1912 §2.4). Thay bằng tên có A/AAAA trực tiếp.',
      ],
      [
        'One of your name servers is written as an alias, which the rules of the Internet forbid; some networks will not find your site. Ask the provider to enter the server’s real name.',
        'An NS target is a CNAME (forbidden by RFC 2181 §10.3, RFC 1912 §2.4). Replace it by a name that owns A/AAAA records.',
      ],
    ),
    'no-address': advise(
      [
        'Một máy chủ tên miền ghi trong danh sách không có địa chỉ, nên coi như không có. Hãy nhờ nhà cung cấp sửa tên hoặc bỏ ra.',
        'Một tên NS không có A lẫn AAAA (RFC 1034 §4.2.1). Thêm bản ghi địa chỉ, hoặc gỡ tên đó ở vùng cha và trong vùng.',
      ],
      [
        'One of the listed name servers has no address, so it might as well not exist. Ask the provider to correct the name or take it off.',
        'An NS name has neither A nor AAAA (RFC 1034 §4.2.1). Add address records, or remove the name at parent and zone.',
      ],
    ),
    'glue-mismatch': advise(
      [
        'Nơi đăng ký tên miền ghi địa chỉ máy chủ khác với địa chỉ thật, có lẽ là địa chỉ cũ. Nên nhờ nhà cung cấp cập nhật trước khi địa chỉ cũ bị tắt.',
        'Glue ở vùng cha có địa chỉ mà vùng có thẩm quyền không có (RFC 1034 §4.2.1, RFC 9471). Cập nhật host object ở nhà đăng ký.',
      ],
      [
        'The registrar lists an address for your name server that differs from the real one, probably an old one. Better have it updated before the old one is switched off.',
        'Glue at the parent holds an address that the authoritative zone does not (RFC 1034 §4.2.1, RFC 9471). Update the host object at the registrar.',
      ],
    ),
    'glue-incomplete': advise(
      [
        'Nơi đăng ký tên miền còn thiếu một địa chỉ máy chủ của tên này. Người dùng mạng mới (IPv6) có thể không tìm thấy trang. Hãy nhờ nhà cung cấp bổ sung.',
        'NS nằm trong vùng nhưng glue thiếu một địa chỉ mà vùng công bố (thường là AAAA; RFC 9471). Bổ sung vào host object ở nhà đăng ký.',
      ],
      [
        'The registrar lacks one address of your name server. People on the newer network (IPv6) may not find the site. Ask the provider to add it.',
        'An NS inside the zone has an address that the glue lacks (often AAAA; RFC 9471). Add it to the host object at the registrar.',
      ],
    ),
  },
  judge,
});
