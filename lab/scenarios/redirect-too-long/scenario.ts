/** Every reform of the website left a redirect behind. */
import { defineScenario } from '../../scenario.ts';

/** `/` sends to /buoc-1, that to /buoc-2, … and /buoc-11 to the contact page. */
const steps = Array.from({ length: 12 }, (_, step) => {
  const from = step === 0 ? '/' : `/buoc-${step}`;
  const to = step === 11 ? '/lien-he.html' : `/buoc-${step + 1}`;
  return `location = ${from} { return 302 https://$host${to}; }`;
});

export default defineScenario(286, () => ({
  about: 'Twelve redirects stand before the front page.',
  witness: ['W5'],
  domains: [{ name: 'redirect-too-long.vn', web: { nginx: steps } }],
}));
