import { durationText, parseDuration } from '@/lib/duration';
import type { FieldProps } from './Field';
import { ReadField } from './ReadField';

interface NumberFieldProps extends FieldProps {
  /** Whole number; null when empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  placeholder?: string;
  unit?: string;
}

/** A whole number. Limits are the backend's to say. */
export function NumberField(props: NumberFieldProps) {
  return (
    <ReadField<number | null>
      {...props}
      absent={null}
      write={String}
      read={(text) =>
        /^-?\d{1,15}$/.test(text.trim())
          ? { value: Number(text) }
          : { problem: { key: 'ui.number.unreadable', params: { given: text } } }
      }
    />
  );
}

interface DurationFieldProps extends FieldProps {
  /** Minutes; 0 when empty. */
  value: number;
  onChange: (minutes: number) => void;
  placeholder?: string;
}

/** A duration as people write it: "90", "1 h 30 min", "1:30", "2d". */
export function DurationField(props: DurationFieldProps) {
  return (
    <ReadField<number>
      {...props}
      absent={0}
      write={durationText}
      read={(text) => {
        const minutes = parseDuration(text);
        return minutes === null
          ? { problem: { key: 'ui.duration.unreadable', params: { given: text } } }
          : { value: minutes };
      }}
    />
  );
}
