import { t } from '@/i18n/i18n';
import { Drawing, type MarkSize, Svg } from './Shapes';
import classes from './StateMark.module.css';
import { type Risk, type Sign, type State, signs, states, type Tone } from './states';

export function stateWord(state: State): string {
  return t(states[state].label);
}

/** The mark of a state alone, for rows beside a legend; it has the word as its accessible name. */
export function StateMark({ state, size = 16 }: { state: State; size?: MarkSize }) {
  const { shape, tone } = states[state];
  return <Drawing shape={shape} tone={tone} size={size} label={stateWord(state)} />;
}

/** Mark and word in the colour of the state, as it stands in tables. `word` says it otherwise ("7 min over"). */
export function StateText({ state, word, size = 14 }: { state: State; word?: string; size?: MarkSize }) {
  const { shape, tone } = states[state];
  return (
    <span className={`${classes.state} i-${tone}`}>
      <Drawing shape={shape} tone={tone} size={size} />
      <span className={classes.word}>{word ?? stateWord(state)}</span>
    </span>
  );
}

/** Mark and word on a tint, for heads. */
export function StatePill({ state, word }: { state: State; word?: string }) {
  const { shape, tone } = states[state];
  return (
    <Pill tone={tone}>
      <Drawing shape={shape} tone={tone} size={14} />
      {word ?? stateWord(state)}
    </Pill>
  );
}

/** A tinted word of a colour family, when what it says is not one of the states. */
export function Pill({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return <span className={`${classes.pill} ${classes[tone]}`}>{children}</span>;
}

/** A sign that goes beside a state: warning, point of no return, checkpoint. */
export function SignMark({ sign, size = 16 }: { sign: Sign; size?: MarkSize }) {
  return <Drawing shape={signs[sign].shape} size={size} label={t(signs[sign].label)} />;
}

const bars = ['M1.5 10.5h3v4h-3z', 'M6.5 6.5h3v8h-3z', 'M11.5 2.5h3v12h-3z'];
const filled: Record<Risk, number> = { low: 1, medium: 2, high: 3 };

interface RiskMarkProps {
  risk: Risk;
  size?: MarkSize;
  /** No head or label says that it is a risk: the words do. */
  alone?: boolean;
}

/** One to three bars and the word; high is red and bold. */
export function RiskMark({ risk, size = 14, alone }: RiskMarkProps) {
  const colour = risk === 'high' ? 'var(--m-fail)' : 'var(--m-ink)';
  return (
    <span className={`${classes.risk} ${risk === 'high' ? classes.high : ''}`}>
      <Svg size={size}>
        {bars.map((bar, i) => (
          <path key={bar} d={bar} fill={i < filled[risk] ? colour : 'none'} stroke={colour} />
        ))}
      </Svg>
      {alone ? t(`ui.risk.alone_${risk}`) : t(`ui.risk.${risk}`)}
    </span>
  );
}

/** The stamp of a document or run book that is not final. */
export function DraftStamp() {
  return <span className={classes.draft}>{t('ui.stamp.draft')}</span>;
}
