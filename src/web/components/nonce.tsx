/** The answer's nonce, for the rare script of a page. */
import { createContext, use } from 'react';

export const NonceContext = createContext<string>('');

export function useNonce(): string {
  return use(NonceContext);
}
