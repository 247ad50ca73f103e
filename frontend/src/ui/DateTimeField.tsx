import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { type KeyboardEventHandler, useState } from 'react';
import { t } from '@/i18n/i18n';
import { fullMomentText, parseMoment } from '@/lib/time';
import { momentOf, sameClock, wallTime, zoneWord } from '@/lib/zone';
import { IconButton } from './Button';
import classes from './DateTimeField.module.css';
import type { FieldProps } from './Field';
import fieldClasses from './Field.module.css';
import { ReadField } from './ReadField';

interface DateTimeFieldProps extends FieldProps {
  /** Unix milliseconds; 0 when empty. */
  value: number;
  onChange: (at: number) => void;
  /** The IANA zone in which it is typed and shown: the project's. */
  zone: string;
  /** A second zone to show it in: the reader's. */
  otherZone?: string;
  onKeyDown?: KeyboardEventHandler;
}

/** A moment, typed ("3 Dec 14:00", "2026-12-03 14:00") or picked, in one zone, shown in two. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { value, onChange, zone, otherZone } = props;
  const [revision, setRevision] = useState(0); // a picked day replaces whatever was typed
  const pick = (day: string) => {
    onChange(onDay(day, value, zone));
    setRevision(revision + 1);
  };
  return (
    <ReadField<number>
      {...props}
      key={revision}
      note={props.note ?? zoneWord(zone, value || Date.now())}
      hint={props.hint ?? otherTime(value, zone, otherZone)}
      absent={0}
      mono
      write={(at) => fullMomentText(at, zone)}
      read={(text) => {
        const result = parseMoment(text, zone, Date.now());
        return 'at' in result ? { value: result.at } : result;
      }}
    >
      <span className={fieldClasses.buttons}>
        <DayPopover value={value} zone={zone} off={props.off} onPick={pick} />
      </span>
    </ReadField>
  );
}

function otherTime(at: number, zone: string, otherZone: string | undefined): string | undefined {
  if (!at || !otherZone || sameClock(zone, otherZone, at)) return undefined;
  return `${fullMomentText(at, otherZone)} ${zoneWord(otherZone, at)}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** The clock of the old value on another day; a first one starts at 09:00. */
function onDay(day: string, old: number, zone: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const clock = old ? wallTime(old, zone) : { hour: 9, minute: 0 };
  const at = momentOf({ year, month, day: date, hour: clock.hour, minute: clock.minute }, zone);
  return at ?? momentOf({ year, month, day: date, hour: clock.hour + 1, minute: clock.minute }, zone) ?? 0;
}

function DayPopover(props: { value: number; zone: string; off?: string; onPick: (day: string) => void }) {
  const [open, setOpen] = useState(false);
  const wall = props.value ? wallTime(props.value, props.zone) : null;
  const day = wall ? `${wall.year}-${two(wall.month)}-${two(wall.day)}` : null;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes.pop }}
    >
      <Popover.Target>
        <IconButton icon="calendar" label={t('ui.moment.pick')} reason={props.off} onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={day}
          defaultDate={day ?? undefined}
          size="xs"
          ariaLabels={{ previousMonth: t('ui.moment.month_before'), nextMonth: t('ui.moment.month_after') }}
          classNames={{
            day: classes.day,
            weekday: classes.weekday,
            calendarHeaderLevel: classes.head,
            calendarHeaderControl: classes.head,
          }}
          onChange={(picked) => {
            if (picked) props.onPick(picked);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
