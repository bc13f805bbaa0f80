/** Whose list it is and by which saved columns it is read: asked of a new list and of one that is checked again. */
import { uploadWords } from '#web/messages/register-uploads.ts';
import { type FormAnswer, SelectField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';

interface ListChoicesProps {
  /** Provinces the post may bring lists of; nothing is asked where there are none. */
  provinces: { value: string; label: string }[];
  profiles: readonly string[];
  /** What is chosen already; empty: nothing. */
  province: string;
  profile: string;
  errors: FormAnswer['errors'] | undefined;
}

export function ListChoices({ provinces, profiles, province, profile, errors }: ListChoicesProps) {
  const words = uploadWords[useLanguage()];
  return (
    <>
      {provinces.length > 0 && (
        <SelectField
          name="tinh"
          label={words.provinceLabel}
          errors={errors}
          defaultValue={province}
          choices={[{ value: '', label: words.provinceNone }, ...provinces]}
        />
      )}
      {profiles.length > 0 && (
        <SelectField
          name="cot"
          label={words.profileLabel}
          hint={words.profileHint}
          errors={errors}
          defaultValue={profile}
          choices={[
            { value: '', label: words.profileNone },
            ...profiles.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
    </>
  );
}
