import { createTheme, type MantineColorsTuple } from '@mantine/core';

const shades = (token: string) => Array(10).fill(`var(${token})`) as unknown as MantineColorsTuple;

/** The library's theme: our type, radii and measures; every shade is a token, so light, dark and contrast just switch. */
export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  colors: { accent: shades('--accent'), gray: shades('--line-2'), dark: shades('--line-2'), red: shades('--m-fail') },
  primaryColor: 'accent',
  white: 'var(--bg)',
  black: 'var(--text)',
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  shadows: { sm: 'var(--shadow-pop)', md: 'var(--shadow-pop)', lg: 'var(--shadow-pop)' },
  respectReducedMotion: true,
  cursorType: 'default',
  focusRing: 'auto',
});
