/**
 * Preloaded into a program and its threads (`node --import`): its clock is an hour behind. The machine's own stays.
 */
const now = Temporal.Now.instant.bind(Temporal.Now);
Temporal.Now.instant = () => now().subtract({ hours: 1 });
