import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Frame } from '@/app/Frame';
import type { PaletteSource } from '@/app/paletteEntries';
import { StatusBar } from '@/app/StatusBar';
import { Skeleton } from '@/ui/Skeleton';
import { kitNav, kitStatus } from './KitFrame';
import { kitItems } from './KitTable';

const findItems: PaletteSource = async (text) =>
  kitItems(12)
    .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
    .map(({ ref, title, state }) => ({
      id: ref,
      group: 'Items',
      code: ref,
      label: title,
      state,
      note: '3.12.1 final',
      run: () => window.location.assign('#/kit/frame'),
    }));
const sources = [findItems];

/** The frame around the sheet of the kit. */
export function KitShell() {
  return (
    <Frame nav={kitNav} status={<StatusBar status={kitStatus} />} sources={sources}>
      <Suspense fallback={<Skeleton />}>
        <Outlet />
      </Suspense>
    </Frame>
  );
}
