/**
 * N18: nothing in the zone points to a name that does not exist any more, which somebody else could register.
 *
 * Targets are those of CNAME, NS and MX outside the zone. A service account that was given up behind a name that still
 * exists (an unclaimed store or bucket) cannot be seen from DNS and is not claimed here.
 */
import { isIP } from 'node:net';
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, nameGate, notMeasured, servedZoneGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

function judge(observation: Observation): Outcome<'unregistered-target' | 'missing-target'> {
  const { dns } = observation;
  const gate = nameGate(observation);
  if (gate) return gate;
  const targets = dns.targets.filter(({ name }) => !nobodyCanRegister(name));
  const seen = targets.map(({ kind, name, lookup, registrable, registered }) => ({
    kind,
    name,
    registrable,
    registered,
    outcome: lookup.outcome === 'error' ? (lookup.fault ?? 'error') : lookup.outcome,
    bogus: lookup.validation.status === 'bogus',
  }));
  const free = seen.filter(({ registered }) => registered === false);
  // A denial that does not validate proves nothing.
  const missing = seen.filter(({ outcome, bogus }) => outcome === 'nxdomain' && !bogus);
  if (free.length > 0)
    return { verdict: 'fail', reason: 'unregistered-target', evidence: { targets: cut(free, 6) } };
  if (missing.length > 0)
    return { verdict: 'fail', reason: 'missing-target', evidence: { targets: cut(missing, 6) } };
  if (dns.delegation.outcome === 'delegated') {
    const unserved = servedZoneGate(observation);
    if (unserved) return unserved;
  }
  const failed = targets.find(({ lookup }) => lookup.outcome === 'error');
  if (failed) return notMeasured(failed.lookup.fault ?? 'servfail', { kind: failed.kind, name: failed.name });
  const bogus = seen.find((target) => target.bogus);
  if (bogus) return notMeasured('bogus', { kind: bogus.kind, name: bogus.name });
  return { verdict: 'pass', evidence: { targets: cut(seen.map(({ kind, name }) => `${kind} ${name}`)) } };
}

/** An address typed where a name belongs, and localhost (RFC 6761 §6.3): wrong, which M1 says, and nobody's to take. */
function nobodyCanRegister(name: string): boolean {
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
}

export const danglingTargets = defineCheck({
  id: 'N18',
  slug: 'dangling-targets',
  title: {
    vi: 'Không trỏ tới tên đã bị bỏ',
    en: 'Nothing points to a name that was given up',
  },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'unregistered-target': advise(
      [
        'Tên miền còn trỏ tới một tên miền khác nay không ai giữ. Bất kỳ ai đăng ký tên đó là có thể dựng trang hoặc nhận thư dưới tên của anh chị. Hãy nhờ nhà cung cấp gỡ ngay.',
        'Đích của CNAME/NS/MX nằm dưới một tên chưa đăng ký (NXDOMAIN ở mức đăng ký): có thể bị chiếm quyền. Xóa bản ghi hoặc sửa đích; kiểm tra các bản ghi còn sót sau khi đổi dịch vụ.',
      ],
      [
        'Your name still points to another name that nobody owns now. Whoever registers that one can put up a site or receive mail under yours. Have the provider remove it at once.',
        'The target of a CNAME, NS or MX lies under an unregistered name (NXDOMAIN at the registrable level): it can be taken over. Delete the record or correct the target, and look for others left from a change of service.',
      ],
    ),
    'missing-target': advise(
      [
        'Tên miền còn trỏ tới một tên không còn tồn tại ở dịch vụ khác. Phần đó không hoạt động, và có khi người khác xin lại được tên ấy. Hãy nhờ nhà cung cấp gỡ hoặc sửa.',
        'Đích của CNAME/NS/MX trả lời NXDOMAIN trong một miền vẫn còn đăng ký. Nếu là tên do nền tảng cấp cho khách (hosting, cửa hàng, bucket), tên có thể được người khác nhận lại. Xóa hoặc sửa bản ghi.',
      ],
      [
        'Your name still points to a name that no longer exists at another service. That part does not work, and somebody else might get that name. Ask the provider to remove or correct it.',
        'The target of a CNAME, NS or MX answers NXDOMAIN inside a registered domain. If it was a name a platform hands out (hosting, shop, bucket), another customer may claim it. Delete or correct the record.',
      ],
    ),
  },
  judge,
});
