/**
 * Forms by GOV.UK's habits: a summary of what is wrong that leads to each field, what was typed is kept, one question at a
 * time on phones. They work without script.
 */
import type { InputHTMLAttributes, ReactNode } from 'react';
import { formWords } from '#web/messages/form.ts';
import { useLanguage } from './language.tsx';

/** What is wrong, by field; '' is the whole form. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What an action gives back to its form when something is wrong. */
export interface FormAnswer {
  errors: Record<string, string>;
  values: Record<string, string>;
}

export function ErrorSummary({ errors }: { errors: FieldErrors | undefined }) {
  const words = formWords[useLanguage()];
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  return (
    <div className="error-summary" role="alert" aria-labelledby="loi" tabIndex={-1}>
      <h2 id="loi">{words.errors}</h2>
      <ul className="stack-s">
        {entries.map(([field, sentence]) => (
          <li key={field}>{field === '' ? sentence : <a href={`#${field}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

interface Labelled {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors | undefined;
}

/** The ids a control is described by, and what stands around it. */
function Field({ name, label, hint, errors, children }: Labelled & { children: ReactNode }) {
  const error = errors?.[name];
  return (
    <div className="field" data-error={error === undefined ? undefined : ''}>
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      {children}
    </div>
  );
}

function describedBy(name: string, hint: ReactNode, errors: FieldErrors | undefined): string | undefined {
  const ids = [hint === undefined ? '' : `${name}-hint`, errors?.[name] === undefined ? '' : `${name}-error`];
  return ids.filter((id) => id !== '').join(' ') || undefined;
}

type TextFieldProps = Labelled &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'className' | 'id'> & { look?: 'short' | 'code' };

export function TextField({ name, label, hint, errors, look, ...input }: TextFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      <input
        className={`input ${look ?? ''}`.trim()}
        id={name}
        name={name}
        aria-describedby={describedBy(name, hint, errors)}
        aria-invalid={errors?.[name] === undefined ? undefined : true}
        {...input}
      />
    </Field>
  );
}

export function TextArea({
  name,
  label,
  hint,
  errors,
  defaultValue,
  required,
  look,
}: Labelled & {
  defaultValue?: string | undefined;
  required?: boolean;
  /** A sentence, seen whole: as high as what stands in it. */
  look?: 'sentence';
}) {
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      <textarea
        className={`input ${look ?? ''}`.trim()}
        id={name}
        name={name}
        defaultValue={defaultValue}
        required={required}
        aria-describedby={describedBy(name, hint, errors)}
        aria-invalid={errors?.[name] === undefined ? undefined : true}
      />
    </Field>
  );
}

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

export function SelectField({
  name,
  label,
  hint,
  errors,
  choices,
  defaultValue,
}: Labelled & { choices: readonly { value: string; label: string }[]; defaultValue?: string | undefined }) {
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      <select
        className="input"
        id={name}
        name={name}
        defaultValue={defaultValue}
        aria-describedby={describedBy(name, hint, errors)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few, each with room for an explanation. */
export function Radios({
  name,
  legend,
  hint,
  errors,
  choices,
  defaultValue,
}: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors | undefined;
  choices: readonly Choice[];
  defaultValue?: string | undefined;
}) {
  const error = errors?.[name];
  return (
    <fieldset
      className="field"
      data-error={error === undefined ? undefined : ''}
      aria-describedby={describedBy(name, hint, errors)}
    >
      <legend>{legend}</legend>
      {hint !== undefined && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      {choices.map((choice, place) => (
        <div className="choice" key={choice.value}>
          <input
            type="radio"
            // The first carries the field's own name, so that the error summary leads there.
            id={place === 0 ? name : `${name}-${choice.value}`}
            name={name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            required
          />
          <label htmlFor={place === 0 ? name : `${name}-${choice.value}`}>
            {choice.label}
            {choice.hint !== undefined && <span className="hint">{choice.hint}</span>}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

export function Checkbox({
  name,
  label,
  hint,
  errors,
  value = 'on',
  defaultChecked,
  required = false,
}: Labelled & { value?: string; defaultChecked?: boolean; required?: boolean }) {
  const error = errors?.[name];
  return (
    <div className="field" data-error={error === undefined ? undefined : ''}>
      {error !== undefined && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <div className="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          required={required}
          aria-describedby={describedBy(name, undefined, errors)}
        />
        <label htmlFor={name}>
          {label}
          {hint !== undefined && <span className="hint">{hint}</span>}
        </label>
      </div>
    </div>
  );
}

export function Button({
  children,
  tone,
  name,
  value,
}: {
  children: ReactNode;
  tone?: 'second' | 'grave';
  name?: string;
  value?: string;
}) {
  return (
    <button className={`button ${tone ?? ''}`.trim()} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}
