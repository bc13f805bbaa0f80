/**
 * A form that proposes, as both of them stand: what is in force, what the one in hand asks for itself, then on what it rests
 * (source, how sure it is, document, reason).
 */
import type { ReactNode } from 'react';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { assumptionPath, controls, registerPath } from '#web/pages/assumptions/paths.ts';
import { Button, ErrorSummary, type FieldErrors, Radios, TextArea } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';

/** What stands in the form and what is wrong with it, by control. */
export interface Filled {
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}

interface ProposalFormProps {
  title: string;
  lede: string;
  send: string;
  assumption: { key: string; title: string; value: string };
  filled: Filled;
  /** Fields of this form alone. */
  children?: ReactNode;
}

export function ProposalForm({ title, lede, send, assumption, filled, children }: ProposalFormProps) {
  const words = assumptionsWords[useLanguage()];
  return (
    <>
      <Title
        title={title}
        crumbs={[
          { href: registerPath, label: words.title },
          { href: assumptionPath(assumption.key), label: assumption.title },
        ]}
        lede={lede}
      />
      <ErrorSummary errors={filled.errors} />
      <div className="value-in-force">
        <p className="soft">{words.now}</p>
        <p className="value-text">{assumption.value}</p>
      </div>
      <form method="post" className="form">
        {children}
        <BearingFields filled={filled} />
        <Button>{send}</Button>
      </form>
    </>
  );
}

interface SentenceProps {
  control: keyof typeof controls;
  label: string;
  hint?: string;
  filled: Filled;
}

/** A sentence of the form. */
export function Sentence({ control, filled: { values, errors }, ...said }: SentenceProps) {
  const name = controls[control];
  return <TextArea {...said} look="sentence" name={name} errors={errors} defaultValue={values[name]} />;
}

function BearingFields({ filled }: { filled: Filled }) {
  const words = assumptionsWords[useLanguage()];
  const { values, errors } = filled;
  return (
    <>
      <Sentence control="source" label={words.source} hint={words.sourceHint} filled={filled} />
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
      <Sentence control="document" label={words.documentLabel} hint={words.documentHint} filled={filled} />
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
