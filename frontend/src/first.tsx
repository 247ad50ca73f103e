import { renderToStaticMarkup } from 'react-dom/server';
import { WelcomePage } from './features/workspaces/WelcomePage';
import { german } from './i18n/german';
import { i18n } from './i18n/i18n';
import { LanguageButton, LanguageCorner } from './parts/LanguageCorner';

/**
 * The welcome page as HTML, in each language, for index.html: it is seen while the program of the window is still being
 * read, and the same page takes its place. public/theme.js says when it is shown, and in which language.
 */
export async function firstPages(): Promise<string> {
  i18n.addResourceBundle('de', 'translation', german);
  let pages = '';
  for (const language of ['en', 'de']) {
    await i18n.changeLanguage(language);
    const page = renderToStaticMarkup(
      <>
        <WelcomePage />
        <LanguageCorner>
          <LanguageButton />
        </LanguageCorner>
      </>,
    );
    pages += `<div data-first="${language}" lang="${language}" aria-hidden="true" inert>${page}</div>`;
  }
  return pages;
}
