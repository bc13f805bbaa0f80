/**
 * The 412 names of the product's sample, all served by the lab as it starts by itself: 110 scenarios that stage every kind
 * of fault, and the first 302 names under .vn of the standing crowd.
 *
 * Scenarios whose verdict needs what only a caller knows, and subdomains, stay out: a list of the registry has neither.
 */
import { domainToUnicode } from 'node:url';
import { crowdNames, standingCrowd } from '../crowd/names.ts';
import { toALabel } from '../scenario.ts';

export interface SampleName {
  /** A-label. */
  domain: string;
  /** As people write it. */
  unicode: string;
  from: 'scenario' | 'crowd';
}

const scenarioCount = 110;
const crowdCount = 302;

/** In the order of the scenarios' numbers. */
const staged = `
hundred-points.vn expired-certificate.vn chua-dang-ky.vn unsigned.vn bogus-signature.vn lame.vn silent-servers.vn
no-web.vn quánphở.vn cafebalo.biz.vn parked.vn
one-name-server.vn refused.vn servfail.vn private-website-address.vn dangling-mx.vn zero-points.vn
rsa-1024.vn sha1-digest.vn wrong-ds.vn expired-signatures.vn
ipv4-only.vn dead-ipv6.vn web-refused.vn web-silent.vn tls-alert.vn no-https.vn
self-signed.vn missing-intermediate.vn wrong-name.vn www-not-in-certificate.vn expires-in-five-days.vn redirect-loop.vn
no-redirect-to-https.vn hsts-absent.vn mixed-content-active.vn csp-absent.vn
rate-limited.vn status-503.vn caa-absent.vn no-mail.vn receives-mail.vn dmarc-absent.vn
chuadangky.com.vn chidungthu.vn maychutat.vn camtruycap.vn trangchu404.vn dagobo.vn loimaychu.com.vn phaicomatkhau.vn
kiemtratrinhduyet.vn chanmay.vn tamkhoa.vn suspended-page.com.vn nghitet.vn bantenmien.vn bandat.vn
nginxmacdinh.vn trangmacdinh.vn moidangky.vn motmaymottrang.vn trangtrang.vn thumucmo.vn vaichu.id.vn dangxaydung.vn
congtyxaydung.vn quanaodep.vn goizalo.vn khungfacebook.biz.vn gianhangshopee.vn doitenmien.vn doitenvaotrangtrang.vn
doitenvaotrangdangxay.vn ungdungweb.vn trangdangnhap.com.vn vongcookie.vn
bichencobac.vn chantrangla.com.vn motdauhieu.vn baovietvecobac.vn nhàthuốcanbình.vn vaynongvathuoc.vn
viếtcombank.vn nhanthanhtoan.vn madoc.vn laycapthe.vn thuviendonggoi.vn bithaygiaodien.vn loinhanphahoai.com.vn
khongten.vn khongdiachi.vn khongliênlạc.vn vodanh.vn chiotranglienhe.vn masosai.vn
madinhdanh.vn giohangchuathongbao.vn giohangdathongbao.vn goidedathang.vn khongkhaingonngu.vn
khaitienganh.vn khongdau.vn highlandtrekking.vn mavietqr.vn anhvietqr.vn maqrhong.vn anhqrkhongro.id.vn
cogiachuacoqr.vn timduongdentiem.vn
`;

/** All 412, scenarios first; throws when lists and counts have drifted apart. */
export function sampleNames(): SampleName[] {
  const scenarios = staged.trim().split(/\s+/);
  const crowd = crowdNames(standingCrowd)
    .filter(({ domain }) => domain.endsWith('.vn'))
    // Vietnamese letters stand directly under .vn only; the crowd has some elsewhere.
    .filter(({ domain }) => !domain.startsWith('xn--') || domain.split('.').length === 2)
    .slice(0, crowdCount);
  if (scenarios.length !== scenarioCount || crowd.length !== crowdCount)
    throw new Error(`the sample has ${scenarios.length} scenarios and ${crowd.length} names of the crowd`);
  return [
    ...scenarios.map((name) => ({ domain: toALabel(name), unicode: name, from: 'scenario' as const })),
    ...crowd.map(({ domain }) => ({ domain, unicode: domainToUnicode(domain), from: 'crowd' as const })),
  ];
}
