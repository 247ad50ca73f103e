// Runs before the first paint, so that a dark window never flashes white. src/theme/scheme.ts keeps the same choice.
(() => {
  const choice = localStorage.getItem('renogen.theme');
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
