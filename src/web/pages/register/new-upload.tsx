/** A new list (`/nhap/moi`): first what it is of, then the file with its day and a declaration. */
import { redirect } from 'react-router';
import { formatDate } from '#platform/format.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import { handIn, type NewUploadPage, readNewUpload } from '#web/pages/register/new-upload-page.ts';
import { acting, reading } from '#web/server/page.ts';
import { Button, Checkbox, ErrorSummary, type FormAnswer, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/new-upload.ts';
import { ListChoices } from './list-choices.tsx';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'import-lists', readNewUpload);
}

export async function action(args: Route.ActionArgs) {
  const answer = await acting(args, 'import-lists', handIn);
  if (typeof answer === 'number') return redirect(`/nhap/${answer}`);
  return answer;
}

export default function NewUpload({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = uploadWords[useLanguage()];
  const answer = (actionData ?? null) as FormAnswer | null;
  if (page.chosen === null) return <Kinds page={page} />;
  return (
    <>
      <ErrorSummary errors={answer?.errors} />
      <Title
        title={words.newLedeKind(page.chosen.title)}
        kicker={words.newTitle}
        crumbs={[
          { href: '/nhap', label: words.title },
          { href: '/nhap/moi', label: words.otherKind },
        ]}
      />
      <div className="split">
        <ListForm chosen={page.chosen} today={page.today} answer={answer} />
        <Columns chosen={page.chosen} />
      </div>
    </>
  );
}

function Kinds({ page }: { page: NewUploadPage }) {
  const words = uploadWords[useLanguage()];
  return (
    <>
      <Title title={words.newTitle} lede={words.newLede} crumbs={[{ href: '/nhap', label: words.title }]} />
      <ul className="rows register-kinds">
        {page.kinds.map(({ id, title }) => (
          <li key={id}>
            <a href={`/nhap/moi?loai=${id}`}>{title.charAt(0).toUpperCase() + title.slice(1)}</a>
            <span className="soft">{words[id]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Chosen = NonNullable<NewUploadPage['chosen']>;

function ListForm({ chosen, today, answer }: { chosen: Chosen; today: string; answer: FormAnswer | null }) {
  const language = useLanguage();
  const words = uploadWords[language];
  const errors = answer?.errors;
  const values = answer?.values ?? {};
  return (
    <form className="form" method="post" encType="multipart/form-data" action={`/nhap/moi?loai=${chosen.id}`}>
      <input type="hidden" name="loai" value={chosen.id} />
      <TextField
        name="tep"
        label={words.fileLabel}
        hint={answer !== null && errors?.tep === undefined ? words.fileAgain : words.fileHint}
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        errors={errors}
      />
      <TextField
        name="ngay"
        label={words.dayLabel}
        hint={words.dayHint}
        look="short"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.ngay ?? formatDate(today, 'vi')}
        errors={errors}
      />
      <ListChoices
        provinces={chosen.provinces}
        profiles={chosen.profiles}
        province={values.tinh ?? ''}
        profile={values.cot ?? ''}
        errors={errors}
      />
      <Checkbox
        name="khong-mat"
        required
        label={words.declare}
        hint={words.declareHint}
        errors={errors}
        defaultChecked={values['khong-mat'] === 'on'}
      />
      <Button>{words.send}</Button>
    </form>
  );
}

function Columns({ chosen }: { chosen: Chosen }) {
  const words = uploadWords[useLanguage()];
  return (
    <div className="stack">
      <section className="stack-s" aria-labelledby="cac-cot">
        <h2 id="cac-cot">{words.columnsTitle}</h2>
        <p className="soft small">{words.columnsText}</p>
        <ul className="columns-expected">
          {chosen.fields.map(({ key, title, required }) => (
            <li key={key} data-required={required ? '' : undefined}>
              {title}
              {required && ' *'}
            </li>
          ))}
        </ul>
      </section>
      {chosen.left.length > 0 && (
        <section className="stack-s" aria-labelledby="khong-lay">
          <h2 id="khong-lay">{words.leftTitle}</h2>
          <ul className="soft small">
            {chosen.left.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
