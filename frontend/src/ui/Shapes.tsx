import type { ReactNode } from 'react';
import type { Shape, Tone } from './states';

const glyph = 'var(--m-glyph)';
const ink = 'var(--m-ink)';
const ring = (colour: string) => <circle cx="8" cy="8" r="6.25" fill="none" stroke={colour} strokeWidth="1.5" />;
const disc = (colour: string) => <circle cx="8" cy="8" r="7.25" fill={colour} />;
const line = (d: string, colour: string, width: number) => (
  <path d={d} fill="none" stroke={colour} strokeWidth={width} />
);

/** The drawings, on a grid of 16 px; the run book on paper has the same. */
const drawings: Record<Shape, (colour: string) => ReactNode> = {
  circle: ring,
  play: (c) => (
    <>
      {disc(c)}
      <path d="M6.1 4.5 11.7 8 6.1 11.5Z" fill={glyph} />
    </>
  ),
  tick: (c) => (
    <>
      {disc(c)}
      {line('M4.5 8.3 7 10.9 11.6 5.3', glyph, 1.9)}
    </>
  ),
  cross: (c) => (
    <>
      <path d="M1.25 1.25h13.5v13.5H1.25z" fill={c} />
      {line('M4.75 4.75l6.5 6.5M11.25 4.75l-6.5 6.5', glyph, 2.1)}
    </>
  ),
  slash: (c) => (
    <>
      {ring(c)}
      {line('M3.8 12.2l8.4-8.4', c, 1.5)}
    </>
  ),
  diamond: () => (
    <>
      <path d="M8 .9 15.1 8 8 15.1 .9 8Z" fill="var(--m-hold)" stroke="var(--m-hold-edge)" strokeWidth="1.2" />
      {line('M4.6 8h6.8', 'var(--m-hold-line)', 2)}
    </>
  ),
  hourglass: (c) => <path d="M2.5 1.25h11L9.2 8l4.3 6.75h-11L6.8 8Z" fill={c} />,
  broken: (c) => <circle cx="8" cy="8" r="6.25" fill="none" stroke={c} strokeWidth="1.5" strokeDasharray="2.2 1.73" />,
  third: (c) => (
    <>
      {ring(c)}
      <path d="M8 8V4.1A3.9 3.9 0 0 1 11.38 9.95Z" fill={c} />
    </>
  ),
  twoThirds: (c) => (
    <>
      {ring(c)}
      <path d="M8 8V4.1A3.9 3.9 0 1 1 4.62 9.95Z" fill={c} />
    </>
  ),
  core: (c) => (
    <>
      {ring(c)}
      <circle cx="8" cy="8" r="3.9" fill={c} />
    </>
  ),
  openCross: (c) => (
    <>
      {line('M2 2h12v12H2z', c, 1.5)}
      {line('M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6', c, 1.5)}
    </>
  ),
  triangle: () => (
    <>
      <path d="M8 1.2 15.6 14.6H.4Z" fill={ink} />
      {line('M8 6v4.2', 'var(--bg)', 1.7)}
      <circle cx="8" cy="12.3" r="1" fill="var(--bg)" />
    </>
  ),
  noReturn: () => (
    <>
      {line('M2.5 1.5v13', ink, 2.4)}
      {line('M5.5 8h8.5M10.4 4.2 14.2 8l-3.8 3.8', ink, 1.8)}
    </>
  ),
  gate: () => (
    <>
      {line('M1 2.5h14M1 13.5h14', ink, 2.4)}
      {line('M4.5 8.2 7 10.4 11.5 5.6', ink, 1.6)}
    </>
  ),
};

export type MarkSize = 12 | 14 | 16 | 20 | 24;

/** One drawing. With a label it is an image with that name, without one it is silent: a word stands beside it. */
export function Drawing(props: { shape: Shape; tone?: Tone; size: MarkSize; label?: string }) {
  const colour = `var(--m-${props.tone ?? 'ink'})`;
  return (
    <Svg size={props.size} label={props.label}>
      {drawings[props.shape](colour)}
    </Svg>
  );
}

export function Svg({ size, label, children }: { size: MarkSize; label?: string; children: ReactNode }) {
  return (
    <svg
      className="mark"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {children}
    </svg>
  );
}
