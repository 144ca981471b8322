import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { localeNamed, localeParameter, setLocale } from '../contract/messages/locale.ts'
import { App } from './app/app.tsx'
import { ErrorBoundary } from './app/broken-window.tsx'

setLocale(localeNamed(new URLSearchParams(location.search).get(localeParameter)))
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>
)
