/** The front page names nobody, the contact page does. */
import { defineScenario } from '../../scenario.ts';
import { filling, sitePage } from '../../web/site-page.ts';

export default defineScenario(564, () => ({
  about: 'Operator, address and telephone stand on the linked contact page only.',
  witness: ['V1', 'V2'],
  domains: [
    {
      name: 'chiotranglienhe.vn',
      web: {
        pages: {
          '/': sitePage({
            title: 'Bánh tráng nướng phố cổ',
            footer: '',
            main: `${filling}<p><a href="/lien-he.html">Liên hệ</a></p>`,
          }),
        },
      },
    },
  ],
}));
