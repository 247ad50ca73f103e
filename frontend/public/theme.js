// Runs before the first paint. A dark window never flashes white: src/theme/scheme.tsx keeps the same choice. And the welcome
// page that stands in index.html is shown in the language of src/i18n/language.ts, unless a workspace is open, as after
// loading the window again, or an address leads elsewhere.
(() => {
  const { dataset } = document.documentElement;
  const choice = localStorage.getItem('renogen.theme');
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  dataset.theme = dark ? 'dark' : 'light';

  const kept = localStorage.getItem('renogen.language');
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => code === 'en' || code === 'de');
  const language = kept === '"de"' || kept === '"en"' ? kept.slice(1, 3) : (spoken ?? 'en');
  const elsewhere =
    !['', '#/'].includes(location.hash) || location.search !== '' || sessionStorage.getItem('renogen.open');
  if (!elsewhere) dataset.first = language;
})();
