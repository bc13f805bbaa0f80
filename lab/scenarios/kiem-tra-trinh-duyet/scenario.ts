/** A Vietnamese shield that looks at the browser first. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Vui lòng chờ trong giây lát</title></head>
<body><h1>kiemtratrinhduyet.vn</h1><p>Hệ thống đang kiểm tra trình duyệt của bạn, vui lòng chờ 5 giây.</p>
<script src="/check.js"></script></body></html>`;

export default defineScenario(460, () => ({
  about: 'A shield says in Vietnamese that it is looking at the browser (503) and lets no machine through.',
  witness: [
    'A8',
    'A8-injected',
    'A8-phishing',
    'A8-malware',
    'A8-defaced',
    'V1',
    'V2',
    'V3',
    'V4',
    'V5',
    'V6',
    'V7',
    'V8',
  ],
  domains: [{ name: 'kiemtratrinhduyet.vn', web: { pages: { '/': { status: 503, body: page } } } }],
}));
