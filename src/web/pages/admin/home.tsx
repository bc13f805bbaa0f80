/** `/quan-tri`: the rooms behind the figures that the role may enter, each with what stands there now. */
import { adminWords } from '#web/messages/admin.ts';
import { readRooms } from '#web/pages/admin/rooms.ts';
import { reading } from '#web/server/page.ts';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/home.ts';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-assumptions', readRooms);
}

export default function Admin({ loaderData: open }: Route.ComponentProps) {
  const words = adminWords[useLanguage()];
  return (
    <>
      <Title title={words.title} lede={words.lede} />
      <ul className="rooms">
        {open.map(({ href, name, now }) => (
          <li key={href}>
            <div>
              <a href={href}>{words[name]}</a>
              <p className="soft">{words[`${name}Text`]}</p>
            </div>
            <span className="room-now">{now}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
