/** The controls of a value, as its parts ask for them: a number, a choice, boxes, an order, a day, a text; JSON at last. */
import { dayShown } from '#web/days.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import type { Part, Words } from '#web/pages/assumptions/value.ts';
import {
  Checkbox,
  type FieldErrors,
  Radios,
  SelectField,
  TextArea,
  TextField,
} from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';

interface ControlsProps {
  part: Part;
  name: string;
  label: string;
  /** Texts by control, as `toControls` gives them. */
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}

export function ValueControls({ part, name, label, values, errors }: ControlsProps) {
  const language = useLanguage();
  const words = assumptionsWords[language];
  const shared = { name, label, errors };
  switch (part.as) {
    case 'whole':
      return (
        <TextField
          {...shared}
          look="short"
          inputMode="numeric"
          defaultValue={values[name]}
          hint={[
            `${part.least}–${part.most} ${part.unit[language]}`.trim(),
            part.none === undefined ? '' : words.noneHint(part.none[language]),
          ]
            .filter((text) => text !== '')
            .join('. ')}
        />
      );
    case 'choice':
      return (
        <Radios
          name={name}
          legend={label}
          errors={errors}
          choices={choicesOf(part.choices, language)}
          defaultValue={values[name]}
        />
      );
    case 'truth':
      return (
        <Radios
          name={name}
          legend={label}
          errors={errors}
          choices={[
            { value: 'true', label: part.yes[language] },
            { value: 'false', label: part.no[language] },
          ]}
          defaultValue={values[name]}
        />
      );
    case 'several':
      return (
        <fieldset className="field" data-error={errors?.[name] === undefined ? undefined : ''} id={name}>
          <legend>{label}</legend>
          {errors?.[name] !== undefined && <span className="error">{errors[name]}</span>}
          {choicesOf(part.choices, language).map((choice) => (
            <Checkbox
              key={choice.value}
              name={`${name}.${choice.value}`}
              label={choice.label}
              defaultChecked={values[`${name}.${choice.value}`] !== undefined}
            />
          ))}
        </fieldset>
      );
    case 'order': {
      const choices = [{ value: '', label: words.orderNone }, ...choicesOf(part.choices, language)];
      return (
        <fieldset
          className="field stack-s"
          data-error={errors?.[name] === undefined ? undefined : ''}
          id={name}
        >
          <legend>{label}</legend>
          {errors?.[name] !== undefined && <span className="error">{errors[name]}</span>}
          {Object.keys(part.choices).map((choice, place) => (
            <SelectField
              key={choice}
              name={`${name}.${place}`}
              label={place === 0 ? words.orderFirst : words.orderThen(place + 1)}
              choices={choices}
              defaultValue={values[`${name}.${place}`] ?? ''}
            />
          ))}
        </fieldset>
      );
    }
    case 'day':
      return (
        <TextField
          {...shared}
          look="short"
          inputMode="numeric"
          defaultValue={dayShown(values[name])}
          hint={words.noneHint(part.none[language])}
        />
      );
    case 'text':
      return <TextField {...shared} defaultValue={values[name]} />;
    case 'fields':
      return (
        <fieldset
          className="field stack-s"
          id={name}
          data-error={errors?.[name] === undefined ? undefined : ''}
        >
          <legend>{label}</legend>
          {errors?.[name] !== undefined && <span className="error">{errors[name]}</span>}
          {Object.entries(part.fields).map(([field, { label: of, part: inner }]) => (
            <ValueControls
              key={field}
              part={inner}
              name={`${name}.${field}`}
              label={of[language]}
              values={values}
              errors={errors}
            />
          ))}
        </fieldset>
      );
    case 'json':
      return <TextArea {...shared} hint={words.asJson} defaultValue={values[name]} />;
  }
}

function choicesOf(choices: Readonly<Record<string, Words>>, language: 'vi' | 'en') {
  return Object.entries(choices).map(([value, label]) => ({ value, label: label[language] }));
}
