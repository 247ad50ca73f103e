import { type ComboboxItem, type ComboboxRenderPillInput, MultiSelect, Pill, Select } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { t } from '@/i18n/i18n';
import { Field, type FieldProps, fieldProps } from './Field';
import fieldClasses from './Field.module.css';
import { Icon } from './Icon';
import classes from './SelectField.module.css';
import { StateMark } from './StateMark';
import type { State } from './states';

export interface Option {
  value: string;
  label: string;
  /** Its mark stands before it. */
  state?: State;
  /** A second line. */
  hint?: string;
  /** It cannot be chosen. */
  off?: boolean;
}

interface Shared extends FieldProps {
  options: Option[];
  placeholder?: string;
}

const look = {
  input: `${fieldClasses.in} ${classes.input}`,
  dropdown: classes.dropdown,
  option: classes.option,
  empty: classes.empty,
  pill: classes.pill,
  pillsList: classes.pills,
  inputField: classes.inputField,
  section: classes.section,
};

function shared({ options, placeholder }: Shared) {
  const byValue = new Map(options.map((option) => [option.value, option]));
  return {
    data: options.map(({ value, label, off }) => ({ value, label, disabled: off })),
    placeholder,
    searchable: true, // by key one types what one wants
    openOnFocus: false, // passing by opens nothing
    nothingFoundMessage: t('ui.select.nothing'),
    comboboxProps: { offset: 4, transitionProps: { duration: 0 } },
    rightSection: <Icon name="down" />,
    rightSectionPointerEvents: 'none' as const,
    maxDropdownHeight: 280,
    withScrollArea: false,
    styles: { dropdown: { overflowY: 'auto' as const, maxHeight: 280 } },
    classNames: look,
    renderOption: ({ option, checked }: { option: { value: string }; checked?: boolean }) => (
      <OptionRow option={byValue.get(option.value)} checked={checked} />
    ),
  };
}

/** What was there gives way to what is typed. */
function selectText(event: { currentTarget: HTMLInputElement }) {
  event.currentTarget.select();
}

/** Enter takes the first of those that typing left, unless the arrows chose one. */
function takeFirst(event: KeyboardEvent<HTMLInputElement>, label: string) {
  const { value } = event.currentTarget;
  const list = document.getElementById(event.currentTarget.getAttribute('aria-controls') ?? '');
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !list || value === '' || value === label) return;
  if (list.querySelector('[data-combobox-selected]')) return;
  event.preventDefault();
  list.querySelector<HTMLElement>('[data-combobox-option]:not([data-combobox-disabled])')?.click();
}

function OptionRow({ option, checked }: { option: Option | undefined; checked?: boolean }) {
  if (!option) return null;
  return (
    <>
      {option.state && <StateMark state={option.state} />}
      <span className="grow">
        {option.label}
        {option.hint && <span className={classes.hint}>{option.hint}</span>}
      </span>
      {checked && <Icon name="check" />}
    </>
  );
}

interface SelectFieldProps extends Shared {
  /** Empty when nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  /** Choosing the chosen one again empties it. */
  clearable?: boolean;
}

/** One of a list. */
export function SelectField(props: SelectFieldProps) {
  return (
    <Field {...fieldProps(props)}>
      {(control) => (
        <Select
          {...shared(props)}
          {...control}
          value={props.value || null}
          allowDeselect={props.clearable ?? false}
          onChange={(value) => props.onChange(value ?? '')}
          onFocus={selectText}
          onClick={selectText}
          onKeyDown={(event) => takeFirst(event, props.options.find(({ value }) => value === props.value)?.label ?? '')}
        />
      )}
    </Field>
  );
}

interface MultiSelectFieldProps extends Shared {
  value: string[];
  onChange: (value: string[]) => void;
}

/** What was chosen; it may be no choice any more. */
function Chosen({ option, value, onRemove, disabled }: ComboboxRenderPillInput) {
  const label = (option as ComboboxItem | undefined)?.label ?? value;
  return (
    <Pill className={classes.pill} title={label} withRemoveButton={!disabled} onRemove={onRemove}>
      {label}
    </Pill>
  );
}

/** Any of a list. */
export function MultiSelectField(props: MultiSelectFieldProps) {
  return (
    <Field {...fieldProps(props)}>
      {(control) => (
        <MultiSelect
          {...shared(props)}
          {...control}
          value={props.value}
          placeholder={props.value.length === 0 ? props.placeholder : undefined}
          onChange={props.onChange}
          renderPill={(pill) => <Chosen {...pill} />}
          error={control['aria-invalid']} // it marks its input by this alone
          withErrorStyles={false}
          selectFirstOptionOnChange // what was typed is taken by Enter, as in a list of one choice
        />
      )}
    </Field>
  );
}
