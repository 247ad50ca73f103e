// Reads a calendar with a parser that is not ours and tells what it understood, as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../../frontend/package.json', import.meta.url));
const { default: ICAL } = await import(require.resolve('ical.js'));

const [calendar] = [].concat(new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8'))));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: moment(event.startDate),
    end: moment(event.endDate),
    zone: event.startDate.isDate ? 'date' : event.startDate.zone.tzid,
    summary: event.summary,
    description: event.description ?? '',
    categories: component.getFirstProperty('categories')?.getValues() ?? [],
    status: component.getFirstPropertyValue('status'),
    stamp: component.getFirstPropertyValue('dtstamp').toJSDate().toISOString(),
  };
});
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue('name'), events }));
