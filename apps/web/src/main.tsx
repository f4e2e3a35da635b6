import './shared/tokens.css';
import './shared/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startLanguage } from './i18n/language.js';
import { registerAppShell } from './update/app-shell.js';

await startLanguage();
// A donor's link leads to a page without an account.
const Root = location.pathname === '/donor' ? (await import('./public/donor-page.js')).DonorPage : App;
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
registerAppShell();
