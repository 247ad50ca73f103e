import { useMemo } from 'react';
import { zones } from '@/lib/zone';
import type { FieldProps } from './Field';
import { SelectField } from './SelectField';

interface ZoneFieldProps extends FieldProps {
  /** IANA name; empty when nothing is chosen. */
  value: string;
  onChange: (zone: string) => void;
}

/** A time zone by its IANA name; typing narrows. */
export function ZoneField(props: ZoneFieldProps) {
  const options = useMemo(
    () => zones(props.value).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    [props.value],
  );
  return <SelectField {...props} options={options} />;
}
