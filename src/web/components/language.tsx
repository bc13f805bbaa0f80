/** The page's language, from the root's data; Vietnamese where there is none, as on a page that broke. */
import { useRouteLoaderData } from 'react-router';
import type { Language } from '#platform/format.ts';

export function useLanguage(): Language {
  const root = useRouteLoaderData('root') as { language?: Language } | undefined;
  return root?.language ?? 'vi';
}
