/** On what a proposal rests: source, how sure it is, document, reason. */
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { controls } from '#web/pages/assumptions/paths.ts';
import { type FieldErrors, Radios, TextArea, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';

export function BearingFields({
  values,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const words = assumptionsWords[useLanguage()];
  return (
    <>
      <TextField
        name={controls.source}
        label={words.source}
        hint={words.sourceHint}
        errors={errors}
        defaultValue={values[controls.source]}
      />
      <Radios
        name={controls.grade}
        legend={words.grade}
        errors={errors}
        choices={[
          { value: 'official', label: words.official },
          { value: 'secondary', label: words.secondary },
          { value: 'inferred', label: words.inferred },
        ]}
        defaultValue={values[controls.grade]}
      />
      <TextField
        name={controls.document}
        label={words.documentLabel}
        hint={words.documentHint}
        errors={errors}
        defaultValue={values[controls.document]}
      />
      <TextArea
        name={controls.reason}
        label={words.reason}
        hint={words.reasonHint}
        errors={errors}
        defaultValue={values[controls.reason]}
      />
    </>
  );
}
