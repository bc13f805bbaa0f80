/** A code to type: digits on a phone's keyboard, filled in by the phone where it can. */
import { type FieldErrors, TextField } from '../../components/form.tsx';

export function CodeField({
  label,
  hint,
  length,
  errors,
}: {
  label: string;
  hint?: string;
  length: number;
  errors: FieldErrors | undefined;
}) {
  return (
    <TextField
      name="ma"
      label={label}
      {...(hint === undefined ? {} : { hint })}
      errors={errors}
      look="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={length + 4}
      required
    />
  );
}
