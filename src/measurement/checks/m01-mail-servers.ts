/**
 * M1: mail for the name has somewhere to go: at least one MX whose target is a name with an address, not an alias, not an
 * address, not the sender's own machine (RFC 5321 §5, RFC 2181 §10.3).
 */
import { isIP } from 'node:net';
import { defineCheck } from '../check.ts';
import type { Observation } from '../observation.ts';
import { apexAddresses, mxRecords, sendsNoMail } from './shared-mail.ts';
import { asked, cut, faultsOf, mainFault, nameGate, notApplicable, notMeasured } from './shared-web.ts';

type Problem = 'mx-no-address' | 'mx-cname' | 'mx-is-address' | 'mx-localhost';

export const mailServers = defineCheck({
  id: 'M1',
  slug: 'mail-servers',
  title: { vi: 'Thư gửi tới tên miền có nơi nhận', en: 'Mail for the name has somewhere to go' },
  category: 'mail',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'implicit-mx': {
      vi: {
        owner:
          'Tên miền chưa khai máy chủ nhận thư, nên thư sẽ được gửi nhầm tới máy chủ trang web. Nếu anh chị dùng thư theo tên miền, hãy nhờ nhà cung cấp khai MX; nếu không dùng, nhờ họ ghi rõ là không nhận thư.',
        provider:
          'Không có MX nên người gửi dùng A/AAAA. Thêm MX tới máy chủ thư, hoặc null MX: TÊN-MIỀN. MX 0 . kèm TXT "v=spf1 -all". RFC 5321 §5.1, RFC 7505.',
      },
      en: {
        owner:
          'The name has no mail server announced, so mail goes to the web server by mistake. If you use mail with the name, ask your provider to set MX; if not, to say clearly that it takes no mail.',
        provider:
          'There is no MX, so senders fall back to A/AAAA. Add an MX to the mail server, or a null MX: NAME. MX 0 . with TXT "v=spf1 -all". RFC 5321 §5.1, RFC 7505.',
      },
    },
    'mx-no-address': {
      vi: {
        owner:
          'Máy chủ nhận thư đã khai không có địa chỉ, nên không ai gửi thư tới được. Hãy báo nhà cung cấp thư.',
        provider: 'Tên đích của MX không có A/AAAA. Sửa tên hoặc thêm bản ghi địa chỉ. RFC 5321 §5.1.',
      },
      en: {
        owner:
          'The mail server announced has no address, so nobody can send you mail. Tell your mail provider.',
        provider: 'The target of the MX has no A/AAAA. Correct the name or add the address. RFC 5321 §5.1.',
      },
    },
    'mx-cname': {
      vi: {
        owner:
          'Máy chủ nhận thư được khai bằng một tên bí danh, một số nơi sẽ không gửi thư được. Hãy báo nhà cung cấp thư.',
        provider:
          'Đích của MX là CNAME, điều bị cấm. Ghi thẳng tên có A/AAAA. RFC 2181 §10.3, RFC 5321 §5.1.',
      },
      en: {
        owner:
          'The mail server is announced by an alias; some senders will not deliver. Tell your mail provider.',
        provider:
          'The target of the MX is a CNAME, which is forbidden. Name the host with A/AAAA itself. RFC 2181 §10.3, RFC 5321 §5.1.',
      },
    },
    'mx-is-address': {
      vi: {
        owner:
          'Máy chủ nhận thư được khai bằng số địa chỉ thay vì tên, nên thư không tới. Hãy báo nhà cung cấp thư.',
        provider: 'Đích của MX là địa chỉ IP; MX phải trỏ tới tên máy. RFC 1035 §3.3.9, RFC 5321 §5.1.',
      },
      en: {
        owner:
          'The mail server is announced by a number, not a name, so mail does not arrive. Tell your mail provider.',
        provider:
          'The target of the MX is an IP address; an MX names a host. RFC 1035 §3.3.9, RFC 5321 §5.1.',
      },
    },
    'mx-localhost': {
      vi: {
        owner: 'Máy chủ nhận thư khai sai: thư sẽ quay về máy người gửi. Hãy báo nhà cung cấp thư.',
        provider:
          'MX trỏ tới localhost hoặc địa chỉ loopback. Nếu không nhận thư, dùng null MX (MX 0 .). RFC 7505.',
      },
      en: {
        owner:
          'The mail server is announced wrongly: mail goes back to the sender’s own machine. Tell your mail provider.',
        provider:
          'The MX points at localhost or a loopback address. If no mail is taken, use a null MX (MX 0 .). RFC 7505.',
      },
    },
  },
  judge(observation) {
    const ended = nameGate(observation);
    if (ended) return ended;
    const { mx } = observation.mail;
    if (mx.outcome === 'error') return notMeasured(mx.fault ?? 'timeout', { asked: asked(mx) });
    const records = mxRecords(mx);
    if (records.length === 0) return withoutMx(observation);
    const targets = records.filter(({ target }) => target !== '.');
    if (targets.length === 0) return notApplicable('no-mail', { nullMx: true });
    const judged = targets.slice(0, 10).map(({ preference, target }) => {
      return { line: `${preference} ${target}`, problem: problemOf(observation, target) };
    });
    const evidence = {
      mx: judged.map(({ line, problem }) => cut(problem ? `${line}: ${problem}` : line, 120)),
    };
    if (judged.some(({ problem }) => problem === null)) return { verdict: 'pass', evidence };
    const fault = judged.find(({ problem }) => problem !== null && !isProblem(problem))?.problem;
    if (fault && !isProblem(fault)) return notMeasured(fault, evidence);
    const first = judged.find(({ problem }) => problem !== null && isProblem(problem))?.problem;
    return { verdict: 'fail', reason: first && isProblem(first) ? first : 'mx-no-address', evidence };
  },
});

function isProblem(text: string): text is Problem {
  return text.startsWith('mx-');
}

function problemOf({ mail }: Observation, target: string) {
  if (isIP(target) !== 0) return 'mx-is-address' as const;
  if (target === 'localhost' || target.endsWith('.localhost') || target.startsWith('localhost.'))
    return 'mx-localhost' as const;
  const found = mail.targets.find(({ name }) => name === target);
  if (!found) return 'interrupted' as const;
  const lookups = [found.ipv4, found.ipv6];
  const addresses = lookups.flatMap(({ records }) => records.map(({ data }) => data));
  if (addresses.length > 0) {
    if (lookups.some(({ cnames }) => cnames.length > 0)) return 'mx-cname' as const;
    return addresses.every((address) => address === '::1' || address.startsWith('127.'))
      ? ('mx-localhost' as const)
      : null;
  }
  const faults = faultsOf(lookups);
  return faults.length > 0 ? mainFault(faults) : ('mx-no-address' as const);
}

function withoutMx(observation: Observation) {
  const addresses = apexAddresses(observation);
  const evidence = { asked: [asked(observation.mail.mx), ...addresses.map(asked)] };
  if (addresses.some(({ outcome }) => outcome === 'answer')) {
    // "v=spf1 -all" says that the name has nothing to do with mail; M2 advises it to say so with a null MX.
    if (sendsNoMail(observation.dns.txt)) return notApplicable('no-mail', evidence);
    return { verdict: 'warn', reason: 'implicit-mx', evidence } as const;
  }
  const faults = faultsOf(addresses);
  return faults.length > 0 ? notMeasured(mainFault(faults), evidence) : notApplicable('no-mail', evidence);
}
