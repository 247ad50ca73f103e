import { usePlace } from '@/app/place';
import { type SchemeChoice, useScheme } from '@/theme/scheme';
import { Link } from '@/ui/Link';
import { Segments } from '@/ui/Tabs';
import classes from './Kit.module.css';
import { KitData } from './KitData';
import { KitFields } from './KitFields';
import { KitLook } from './KitLook';

/** Every part of the kit in its states; at #/kit. */
export function Kit() {
  usePlace([{ label: 'Kit' }]);
  const { choice, choose } = useScheme();
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <h1 className="t20 b">Kit</h1>
        <Segments
          label="Colours"
          value={choice}
          onChange={(next) => choose(next as SchemeChoice)}
          tabs={[
            { id: 'system', label: 'System' },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
        />
        <Link className="link t13" to="/kit/frame">
          The frame with a page and a panel
        </Link>
        <Link className="link t13" to="/kit/rows">
          50,000 rows
        </Link>
      </div>
      <div className={classes.kit}>
        <KitLook />
        <KitFields />
        <KitData />
      </div>
    </div>
  );
}
