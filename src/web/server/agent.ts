/**
 * A browser in a few words, for a person's list of sessions. By the order in which browsers borrow each other's names:
 * Zalo and Edge call themselves Chrome, Chrome calls itself Safari.
 */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Zalo/i, 'Zalo'],
  [/FBAN|FBAV/, 'Facebook'],
  [/Edg\//, 'Edge'],
  [/coc_coc_browser/, 'Cốc Cốc'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

export function agentWords(header: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(header))?.[1];
  const system = systems.find(([pattern]) => pattern.test(header))?.[1];
  return [browser ?? 'Trình duyệt lạ', ...(system ? [system] : [])].join(' trên ');
}

/** A browser inside an app: it has no passkeys, and a code by e-mail takes their place. */
export function isInApp(agent: string): boolean {
  return agent.startsWith('Zalo') || agent.startsWith('Facebook');
}
