import { createRoot } from 'react-dom/client';
import './theme/library.css';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/mantine.css';
import { App } from './app/App';
import { startLanguage } from './i18n/language';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void startLanguage().finally(() => createRoot(root).render(<App />));
