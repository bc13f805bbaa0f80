import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgeContext } from '../check.ts';
import type { Endpoint, Lookup, Observation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { observationShowing, type PageSettings, prose } from '../testing/pages.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { decideEndState, decideState } from './state.ts';

function stateOf(html: string, settings?: PageSettings, context?: JudgeContext): string {
  return decideState(observationShowing(html, settings), context).state;
}

function silent(outcome: MeasurementFault, connected = false): Observation {
  const observation = observationOf({ web: { page: null, chains: [] } });
  observation.web.endpoints = observation.web.endpoints.map(
    ({ response: _, ...endpoint }): Endpoint => ({
      ...endpoint,
      outcome,
      connected,
    }),
  );
  return observation;
}

const hosts = (make: (host: string, type: string) => ReturnType<typeof lookup>) =>
  ['example.vn', 'www.example.vn'].map((host) => ({ host, ipv4: make(host, 'A'), ipv6: make(host, 'AAAA') }));

test('a name without delegation is unregistered, whatever else was asked', () => {
  const { dns } = observationOf();
  const decision = decideState(
    observationOf({ dns: { delegation: { ...dns.delegation, outcome: 'nxdomain' } } }),
  );
  assert.deepEqual(decision, {
    state: 'unregistered',
    signals: [{ id: 'no-delegation', strength: 'definite', seen: 'NXDOMAIN from vn' }],
  });
});

test('a delegated name without addresses at apex and www has no web address', () => {
  const observation = observationOf({
    web: { hosts: hosts((host, type) => lookup(host, type, [])), page: null, endpoints: [] },
  });
  assert.equal(decideState(observation).state, 'no_web_address');
  const mixed = observationOf({
    web: {
      hosts: hosts((host, type) =>
        host.startsWith('www') ? absent(host, type) : failed(host, type, 'servfail'),
      ),
      page: null,
      endpoints: [],
    },
  });
  assert.deepEqual(decideState(mixed), { state: 'not_measured', signals: [], fault: 'servfail' });
});

test('name servers that nobody can use make a name unreachable; a lookup that we could not make is not measured', () => {
  const web = { hosts: hosts((host, type) => failed(host, type, 'timeout')), page: null, endpoints: [] };
  const { dns } = observationOf();
  const nameServers = dns.nameServers.map((server) => ({
    ...server,
    soaUdp: { ...server.soaUdp, outcome: 'timeout' as const, authoritative: false },
  }));
  assert.equal(decideState(observationOf({ web, dns: { nameServers } })).state, 'unreachable');
  assert.equal(decideState(observationOf({ web })).fault, 'timeout');
});

test('name servers without any address make a name unreachable, a bogus or failed lookup of theirs does not', () => {
  const web = { hosts: hosts((host, type) => failed(host, type, 'unreachable')), page: null, endpoints: [] };
  const withServers = (of: (name: string, type: 'A' | 'AAAA') => Lookup) => {
    const nameServerNames = observationOf().dns.nameServerNames.map((server) => ({
      ...server,
      ipv4: of(server.name, 'A'),
      ipv6: of(server.name, 'AAAA'),
    }));
    return decideState(observationOf({ web, dns: { nameServers: [], nameServerNames } })).state;
  };
  assert.equal(
    withServers((name, type) => lookup(name, type, [])),
    'unreachable',
  );
  assert.equal(
    withServers((name, type) => failed(name, type, 'timeout')),
    'not_measured',
  );
  assert.equal(
    withServers((name, type) => ({ ...lookup(name, type, []), validation: { status: 'bogus' } })),
    'not_measured',
  );
});

test('nothing connects: unreachable; a mute machine, a stopped run, a missing route: not measured', () => {
  assert.equal(decideState(silent('timeout')).state, 'unreachable');
  assert.equal(decideState(silent('refused')).state, 'unreachable');
  assert.equal(decideState(silent('tls-alert-40')).state, 'unreachable');
  assert.equal(decideState(silent('timeout', true)).fault, 'timeout');
  assert.equal(decideState(silent('interrupted')).fault, 'interrupted');
  assert.equal(decideState(silent('no-ipv6')).fault, 'no-ipv6');
  assert.equal(decideState(silent('rate-limited')).fault, 'rate-limited');
});

test('a redirect loop is an HTTP error unless a cookie could end it', () => {
  const loop = (headers: [string, string][]) => {
    const hop = {
      url: 'https://example.vn/',
      outcome: 'response' as const,
      status: 302,
      location: 'https://example.vn/',
      headers,
    };
    return decideState(
      observationOf({
        web: { page: null, chains: [{ start: 'https://example.vn/', hops: [hop, hop], end: 'loop' }] },
      }),
    );
  };
  assert.equal(loop([]).httpStatusClass, 'redirect-loop');
  assert.equal(loop([['set-cookie', 'k=1']]).fault, 'challenge');
});

test('an error status is an error, whatever the page around it says', () => {
  const classOf = (status: number) =>
    decideState(observationShowing(`<p>${prose(300)}`, { status })).httpStatusClass;
  assert.deepEqual([401, 403, 404, 410, 451, 418, 500, 503].map(classOf), [
    '401',
    '403',
    '404',
    '410',
    '451',
    '4xx',
    '5xx',
    '5xx',
  ]);
});

test('a challenge is known by its marks, not by the status alone', () => {
  assert.equal(stateOf('<title>Just a moment...</title>', { status: 403 }), 'blocked');
  assert.equal(stateOf('<p>x', { status: 403, headers: [['cf-mitigated', 'challenge']] }), 'blocked');
  assert.equal(stateOf('<script src=/x.js></script>', { status: 503 }), 'blocked');
  assert.equal(
    stateOf('<h1>Access Denied</h1>You don’t have permission. Reference #18.2f3a.1732', { status: 403 }),
    'blocked',
  );
  assert.equal(stateOf('<h1>403 Forbidden</h1><hr>nginx', { status: 403 }), 'http_error');
});

test('suspended pages of panels and of Vietnamese hosters', () => {
  assert.equal(
    stateOf(
      '<title>Account Suspended</title><h1>Account Suspended</h1><p>This Account has been suspended. Contact your hosting provider for more information.',
    ),
    'suspended',
  );
  assert.equal(
    stateOf(
      '<title>Website tạm ngưng</title><h1>Website này đang tạm ngưng hoạt động</h1><p>Vui lòng liên hệ nhà cung cấp dịch vụ để gia hạn hosting.',
    ),
    'suspended',
  );
  assert.equal(stateOf('<p>x', { url: 'https://example.vn/cgi-sys/suspendedpage.cgi' }), 'suspended');
  assert.equal(
    stateOf('<p>x', { nameServers: ['ns1.suspended-domain.com', 'ns2.suspended-domain.com'] }),
    'suspended',
  );
});

test('a shop that pauses for Tết is not suspended', () => {
  assert.equal(
    stateOf(
      `<title>Quán Mộc</title><h1>Quán Mộc</h1><p>Quán tạm ngưng phục vụ từ 28 Tết đến mùng 5, hẹn gặp lại quý khách. ${prose(30)}`,
    ),
    'small_page',
  );
});

test('a name is for sale when a broker serves it or the page offers this very name', () => {
  assert.equal(stateOf('<p>x', { nameServers: ['ns1.dan.com', 'ns2.dan.com'] }), 'for_sale');
  assert.equal(
    stateOf('<p>x', { url: 'https://www.hugedomains.com/domain_profile.cfm?d=example.vn' }),
    'for_sale',
  );
  assert.equal(
    stateOf(
      `<title>example.vn</title><p>Tên miền example.vn đang được rao bán, liên hệ 0905 000 111. ${prose(20)}`,
    ),
    'for_sale',
  );
  assert.equal(
    stateOf(
      '<title>Domain for sale</title><h1>This domain is for sale</h1><p>Make an offer for this domain name and get a reply within a day, no fees, safe transfer, escrow accepted here.',
    ),
    'for_sale',
  );
});

test('shops, estate agents and registrars that sell are not for sale themselves', () => {
  assert.equal(
    stateOf(
      `<title>Nhà đất</title><h1>Bán nhà mặt tiền</h1><p>Cần bán nhà, giá bán 3 tỷ, trả giá trực tiếp. ${prose(60)}`,
    ),
    'small_page',
  );
  assert.equal(
    stateOf(`<title>Đăng ký tên miền</title><p>Mua bán tên miền .vn, giá bán tốt. ${prose(220)}`),
    'active',
  );
});

test('parked by DNS, or by two independent marks; a feed alone or few links alone is not enough', () => {
  const feed = '<script src="https://www.google.com/adsense/domains/caf.js"></script>';
  assert.equal(stateOf('<p>x', { nameServers: ['ns1.sedoparking.com', 'ns2.sedoparking.com'] }), 'parked');
  assert.equal(stateOf('<p>x', { cname: 'abc.parkingcrew.net' }), 'parked');
  assert.equal(stateOf(`${feed}<h2>Related searches</h2><p>${prose(30)}`), 'parked');
  assert.equal(stateOf(`${feed}<p>${prose(30)}`), 'small_page');
  assert.equal(stateOf(`${feed}<p>${prose(30)}`, {}, { similarPages: 60 }), 'parked');
});

test('fifty shops on one free template are fifty shops', () => {
  assert.equal(stateOf(`<h1>Tạp hoá Lan</h1><p>${prose(40)}`, {}, { similarPages: 500 }), 'small_page');
});

test('one leftover parking name server, or a site of many pages, is not parked', () => {
  assert.equal(
    stateOf(`<p>${prose(40)}`, { nameServers: ['ns1.sedoparking.com', 'ns1.hoster.vn'] }),
    'small_page',
  );
  const pages = [1, 2, 3, 4, 5].map((page) => `<a href="/bai-${page}">Bài ${page}</a>`).join('');
  assert.equal(
    stateOf(`<p>${prose(160)}</p>${pages}`, { nameServers: ['ns1.above.com', 'ns2.above.com'] }),
    'active',
  );
});

test('default pages of servers, panels and Vietnamese registrars', () => {
  for (const title of [
    'Apache2 Ubuntu Default Page: It works',
    'Apache2 Debian Default Page: It works',
    'Welcome to nginx!',
    'IIS Windows Server',
    'Web Server&#39;s Default Page',
    'Default Web Site Page',
    'HTTP Server Test Page powered by CentOS',
    'Welcome to CentOS',
    'Site is created successfully!',
  ]) {
    assert.equal(stateOf(`<title>${title}</title><p>${prose(60)}`), 'default_page', title);
  }
  assert.equal(stateOf('<html><body><h1>It works!</h1></body></html>'), 'default_page');
  assert.equal(
    stateOf(
      '<title>Mắt Bão</title><p>Tên miền này đã được đăng ký tại Mắt Bão. Tên miền, hosting, email giá tốt cho doanh nghiệp, liên hệ tổng đài để được tư vấn nhanh.',
    ),
    'default_page',
  );
  assert.equal(
    stateOf(
      '<p>Tên miền example.vn đã được khởi tạo thành công. <a href="https://nhanhoa.com/">Nhân Hoà</a> cảm ơn quý khách đã sử dụng dịch vụ tên miền và máy chủ của chúng tôi.',
    ),
    'default_page',
  );
});

test('an answer equal to the one for an unknown host is only half a reason', () => {
  const html = `<title>Xin chào</title><p>${prose(40)}`;
  const page = observationShowing(html).web.page;
  const unknownHost = {
    address: '198.18.1.10',
    outcome: 'response' as const,
    status: 200,
    title: 'Xin chào',
    body: page!.body,
  };
  assert.equal(stateOf(html, { change: { web: { unknownHost } } }), 'small_page');
  assert.equal(stateOf(html, { change: { web: { unknownHost } } }, { similarPages: 80 }), 'default_page');
});

test('a registrar’s own customer page is no holding page for naming its hoster', () => {
  assert.equal(
    stateOf(`<title>Quán Mộc</title><p>${prose(60)}</p><footer>Thiết kế bởi Mắt Bão</footer>`),
    'small_page',
  );
});

test('a few words of a page that broke off are not an empty page', () => {
  const observation = observationShowing(`<p>${prose(5)}`);
  observation.web.page!.body.fault = 'reset';
  assert.deepEqual(decideState(observation), { state: 'not_measured', signals: [], fault: 'reset' });
});

test('nineteen words are empty, twenty are a page, a listing is empty at any length', () => {
  assert.equal(stateOf(`<p>${prose(19)}`), 'empty');
  assert.equal(stateOf(`<p>${prose(20)}`), 'small_page');
  assert.equal(stateOf(''), 'empty');
  assert.equal(stateOf(`<title>Index of /</title><h1>Index of /</h1><p>${prose(80)}`), 'empty');
});

test('a site that says it is being built is under construction, unless it has a form or much to read', () => {
  assert.equal(
    stateOf(`<title>Quán Mộc</title><h1>Website đang được xây dựng</h1><p>${prose(30)}`),
    'under_construction',
  );
  assert.equal(stateOf('<h1>Coming soon</h1>'), 'under_construction');
  assert.equal(stateOf('<title>Sắp ra mắt | Quán Mộc</title>'), 'under_construction');
  assert.equal(
    stateOf(`<h1>Trang web đang bảo trì</h1><p>${prose(30)}<form><input name=email></form>`),
    'small_page',
  );
  assert.equal(stateOf(`<h1>Coming soon</h1><p>${prose(160)}`), 'active');
  assert.equal(stateOf(`<h1>Dự án đang xây dựng</h1><p>${prose(40)}`), 'small_page');
});

test('a name that leads to a social network or a marketplace is known by where it leads', () => {
  assert.equal(stateOf('<p>x', { url: 'https://www.facebook.com/quanmoc', status: 400 }), 'redirect_social');
  assert.equal(stateOf('<p>x', { url: 'https://zalo.me/0905000111' }), 'redirect_social');
  assert.equal(stateOf('<p>x', { url: 'https://shopee.vn/quanmoc' }), 'redirect_marketplace');
  assert.equal(stateOf('<p>x', { url: 'https://shop.tiktok.com/view' }), 'redirect_marketplace');
  assert.equal(
    stateOf('<frameset><frame src="https://www.facebook.com/quanmoc"></frameset>'),
    'redirect_social',
  );
  assert.equal(
    stateOf('<script>window.location.href = "https://www.tiktok.com/@moc"</script>'),
    'redirect_social',
  );
});

test('a name that leads there is known even when that place does not answer machines', () => {
  const observation = observationOf({
    web: {
      page: null,
      chains: [
        {
          start: 'https://example.vn/',
          hops: [
            {
              url: 'https://example.vn/',
              outcome: 'response',
              status: 301,
              location: 'https://www.facebook.com/moc',
            },
            { url: 'https://www.facebook.com/moc', outcome: 'timeout' },
          ],
          end: 'fault',
        },
      ],
    },
  });
  assert.equal(decideState(observation).state, 'redirect_social');
});

test('a map on a thin page does not make it a redirect', () => {
  assert.equal(
    stateOf('<p>Quán Mộc</p><iframe src="https://www.google.com/maps/embed?pb=1"></iframe>'),
    'empty',
  );
});

test('another registrable domain at the end is a redirect, judged by its end', () => {
  const other = observationShowing(`<p>${prose(60)}`, { url: 'https://quanmoc.com.vn/' });
  assert.equal(decideState(other).state, 'redirect_other');
  assert.equal(decideEndState(other).state, 'small_page');
  const default_ = observationShowing('<title>Welcome to nginx!</title>', { url: 'https://quanmoc.com.vn/' });
  assert.equal(decideState(default_).state, 'default_page');
  assert.equal(stateOf(`<p>${prose(60)}`, { url: 'https://www.example.vn/vi/' }), 'small_page');
  assert.equal(stateOf(`<p>${prose(60)}`, { url: 'https://example.id.vn/' }), 'redirect_other');
});

test('an app that shows nothing without scripts, a sign-in, a page with many links', () => {
  assert.equal(stateOf('<div id=root></div><script src=/app.js></script>'), 'script_app');
  assert.equal(stateOf('<script>location.replace("/vi/trang-chu")</script>'), 'script_app');
  assert.equal(
    stateOf(
      '<title>Đăng nhập</title><form><input name=u><input type=password><button>Đăng nhập</button></form>',
    ),
    'login_only',
  );
  assert.equal(stateOf(`<form><input type=password></form><p>${prose(60)}`), 'small_page');
  assert.equal(
    stateOf(
      `<p>${prose(30)}</p>${[1, 2, 3, 4, 5].map((page) => `<a href=/p${page}>Trang ${page}</a>`).join('')}`,
    ),
    'active',
  );
  assert.equal(stateOf(`<p>${prose(150)}`), 'active');
  assert.equal(stateOf(`<p>${prose(149)}`), 'small_page');
});

test('bytes that are no HTML are not judged by words they do not have', () => {
  const observation = observationShowing('<p>x');
  observation.web.page!.facts = null;
  assert.equal(decideState(observation).state, 'not_measured');
});

test('every state but not_measured says what it was read from', () => {
  assert.deepEqual(
    decideState(observationOf()).signals.map(({ id }) => id),
    ['many-words'],
  );
  assert.equal(decideState(observationOf()).state, 'active');
});
