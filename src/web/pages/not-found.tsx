/** Every address that is none: the root's page for it, in the reader's language and with his menu. */
import { data } from 'react-router';

export function loader() {
  throw data(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
