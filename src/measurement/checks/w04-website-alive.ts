/**
 * W4: something answers HTTP with a status below 500 at apex or www, over http or https.
 *
 * A machine that refuses or breaks off was reached and has no website to show: fail. Silence at every address may be
 * the network's doing: not measured, which the content state calls `unreachable`.
 */
import { defineCheck } from '../check.ts';
import {
  addressGate,
  endpointFaults,
  endpointLine,
  isDefinite,
  mainFault,
  notMeasured,
} from './shared-web.ts';

export const websiteAlive = defineCheck({
  id: 'W4',
  slug: 'website-alive',
  title: { vi: 'Trang web đang chạy', en: 'The website is up' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'server-error': {
      vi: {
        owner:
          'Trang web đang báo lỗi máy chủ, khách không xem được gì. Hãy báo nhà cung cấp kèm thời điểm đo.',
        provider:
          'Mọi địa chỉ trả mã 5xx. Xem nhật ký lỗi của máy chủ web và ứng dụng phía sau (502/504: ứng dụng không chạy). RFC 9110 §15.6.',
      },
      en: {
        owner:
          'The website shows a server error and visitors see nothing. Tell your provider, with the time of this measurement.',
        provider:
          'Every address answers 5xx. Look at the error logs of the web server and the application behind it (502/504: it is not running). RFC 9110 §15.6.',
      },
    },
    'no-http-answer': {
      vi: {
        owner:
          'Tên miền có trỏ tới một máy chủ nhưng máy chủ không mở trang web nào. Nếu anh chị đã thuê trang web, hãy nhờ nhà cung cấp kiểm tra; nếu chưa, có thể bắt đầu với một trang giới thiệu đơn giản.',
        provider:
          'Máy chủ từ chối hoặc ngắt kết nối ở cả cổng 80 và 443. Kiểm tra dịch vụ web có chạy, có listen đúng địa chỉ, và bản ghi A/AAAA có trỏ đúng máy.',
      },
      en: {
        owner:
          'The name points to a server that has no website open. If you rent a website, ask your provider to look; if not, a simple page about your business is a good start.',
        provider:
          'The server refuses or breaks off on both 80 and 443. Check that the web service runs and listens on these addresses, and that A/AAAA point to the right machine.',
      },
    },
  },
  judge(observation) {
    const ended = addressGate(observation);
    if (ended) return ended;
    const { endpoints } = observation.web;
    const evidence = { endpoints: endpoints.slice(0, 8).map(endpointLine) };
    if (endpoints.some(({ response }) => response && response.status < 500))
      return { verdict: 'pass', evidence };
    if (endpoints.some(({ outcome }) => outcome === 'rate-limited'))
      return notMeasured('rate-limited', evidence);
    if (endpoints.some(({ response }) => response))
      return { verdict: 'fail', reason: 'server-error', evidence };
    const faults = endpointFaults(endpoints);
    if (faults.some(isDefinite)) return { verdict: 'fail', reason: 'no-http-answer', evidence };
    return notMeasured(mainFault(faults), evidence);
  },
});
