/**
 * The web room of the healthy observation: a café's page in Vietnamese at https://example.vn/, the same over IPv4 and
 * IPv6, http and www leading to it, with the headers Internet.nl and MDN ask for and nothing that is sold online.
 */
import type {
  BodyFacts,
  Endpoint,
  HeaderList,
  HttpResponse,
  PageFacts,
  RedirectChain,
  TlsObservation,
  WebObservation,
} from '../observation.ts';
import { lookup } from './observation-records.ts';

const pageText = [
  'Trà Sáng là quán cà phê nhỏ bên bờ hồ, mở cửa từ năm 2019 và do hai chị em trong xóm cùng chăm sóc mỗi ngày.',
  'Chúng tôi rang hạt tại chỗ, pha phin chậm, nấu sữa đậu nành buổi sớm và làm bánh chuối nướng vào cuối tuần.',
  'Thực đơn hôm nay có cà phê sữa đá 25.000 đồng, cà phê trứng 35.000 đồng, trà sen vàng 30.000 đồng và nước ép ổi 28.000 đồng.',
  'Quán có sân sau rợp bóng cây, chỗ ngồi đọc sách yên tĩnh, chỗ để xe rộng và góc chơi cho các bé đi cùng cha mẹ.',
  'Sáng thứ Bảy hàng tuần có buổi đàn guitar của các bạn sinh viên, khách đến nghe không phải mua vé và có thể cùng hát.',
  'Giờ mở cửa từ 6 giờ 30 đến 21 giờ, kể cả ngày lễ; mời bạn ghé chơi, gọi trước khi đi đông người để chúng tôi giữ bàn.',
].join(' ');
const footerText =
  'Hộ kinh doanh Trà Sáng. Chịu trách nhiệm nội dung: Nguyễn Thị Hoa. Địa chỉ: số 12 đường Hồ Sen, phường Hoa Lư, tỉnh Ninh Bình. ' +
  'Điện thoại: 0229 123 4567. Thư điện tử: chao@example.vn. Mã số thuế: 0312345673.';

