/** A list's day, kind, province and columns once more: its file is here and is checked again with them. */
import { uploadWords } from '#web/messages/register-uploads.ts';
import type { UploadPage } from '#web/pages/register/upload-page.ts';
import { Button, type FormAnswer, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { ListChoices } from './list-choices.tsx';

type Correction = NonNullable<UploadPage['correction']>;

interface CorrectionProps {
  id: number;
  correction: Correction;
  answer: FormAnswer | null;
}

/** Where nothing else can be done it stands open; beside a decision it is folded away, unless something is wrong in it. */
export function UploadCorrection({ isWaiting, ...props }: CorrectionProps & { isWaiting: boolean }) {
  const words = uploadWords[useLanguage()];
  if (isWaiting) return <CorrectionForm {...props} />;
  return (
    <details open={props.answer?.values.viec === 'lai'}>
      <summary>{words.anewTitle}</summary>
      <p className="soft small">{words.anewText}</p>
      <CorrectionForm {...props} />
    </details>
  );
}

function CorrectionForm({ id, correction, answer }: CorrectionProps) {
  const words = uploadWords[useLanguage()];
  const errors = answer?.errors;
  const values = answer?.values ?? {};
  return (
    <form className="form" method="post" action={`/nhap/${id}`}>
      <TextField
        name="ngay"
        label={words.dayLabel}
        hint={words.dayHint}
        look="short"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.ngay ?? correction.day}
        errors={errors}
      />
      <SelectField
        name="loai"
        label={words.kind}
        errors={errors}
        defaultValue={values.loai ?? correction.kind}
        choices={correction.kinds}
      />
      <ListChoices
        provinces={correction.provinces}
        profiles={correction.profiles}
        province={values.tinh ?? correction.province}
        profile={values.cot ?? correction.profile}
        errors={errors}
      />
      <Button name="viec" value="lai">
        {words.anew}
      </Button>
    </form>
  );
}
