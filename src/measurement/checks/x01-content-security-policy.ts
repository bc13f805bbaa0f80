/**
 * X1: a Content-Security-Policy that leaves injected script nothing to work with. Internet.nl's criteria (its release
 * 1.11): what must be set, and what must not be in it. Never worse than a warning, as there.
 */
import { defineCheck } from '../check.ts';
import { cut, headerValues, ownPage } from './shared-web.ts';
import { cspProblems, parseCsp, parseMetaCsp } from './shared-web-csp.ts';

export const contentSecurityPolicy = defineCheck({
  id: 'X1',
  slug: 'content-security-policy',
  title: { vi: 'Trang giới hạn mã lạ (CSP)', en: 'The page keeps out foreign code (CSP)' },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'csp-absent': {
      vi: {
        owner:
          'Trang chưa có lớp bảo vệ chống chèn mã lạ. Việc này cần người làm web; hãy hỏi họ khi sửa trang lần tới.',
        provider:
          "Không có Content-Security-Policy. Bắt đầu bằng Content-Security-Policy-Report-Only, rồi: default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'. W3C CSP Level 3.",
      },
      en: {
        owner:
          'The page has no protection against injected code yet. It takes whoever makes the site; ask them at the next change.',
        provider:
          "There is no Content-Security-Policy. Begin with Content-Security-Policy-Report-Only, then: default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'. W3C CSP Level 3.",
      },
    },
    'csp-report-only': {
      vi: {
        owner:
          'Lớp bảo vệ chống chèn mã lạ mới ở mức theo dõi, chưa chặn gì. Hãy hỏi người làm web khi nào bật.',
        provider:
          'Chỉ có Content-Security-Policy-Report-Only. Khi báo cáo sạch, gửi cùng giá trị bằng Content-Security-Policy.',
      },
      en: {
        owner:
          'The protection against injected code only watches and stops nothing yet. Ask whoever makes the site when it will be switched on.',
        provider:
          'Only Content-Security-Policy-Report-Only is sent. Once reports are clean, send the same value as Content-Security-Policy.',
      },
    },
    'csp-unsafe': {
      vi: {
        owner:
          'Lớp bảo vệ chống chèn mã lạ đã có nhưng còn để ngỏ chỗ quan trọng nhất. Hãy nhờ người làm web siết lại.',
        provider:
          "Chính sách có 'unsafe-inline', 'unsafe-eval' hoặc 'unsafe-hashes' (xem problems). Dời script và style ra tệp, hoặc dùng nonce. W3C CSP Level 3 §8.",
      },
      en: {
        owner:
          'The protection against injected code is there, with its front door open. Ask whoever makes the site to tighten it.',
        provider:
          "The policy has 'unsafe-inline', 'unsafe-eval' or 'unsafe-hashes' (see problems). Move scripts and styles to files, or use nonces. W3C CSP Level 3 §8.",
      },
    },
    'csp-broad': {
      vi: {
        owner: 'Lớp bảo vệ chống chèn mã lạ cho phép quá nhiều nguồn. Hãy nhờ người làm web siết lại.',
        provider:
          'Nguồn quá rộng: *, http:, https: trơ, data: cho script/object, 127.0.0.1, hoặc tên máy không có https:// (xem problems). Ghi rõ https://tên-máy.',
      },
      en: {
        owner:
          'The protection against injected code allows too many sources. Ask whoever makes the site to tighten it.',
        provider:
          'Sources are too wide: *, http:, a bare https:, data: for script or object, 127.0.0.1, or hosts without https:// (see problems). Name https://host.',
      },
    },
    'csp-incomplete': {
      vi: {
        owner: 'Lớp bảo vệ chống chèn mã lạ còn thiếu vài phần. Hãy nhờ người làm web bổ sung.',
        provider:
          "Thiếu hoặc đặt rộng: default-src, frame-src, frame-ancestors, base-uri hoặc form-action (xem problems). Đặt 'self' hoặc 'none'.",
      },
      en: {
        owner:
          'The protection against injected code lacks some parts. Ask whoever makes the site to add them.',
        provider:
          "Missing or too wide: default-src, frame-src, frame-ancestors, base-uri or form-action (see problems). Set them to 'self' or 'none'.",
      },
    },
  },
  judge(observation) {
    const own = ownPage(observation);
    if ('ended' in own) return own.ended;
    const { page } = own;
    const headers = headerValues(page.headers, 'content-security-policy');
    const metas = page.facts?.metaCsp ?? [];
    const policies = [...headers.flatMap(parseCsp), ...metas.flatMap(parseMetaCsp)];
    const shown = {
      url: cut(page.url),
      policies: [...headers, ...metas].slice(0, 3).map((value) => cut(value, 400)),
    };
    if (policies.length === 0) {
      const reportOnly = headerValues(page.headers, 'content-security-policy-report-only').length > 0;
      return { verdict: 'warn', reason: reportOnly ? 'csp-report-only' : 'csp-absent', evidence: shown };
    }
    const host = new URL(page.url).hostname;
    const problems = cspProblems(policies, host);
    const evidence = { ...shown, problems: problems.slice(0, 12) };
    if (problems.length === 0) return { verdict: 'pass', evidence };
    if (problems.some((problem) => problem.startsWith('unsafe-')))
      return { verdict: 'warn', reason: 'csp-unsafe', evidence };
    const incomplete = problems.every((problem) => problem.startsWith('missing-'));
    return { verdict: 'warn', reason: incomplete ? 'csp-incomplete' : 'csp-broad', evidence };
  },
});