const pageBody: BodyFacts = {
  wireBytes: 4210,
  bytes: 12840,
  truncated: false,
  sha256: '6d0a5f3b7a4c1e2998b0d0f4c7a1e6b25f1c3d4e8a9b7c6d5e4f3a2b1c0d9e8f',
  simhash: 'a3f09c1d5e7b2468',
};
const redirectBody: BodyFacts = {
  wireBytes: 0,
  bytes: 0,
  truncated: false,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  simhash: null,
};
const secureHeaders: HeaderList = [
  ['content-type', 'text/html; charset=utf-8'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  [
    'content-security-policy',
    "default-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  ],
  ['x-frame-options', 'DENY'],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
];

function redirectTo(location: string, secure: boolean): HttpResponse {
  const headers: HeaderList = [['location', location]];
  if (secure) headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  return { status: 301, headers, body: redirectBody, connectMs: 8, firstByteMs: 15 };
}

const pageResponse: HttpResponse = {
  status: 200,
  headers: secureHeaders,
  body: pageBody,
  connectMs: 9,
  firstByteMs: 24,
};

function endpointsOf(host: string, address: string): Endpoint[] {
  const family = address.includes(':') ? 6 : 4;
  const at = { host, address, family, outcome: 'response', connected: true } as const;
  return [
    { ...at, scheme: 'http', response: redirectTo(`https://${host}/`, false) },
    {
      ...at,
      scheme: 'https',
      response: host === 'example.vn' ? pageResponse : redirectTo('https://example.vn/', true),
    },
  ];
}

function tlsOf(host: string, address: string): TlsObservation {
  return {
    host,
    address,
    port: 443,
    outcome: 'handshake',
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    certificates: [
      {
        subject: 'CN=example.vn',
        issuer: "C=US, O=Let's Encrypt, CN=E7",
        san: ['example.vn', 'www.example.vn'],
        notBefore: '2026-11-01T00:00:00Z',
        notAfter: '2027-01-30T00:00:00Z',
        serial: '04A1B2C3D4E5F60718293A4B5C6D7E8F9012',
        fingerprint256: '11:22:33:44',
        keyType: 'ec',
        keyBits: 256,
        signatureAlgorithm: 'ecdsa-with-SHA384',
        selfIssued: false,
      },
      {
        subject: "C=US, O=Let's Encrypt, CN=E7",
        issuer: 'C=US, O=Internet Security Research Group, CN=ISRG Root X1',
        san: [],
        notBefore: '2024-03-13T00:00:00Z',
        notAfter: '2027-03-12T23:59:59Z',
        serial: '5A2C3D4E5F60718293A4B5C6D7E8F901',
        fingerprint256: '55:66:77:88',
        keyType: 'ec',
        keyBits: 384,
        signatureAlgorithm: 'sha256WithRSAEncryption',
        selfIssued: false,
      },
    ],
    // No check reads the bytes where `path` has been worked out already.
    der: [],
    path: { trusted: true, outOfOrder: false, anchor: 'ISRG Root X1' },
  };
}

const page: RedirectChain['hops'][number] = {
  url: 'https://example.vn/',
  address: '198.18.1.10',
  outcome: 'response',
  status: 200,
  headers: secureHeaders,
  tlsGood: true,
};

function redirectHop(url: string, location: string): RedirectChain['hops'][number] {
  const hop = { url, address: '198.18.1.10', outcome: 'response', status: 301, location } as const;
  const headers = redirectTo(location, url.startsWith('https:')).headers;
  return url.startsWith('https:')
    ? { ...hop, by: 'location', headers, tlsGood: true }
    : { ...hop, by: 'location', headers };
}

const facts: PageFacts = {
  contentType: 'text/html; charset=utf-8',
  charset: 'utf-8',
  title: 'Quán cà phê Trà Sáng, Ninh Bình',
  lang: 'vi',
  description: 'Quán cà phê nhỏ bên hồ ở Hoa Lư, Ninh Bình.',
  h1: ['Quán cà phê Trà Sáng'],
  generator: null,
  text: `Quán cà phê Trà Sáng ${pageText} ${footerText}`,
  words: 203,
  hiddenText: '',
  links: [
    { url: 'https://example.vn/thuc-don', text: 'Thực đơn', hidden: false },
    { url: 'https://example.vn/lien-he', text: 'Liên hệ', hidden: false },
  ],
  internalPages: 2,
  externalLinks: 0,
  externalDomains: [],
  scripts: [],
  inlineScriptBytes: 0,
  inlineScripts: [],
  subresources: [
    { url: 'https://example.vn/kieu.css', kind: 'stylesheet', active: true },
    { url: 'https://example.vn/quan.jpg', kind: 'image', active: false },
  ],
  forms: [],
  metaRefresh: null,
  metaCsp: [],
  images: [{ url: 'https://example.vn/quan.jpg', alt: 'Sân sau của quán' }],
  iframes: [],
  appRoot: false,
  noscriptText: '',
  jsonLd: [],
  footerText,
  mailtos: ['chao@example.vn'],
  tels: ['+842291234567'],
  detectedLanguage: 'vi',
};

export const healthyWeb: WebObservation = {
  hosts: ['example.vn', 'www.example.vn'].map((host) => ({
    host,
    ipv4: lookup(host, 'A', ['198.18.1.10']),
    ipv6: lookup(host, 'AAAA', ['2001:db8:1::10']),
  })),
  endpoints: [
    ...endpointsOf('example.vn', '198.18.1.10'),
    ...endpointsOf('example.vn', '2001:db8:1::10'),
    ...endpointsOf('www.example.vn', '198.18.1.10'),
    ...endpointsOf('www.example.vn', '2001:db8:1::10'),
  ],
  tls: [
    tlsOf('example.vn', '198.18.1.10'),
    tlsOf('example.vn', '2001:db8:1::10'),
    tlsOf('www.example.vn', '198.18.1.10'),
    tlsOf('www.example.vn', '2001:db8:1::10'),
  ],
  chains: [
    {
      start: 'http://example.vn/',
      hops: [redirectHop('http://example.vn/', 'https://example.vn/'), page],
      end: 'page',
    },
    { start: 'https://example.vn/', hops: [page], end: 'page' },
    {
      start: 'http://www.example.vn/',
      hops: [
        redirectHop('http://www.example.vn/', 'https://www.example.vn/'),
        redirectHop('https://www.example.vn/', 'https://example.vn/'),
        page,
      ],
      end: 'page',
    },
    {
      start: 'https://www.example.vn/',
      hops: [redirectHop('https://www.example.vn/', 'https://example.vn/'), page],
      end: 'page',
    },
  ],
  page: { url: 'https://example.vn/', status: 200, headers: secureHeaders, body: pageBody, facts },
  contactPage: null,
  notFound: {
    url: 'https://example.vn/hd-khong-co-trang-nay',
    outcome: 'response',
    status: 404,
    body: { ...redirectBody, wireBytes: 180, bytes: 180, simhash: '0f1e2d3c4b5a6978' },
  },
  securityTxt: [
    {
      url: 'https://example.vn/.well-known/security.txt',
      outcome: 'response',
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      text: 'Contact: mailto:baomat@example.vn\nExpires: 2027-06-01T00:00:00Z\nPreferred-Languages: vi, en\nCanonical: https://example.vn/.well-known/security.txt\n',
    },
  ],
  unknownHost: {
    address: '198.18.1.10',
    outcome: 'response',
    status: 421,
    title: '',
    body: { ...redirectBody, wireBytes: 0, bytes: 0 },
  },
  cloaked: null,
};
